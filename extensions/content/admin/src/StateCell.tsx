import type { ContentKind } from '@huntzen/kernel/contracts';
import { StateBadge } from './StateBadge.tsx';
import { useStateOf } from './use-state-of.ts';

/** The state of one row of a list of content. */
export function StateCell({ kind, documentId }: { kind: ContentKind; documentId: string }) {
  const state = useStateOf(kind, documentId);
  return state === undefined ? null : <StateBadge state={state} />;
}
