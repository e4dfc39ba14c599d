import type { ContentKind } from '@huntzen/kernel/contracts';
import { useEffect, useState } from 'react';
import type { ContentState } from '../../contracts/index.ts';
import { statesMoved, useContentApi } from './use-content-api.ts';

/** The state of one piece of content, kept up to date; undefined until it is known. */
export function useStateOf(kind: ContentKind | undefined, documentId: string | undefined) {
  const api = useContentApi();
  const [state, setState] = useState<ContentState>();
  useEffect(() => {
    if (kind === undefined || documentId === undefined) return undefined;
    let current = true;
    const load = () =>
      void api.stateOfRow(kind, documentId).then((found) => {
        if (current) setState(found);
      });
    load();
    statesMoved.addEventListener('change', load);
    return () => {
      current = false;
      statesMoved.removeEventListener('change', load);
    };
  }, [api, kind, documentId]);
  return state;
}
