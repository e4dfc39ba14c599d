import { useEffect, useRef, useState } from 'react';

import { newDraft, type Draft } from './EntryForm.tsx';
import { findDraft, keepDraft, type JournalSession } from './session.ts';

const pauseMs = 400;

const isUntouched = ({ mood, tags, text }: Draft): boolean =>
  mood === null && tags.length === 0 && text === '';

const keep = (session: JournalSession, draft: Draft) => keepDraft(session, isUntouched(draft) ? null : draft);

/** What is being typed: kept on this device, sealed, so that neither a lock nor a reload nor an error loses it. */
export function useDraft(session: JournalSession, today: string) {
  const [draft, setDraft] = useState(() => newDraft(today));
  const [isRestored, setIsRestored] = useState(false);
  const latest = useRef<Draft | null>(null);

  useEffect(() => {
    void findDraft(session).then((kept) => {
      if (kept !== null) setDraft(kept as Draft);
      setIsRestored(true);
    });
  }, [session]);

  useEffect(() => {
    if (!isRestored) return undefined;
    latest.current = draft;
    const timer = setTimeout(() => void keep(session, draft), isUntouched(draft) ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [draft, isRestored, session]);

  // A lock takes the page away before the pause is over.
  useEffect(
    () => () => {
      if (latest.current !== null) void keep(session, latest.current);
    },
    [session],
  );

  return { draft, setDraft };
}
