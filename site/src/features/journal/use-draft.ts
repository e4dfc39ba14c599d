import { useEffect, useState } from 'react';

import { newDraft, type Draft } from './EntryForm.tsx';
import { findDraft, keepDraft, type JournalSession } from './session.ts';

const pauseMs = 400;

const isUntouched = ({ mood, tags, text }: Draft): boolean =>
  mood === null && tags.length === 0 && text === '';

/** What is being typed: kept on this device, sealed, so that neither a lock nor a reload nor an error loses it. */
export function useDraft(session: JournalSession, today: string) {
  const [draft, setDraft] = useState(() => newDraft(today));
  const [isRestored, setIsRestored] = useState(false);

  useEffect(() => {
    void findDraft(session).then((kept) => {
      if (kept !== null) setDraft(kept as Draft);
      setIsRestored(true);
    });
  }, [session]);

  useEffect(() => {
    if (!isRestored) return undefined;
    const timer = setTimeout(() => void keepDraft(session, isUntouched(draft) ? null : draft), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, isRestored, session]);

  return { draft, setDraft };
}
