import { useState } from 'react';

import { m } from '../../paraglide/messages.js';
import { RefusedError } from './client.ts';
import { EntryForm, newDraft, type Draft } from './EntryForm.tsx';
import { tagTrends, type OpenedEntry } from './journal.ts';
import { fullDay, offeredTags } from './moods.ts';
import { problemText } from './problems.ts';
import { addEntry, changeEntry, type JournalSession } from './session.ts';

interface Props {
  session: JournalSession;
  entries: readonly OpenedEntry[];
  today: string;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  onSaved: (entry: OpenedEntry) => void;
  /** Another device changed the entry: the page reads all of them again. */
  onConflict: () => void;
}

const maxOffered = 12;

async function save(session: JournalSession, draft: Draft, mood: number): Promise<OpenedEntry> {
  const { id, revision, day, tags, text } = draft;
  const writtenAt = draft.writtenAt === '' ? new Date().toISOString() : draft.writtenAt;
  const content = { day, mood, tags, text, writtenAt };
  return revision === 0
    ? addEntry(session, id, content, draft.wasTried)
    : changeEntry(session, id, revision, content);
}

/** Writing an entry, or changing one. What was typed stays until it is saved. */
export function WriteView({ session, entries, today, draft, setDraft, onSaved, onConflict }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isConflict, setIsConflict] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const own = tagTrends(entries).map(({ tag }) => tag);

  async function submit(): Promise<void> {
    if (draft.mood === null) return;
    setIsBusy(true);
    setProblem(null);
    try {
      const saved = await save(session, draft, draft.mood);
      onSaved(saved);
      setDone(m.journal_saved({ day: fullDay(saved.day) }));
      setIsConflict(false);
      setDraft(newDraft(today));
    } catch (error) {
      setProblem(problemText(error));
      const isConflicting = error instanceof RefusedError && (error.status === 409 || error.status === 404);
      setIsConflict(isConflicting && draft.revision > 0);
      if (isConflicting) onConflict();
      else setDraft({ ...draft, wasTried: true });
    } finally {
      setIsBusy(false);
    }
  }

  function keepBoth(): void {
    const { day, mood, tags, text } = draft;
    setDraft({ ...newDraft(today), day, mood, tags, text });
    setIsConflict(false);
    setProblem(null);
  }

  return (
    <div className="space-y-4">
      <p role="status" className={done === null ? '' : 'rounded-card bg-leaf-soft p-4 text-leaf'}>
        {done}
      </p>
      {draft.revision > 0 && <p className="font-medium">{m.journal_editing({ day: fullDay(draft.day) })}</p>}
      <EntryForm
        key={draft.id}
        draft={draft}
        today={today}
        offeredTags={[...new Set([...own, ...offeredTags()])].slice(0, maxOffered)}
        isBusy={isBusy}
        problem={problem}
        isConflict={isConflict}
        onChange={(changed) => {
          setDone(null);
          setDraft(changed);
        }}
        onSave={() => void submit()}
        onKeepBoth={keepBoth}
        onCancel={draft.revision > 0 ? () => setDraft(newDraft(today)) : undefined}
      />
    </div>
  );
}
