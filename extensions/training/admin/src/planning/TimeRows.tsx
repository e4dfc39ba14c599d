import { Choice } from '../Choice.tsx';
import { Input, Rows } from './FormParts.tsx';
import type { ProposalDraft, TimesDraft } from './proposal-form.ts';
import { useTexts } from './use-texts.ts';
import type { WishChoices } from './WishFields.tsx';

interface RowsOfDraft {
  draft: ProposalDraft;
  /** Sentences by field. */
  errors: Readonly<Record<string, string>>;
  set: (changes: Partial<ProposalDraft>) => void;
}

function Times({ row, change }: { row: TimesDraft; change: (changes: Partial<TimesDraft>) => void }) {
  const { text } = useTexts();
  return (
    <>
      <Input
        label={text('move.start')}
        type="time"
        value={row.start}
        onChange={(start) => change({ start })}
      />
      <Input label={text('move.end')} type="time" value={row.end} onChange={(end) => change({ end })} />
    </>
  );
}

function SubjectChoice({
  subjects,
  value,
  onChange,
}: {
  subjects: ProposalDraft['subjects'];
  value: string;
  onChange: (subject: string) => void;
}) {
  const { text } = useTexts();
  if (subjects.length === 0) return null;
  return (
    <Choice
      label={text('propose.subject')}
      value={value}
      options={[
        { value: '', label: text('propose.subject.any') },
        ...subjects
          .filter(({ title }) => title.trim() !== '')
          .map(({ title }) => ({ value: title, label: title })),
      ]}
      onChange={onChange}
    />
  );
}

/** Times of day of one's own. */
export function OwnTimeRows({ draft, errors, set }: RowsOfDraft) {
  const { text } = useTexts();
  return (
    <Rows
      title={text('propose.own')}
      hint={text('propose.own.hint')}
      add={text('propose.own.add')}
      remove={(number) => text('propose.own.remove', { number })}
      rows={draft.times}
      empty={{ start: '', end: '' }}
      problemOf={({ key }) => errors[`times.${key}`]}
      onChange={(rows) => set({ times: rows })}
    >
      {(row, change) => <Times row={row} change={change} />}
    </Rows>
  );
}

/** The hours of each week. */
export function GridRows({ draft, errors, set }: RowsOfDraft) {
  const { text, weekday } = useTexts();
  return (
    <Rows
      title={text('propose.grid')}
      hint={text('propose.grid.hint')}
      add={text('propose.grid.add')}
      remove={(number) => text('propose.grid.remove', { number })}
      rows={draft.grid}
      empty={{ weekday: '1', start: '', end: '', subject: '' }}
      problemOf={({ key }) => errors[`grid.${key}`]}
      onChange={(grid) => set({ grid })}
    >
      {(row, change) => (
        <>
          <Choice
            label={text('day')}
            value={row.weekday}
            options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({
              value: String(value),
              label: weekday(value),
            }))}
            onChange={(chosen) => change({ weekday: chosen })}
          />
          <Times row={row} change={change} />
          <SubjectChoice
            subjects={draft.subjects}
            value={row.subject}
            onChange={(subject) => change({ subject })}
          />
        </>
      )}
    </Rows>
  );
}

/** Hours that are set already. */
export function PinnedRows({ draft, errors, set, wishChoices }: RowsOfDraft & { wishChoices: WishChoices }) {
  const { text } = useTexts();
  const choose = { value: '', label: text('propose.choose') };
  return (
    <Rows
      title={text('propose.pinned')}
      hint={text('propose.pinned.hint')}
      add={text('propose.pinned.add')}
      remove={(number) => text('propose.pinned.remove', { number })}
      rows={draft.pinned}
      empty={{ day: '', start: '', end: '', room: '', instructor: '', subject: '' }}
      problemOf={({ key }) => errors[`pinned.${key}`]}
      onChange={(pinned) => set({ pinned })}
    >
      {(row, change) => (
        <>
          <Input label={text('day')} type="date" value={row.day} onChange={(day) => change({ day })} />
          <Times row={row} change={change} />
          <Choice
            label={text('room')}
            value={row.room}
            options={[choose, ...wishChoices.rooms]}
            onChange={(room) => change({ room })}
          />
          <Choice
            label={text('instructor')}
            value={row.instructor}
            options={[choose, ...wishChoices.instructors]}
            onChange={(instructor) => change({ instructor })}
          />
          <SubjectChoice
            subjects={draft.subjects}
            value={row.subject}
            onChange={(subject) => change({ subject })}
          />
        </>
      )}
    </Rows>
  );
}
