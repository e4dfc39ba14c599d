import { Fragment, useState } from 'react';

import { m } from '../../paraglide/messages.js';
import { sortEntries, type OpenedEntry } from './journal.ts';
import { fullDay, moodColour, moodLabel } from './moods.ts';

interface Props {
  entries: readonly OpenedEntry[];
  onEdit?: (entry: OpenedEntry) => void;
  onRemove?: (entry: OpenedEntry) => void;
}

const shownAtFirst = 30;

function Remove({ entry, onRemove }: { entry: OpenedEntry; onRemove: (entry: OpenedEntry) => void }) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking)
    return (
      <button type="button" className="button button-quiet" onClick={() => setIsAsking(true)}>
        {m.journal_delete()}
      </button>
    );
  return (
    <>
      <span role="alert">{m.journal_delete_ask()}</span>
      <button type="button" className="button button-danger" onClick={() => onRemove(entry)}>
        {m.journal_delete_yes()}
      </button>
      <button type="button" className="button button-quiet" onClick={() => setIsAsking(false)}>
        {m.journal_cancel()}
      </button>
    </>
  );
}

function Entry({ entry, onEdit, onRemove }: { entry: OpenedEntry } & Omit<Props, 'entries'>) {
  return (
    <article className="card space-y-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className={`rounded-control px-3 py-1 font-semibold text-ink ${moodColour(entry.mood)}`}>
          {m.journal_mood_figure({ mood: entry.mood, label: moodLabel(entry.mood) })}
        </span>
        {entry.tags.map((tag) => (
          <span key={tag} className="rounded-control border border-line px-2 py-0.5 text-sm">
            {tag}
          </span>
        ))}
      </p>
      {entry.text !== '' && <p className="break-words whitespace-pre-wrap">{entry.text}</p>}
      <div className="flex flex-wrap items-center gap-2">
        {onEdit !== undefined && (
          <button type="button" className="button button-plain" onClick={() => onEdit(entry)}>
            {m.journal_edit()}
          </button>
        )}
        {onRemove !== undefined && <Remove entry={entry} onRemove={onRemove} />}
      </div>
    </article>
  );
}

/** Entries by day, the newest first. */
export function EntryList({ entries, onEdit, onRemove }: Props) {
  const [shown, setShown] = useState(shownAtFirst);
  const sorted = sortEntries(entries);
  const visible = sorted.slice(0, shown);
  return (
    <div className="space-y-4">
      {visible.map((entry, index) => (
        <Fragment key={entry.id}>
          {entry.day !== visible[index - 1]?.day && <h3 className="pt-2">{fullDay(entry.day)}</h3>}
          <Entry
            entry={entry}
            {...(onEdit === undefined ? {} : { onEdit })}
            {...(onRemove === undefined ? {} : { onRemove })}
          />
        </Fragment>
      ))}
      {sorted.length > shown && (
        <button type="button" className="button button-plain" onClick={() => setShown(shown + shownAtFirst)}>
          {m.journal_show_more()}
        </button>
      )}
    </div>
  );
}
