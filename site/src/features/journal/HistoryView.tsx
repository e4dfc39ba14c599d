import { useId } from 'react';

import { m } from '../../paraglide/messages.js';
import { EntryList } from './EntryList.tsx';
import { MOODS, searchEntries, type OpenedEntry, type Search } from './journal.ts';
import { fullDay, moodLabel } from './moods.ts';
import { Field } from './vault/Field.tsx';

interface Props {
  entries: readonly OpenedEntry[];
  search: Search;
  onSearch: (search: Search) => void;
  onEdit: (entry: OpenedEntry) => void;
  onRemove: (entry: OpenedEntry) => void;
}

/** Everything that was written, searched in the page: no word of the search leaves it. */
export function HistoryView({ entries, search, onSearch, onEdit, onRemove }: Props) {
  const moodId = useId();
  if (entries.length === 0) return <p className="card text-muted">{m.journal_empty()}</p>;
  const found = searchEntries(entries, search);
  return (
    <div className="space-y-5">
      <div className="card grid gap-4 sm:grid-cols-2" role="search">
        <Field
          label={m.journal_search()}
          hint={m.journal_search_hint()}
          type="search"
          autoComplete="off"
          value={search.text}
          onChange={(text) => onSearch({ ...search, text })}
        />
        <div className="space-y-1.5">
          <label htmlFor={moodId} className="block font-medium">
            {m.journal_mood_filter()}
          </label>
          <select
            id={moodId}
            className="control max-w-md"
            value={search.mood ?? ''}
            onChange={({ target }) =>
              onSearch({ ...search, mood: target.value === '' ? null : Number(target.value) })
            }
          >
            <option value="">{m.journal_mood_any()}</option>
            {MOODS.map((mood) => (
              <option key={mood} value={mood}>
                {m.journal_mood_figure({ mood, label: moodLabel(mood) })}
              </option>
            ))}
          </select>
        </div>
        {search.day !== null && (
          <p className="flex flex-wrap items-center gap-3">
            {fullDay(search.day)}
            <button
              type="button"
              className="button button-plain"
              onClick={() => onSearch({ ...search, day: null })}
            >
              {m.journal_all_days()}
            </button>
          </p>
        )}
      </div>
      <p role="status" className="text-muted">
        {m.journal_found({ count: found.length })}
      </p>
      <EntryList entries={found} onEdit={onEdit} onRemove={onRemove} />
    </div>
  );
}
