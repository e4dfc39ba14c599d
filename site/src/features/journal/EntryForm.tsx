import { maxEntryCharacters } from '@huntzen/records/journal-crypto';
import { useId, useState, type SubmitEvent } from 'react';

import { m } from '../../paraglide/messages.js';
import { MOODS } from './journal.ts';
import { moodColour, moodLabel } from './moods.ts';
import { TagsField } from './TagsField.tsx';
import { Field, Problem } from './vault/Field.tsx';

/** What is being typed. */
export interface Draft {
  /** The entry's id: chosen when one begins to type, so that saving again after a lost answer is the same entry. */
  id: string;
  /** The revision that is changed; 0 of a new entry. */
  revision: number;
  /** When the entry was first written; empty of a new one. */
  writtenAt: string;
  day: string;
  mood: number | null;
  tags: string[];
  text: string;
  /** Whether it was sent before without an answer. */
  wasTried: boolean;
}

/** A new entry about a day. */
export const newDraft = (day: string): Draft => ({
  id: crypto.randomUUID(),
  revision: 0,
  writtenAt: '',
  day,
  mood: null,
  tags: [],
  text: '',
  wasTried: false,
});

interface Props {
  draft: Draft;
  today: string;
  offeredTags: readonly string[];
  isBusy: boolean;
  problem: string | null;
  /** Whether another device changed the entry meanwhile: the text may be kept as an entry of its own. */
  isConflict: boolean;
  onChange: (draft: Draft) => void;
  onSave: () => void;
  onKeepBoth: () => void;
  onCancel?: (() => void) | undefined;
}

function MoodChoice({ mood, onChange }: { mood: number | null; onChange: (mood: number) => void }) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{m.journal_mood()}</legend>
      <div className="grid grid-cols-5 gap-2">
        {MOODS.map((value) => (
          <label
            key={value}
            className={`flex min-h-20 flex-col items-center justify-center gap-1 rounded-control border-2 p-1 text-center text-ink ${moodColour(value)} ${
              mood === value ? 'border-primary font-semibold' : 'border-transparent'
            }`}
          >
            <input
              type="radio"
              className="size-5"
              name={name}
              value={value}
              checked={mood === value}
              onChange={() => onChange(value)}
            />
            <span className="text-lg leading-none">{value}</span>
            <span className="text-sm leading-tight hyphens-auto">{moodLabel(value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One entry in three taps: how it was, a word, save. The day and a text are there for whoever wants them. */
export function EntryForm(props: Props) {
  const { draft, onChange } = props;
  const [isChecked, setIsChecked] = useState(false);
  const textId = useId();
  const isFuture = draft.day > props.today || draft.day === '';
  function save(event: SubmitEvent): void {
    event.preventDefault();
    setIsChecked(true);
    if (draft.mood !== null && !isFuture) props.onSave();
  }
  return (
    <form className="card space-y-5" onSubmit={save} noValidate>
      <MoodChoice mood={draft.mood} onChange={(mood) => onChange({ ...draft, mood })} />
      {isChecked && draft.mood === null && <Problem text={m.journal_mood_missing()} />}
      <TagsField
        tags={draft.tags}
        offered={props.offeredTags}
        onChange={(tags) => onChange({ ...draft, tags })}
      />
      <div className="space-y-1.5">
        <label htmlFor={textId} className="block font-medium">
          {m.journal_text()}
        </label>
        <textarea
          id={textId}
          className="control"
          rows={5}
          maxLength={maxEntryCharacters}
          autoComplete="off"
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
      </div>
      <Field
        label={m.journal_day()}
        hint={m.journal_day_hint()}
        type="date"
        max={props.today}
        required
        value={draft.day}
        error={isChecked && isFuture ? m.journal_day_future() : undefined}
        onChange={(day) => onChange({ ...draft, day })}
      />
      <Problem text={props.problem} />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-main" disabled={props.isBusy}>
          {props.isBusy ? m.journal_saving() : m.journal_save()}
        </button>
        {props.isConflict && (
          <button type="button" className="button button-plain" onClick={props.onKeepBoth}>
            {m.journal_keep_both()}
          </button>
        )}
        {props.onCancel !== undefined && (
          <button type="button" className="button button-quiet" onClick={props.onCancel}>
            {m.journal_cancel()}
          </button>
        )}
      </div>
    </form>
  );
}
