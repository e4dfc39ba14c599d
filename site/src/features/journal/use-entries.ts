import { useCallback, useEffect, useState } from 'react';

import type { OpenedEntry } from './journal.ts';
import { problemText } from './problems.ts';
import { readEntries, type JournalSession } from './session.ts';

/** Every entry, opened; `problem` says why there are none. */
export interface EntriesState {
  entries: OpenedEntry[] | null;
  unreadable: number;
  problem: string | null;
}

/** Reads and opens every entry when the journal opens, and again when asked. */
export function useEntries(session: JournalSession) {
  const [state, setState] = useState<EntriesState>({ entries: null, unreadable: 0, problem: null });
  const load = useCallback(async () => {
    try {
      setState({ ...(await readEntries(session)), problem: null });
    } catch (error) {
      setState((before) => ({ ...before, problem: problemText(error) }));
    }
  }, [session]);
  useEffect(() => void load(), [load]);
  const put = (added: readonly OpenedEntry[]) => {
    const ids = new Set(added.map(({ id }) => id));
    setState((before) => ({
      ...before,
      entries: [...(before.entries ?? []).filter(({ id }) => !ids.has(id)), ...added],
    }));
  };
  const drop = (id: string) =>
    setState((before) => ({ ...before, entries: (before.entries ?? []).filter((entry) => entry.id !== id) }));
  return { ...state, load, put, drop };
}
