import { Box, Button, Checkbox, Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { dayPartNames, type TrainingChoices } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import {
  nextKey,
  roomsFor,
  type ProposalDraft,
  type RulesDraft,
  type SubjectDraft,
  type TimesDraft,
} from './proposal-form.ts';
import { useTexts } from './use-texts.ts';

function Cell({ children }: { children: ReactNode }) {
  return (
    <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );
}

function Input({
  label,
  type,
  value,
  isRequired = false,
  error,
  onChange,
}: {
  label: string;
  type: 'text' | 'date' | 'number' | 'time';
  value: string;
  isRequired?: boolean;
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <Field.Root required={isRequired} {...(error === undefined ? {} : { error })}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        value={value}
        required={isRequired}
        {...(type === 'number' ? { min: 0.5, step: 0.5 } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}

/** Boxes of which several can be ticked. */
function Several<Value extends string | number>({
  label,
  options,
  chosen,
  error,
  onChange,
}: {
  label: string;
  error?: string | undefined;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0 }}>
      <Typography tag="legend" variant="pi" fontWeight="bold">
        {label}
      </Typography>
      <Flex gap={4} wrap="wrap" paddingTop={2}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={chosen.includes(option.value)}
            onCheckedChange={(isOn) =>
              onChange(
                options.flatMap(({ value }) =>
                  (value === option.value ? isOn === true : chosen.includes(value)) ? [value] : [],
                ),
              )
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </Flex>
      {error !== undefined && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {error}
        </Typography>
      )}
    </Box>
  );
}

/** A row of fields that can be added and taken away. */
function Rows<Row extends { key: number }>({
  title,
  hint,
  add,
  remove,
  rows,
  empty,
  problemOf,
  onChange,
  children,
}: {
  title: string;
  hint: string;
  add: string;
  remove: (index: number) => string;
  rows: readonly Row[];
  empty: Omit<Row, 'key'>;
  problemOf: (row: Row) => string | undefined;
  onChange: (rows: readonly Row[]) => void;
  children: (row: Row, change: (changes: Partial<Row>) => void) => ReactNode;
}) {
  const { text } = useTexts();
  return (
    <Box role="group" aria-label={title}>
      <Typography variant="delta" tag="h3">
        {title}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {hint}
      </Typography>
      {rows.map((row, index) => {
        const problem = problemOf(row);
        return (
          <Box key={row.key} paddingTop={3}>
            <Flex gap={3} wrap="wrap" alignItems="flex-end">
              {children(row, (changes) =>
                onChange(rows.map((one) => (one.key === row.key ? { ...one, ...changes } : one))),
              )}
              <Button
                variant="tertiary"
                aria-label={remove(index + 1)}
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              >
                {text('propose.subject.remove')}
              </Button>
            </Flex>
            {problem !== undefined && (
              <Typography variant="pi" textColor="danger600" role="alert">
                {problem}
              </Typography>
            )}
          </Box>
        );
      })}
      <Box paddingTop={3}>
        <Button
          variant="secondary"
          onClick={() => onChange([...rows, { ...empty, key: nextKey(rows) } as Row])}
        >
          {add}
        </Button>
      </Box>
    </Box>
  );
}

/** A room or an instructor, which the planner may choose, or has to take. */
function Wished({
  label,
  fixed,
  value,
  isFixed,
  options,
  error,
  onChange,
}: {
  label: string;
  fixed: string;
  value: string;
  isFixed: boolean;
  options: readonly { value: string; label: string }[];
  error?: string | undefined;
  onChange: (changes: { value?: string; isFixed?: boolean }) => void;
}) {
  return (
    <>
      <Choice
        label={label}
        value={value}
        options={options}
        error={error}
        onChange={(chosen) => onChange({ value: chosen })}
      />
      {value !== '' && (
        <Checkbox checked={isFixed} onCheckedChange={(isOn) => onChange({ isFixed: isOn === true })}>
          {fixed}
        </Checkbox>
      )}
    </>
  );
}

/** The fields of one session to be planned; what is wrong with one is said beside it. */
export function ProposalFields({
  choices,
  draft,
  errors,
  onChange,
}: {
  choices: TrainingChoices;
  draft: ProposalDraft;
  /** Sentences by field. */
  errors: Readonly<Record<string, string>>;
  onChange: (draft: ProposalDraft) => void;
}) {
  const { text, weekday } = useTexts();
  const { courses, companies, instructors } = choices;
  const set = (changes: Partial<ProposalDraft>) => onChange({ ...draft, ...changes });
  const course = courses.find(({ id }) => id === draft.course);
  const choose = { value: '', label: text('propose.choose') };
  const letPlanner = { value: '', label: text('propose.let') };
  const roomChoices = roomsFor(choices, draft.course).map(({ id, name, capacity }) => ({
    value: id,
    label: `${name} (${capacity})`,
  }));
  const instructorChoices = instructors.map(({ id, name }) => ({ value: id, label: name }));
  const [roomOptions, instructorOptions] = [
    [letPlanner, ...roomChoices],
    [letPlanner, ...instructorChoices],
  ];
  const subjectOptions = [
    { value: '', label: text('propose.subject.any') },
    ...draft.subjects
      .filter(({ title }) => title.trim() !== '')
      .map(({ title }) => ({ value: title, label: title })),
  ];
  const setSubject = (key: number, changes: Partial<SubjectDraft>) =>
    set({ subjects: draft.subjects.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  const times = (row: TimesDraft, change: (changes: Partial<TimesDraft>) => void) => (
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
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Grid.Root gap={4}>
        <Cell>
          <Choice
            isRequired
            label={text('propose.company')}
            value={draft.company}
            error={errors.company}
            options={[choose, ...companies.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(company) => set({ company })}
          />
        </Cell>
        <Cell>
          <Choice
            isRequired
            label={text('propose.course')}
            value={draft.course}
            error={errors.course}
            options={[choose, ...courses.map(({ id, title }) => ({ value: id, label: title }))]}
            onChange={(chosen) =>
              set({
                course: chosen,
                hours: String(courses.find(({ id }) => id === chosen)?.hours ?? ''),
                room: '',
              })
            }
          />
        </Cell>
        <Cell>
          <Input
            label={text('propose.title')}
            type="text"
            value={draft.title}
            onChange={(title) => set({ title })}
          />
        </Cell>
        <Cell>
          <Input
            isRequired
            label={text('propose.from')}
            type="date"
            value={draft.from}
            error={errors.from}
            onChange={(from) => set({ from })}
          />
        </Cell>
        <Cell>
          <Input
            isRequired
            label={text('propose.to')}
            type="date"
            value={draft.to}
            error={errors.to}
            onChange={(to) => set({ to })}
          />
        </Cell>
        <Cell>
          <Input
            isRequired
            label={text('propose.group')}
            type="number"
            value={draft.groupSize}
            error={errors.groupSize}
            onChange={(groupSize) => set({ groupSize })}
          />
        </Cell>
        {draft.subjects.length === 0 && (
          <Cell>
            <Input
              isRequired
              label={text('propose.hours')}
              type="number"
              value={draft.hours}
              error={errors.hours}
              onChange={(hours) => set({ hours })}
            />
          </Cell>
        )}
        <Cell>
          <Wished
            label={text('room')}
            fixed={text('propose.room.fixed')}
            value={draft.room}
            isFixed={draft.roomIsFixed}
            options={roomOptions}
            error={errors.room}
            onChange={({ value = draft.room, isFixed = draft.roomIsFixed }) =>
              set({ room: value, roomIsFixed: isFixed })
            }
          />
        </Cell>
        <Cell>
          <Wished
            label={text('instructor')}
            fixed={text('propose.instructor.fixed')}
            value={draft.instructor}
            isFixed={draft.instructorIsFixed}
            options={instructorOptions}
            error={errors.instructor}
            onChange={({ value = draft.instructor, isFixed = draft.instructorIsFixed }) =>
              set({ instructor: value, instructorIsFixed: isFixed })
            }
          />
        </Cell>
      </Grid.Root>
      <Several
        label={text('propose.weekdays')}
        options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: weekday(value) }))}
        chosen={draft.weekdays}
        error={errors.weekdays}
        onChange={(weekdays) => set({ weekdays })}
      />
      <Several
        label={text('propose.times')}
        options={dayPartNames.map((value) => ({ value, label: text(`propose.${value}`) }))}
        chosen={draft.parts}
        onChange={(parts) => set({ parts })}
      />
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
        {times}
      </Rows>
      {course?.category === 'cap' && (
        <Box role="group" aria-label={text('propose.subjects')}>
          <Typography variant="delta" tag="h3">
            {text('propose.subjects')}
          </Typography>
          {draft.subjects.map((subject) => (
            <Grid.Root key={subject.key} gap={4} paddingTop={3}>
              <Cell>
                <Input
                  isRequired
                  label={text('propose.subject')}
                  type="text"
                  value={subject.title}
                  error={errors[`subjects.${subject.key}.title`]}
                  onChange={(title) => setSubject(subject.key, { title })}
                />
              </Cell>
              <Cell>
                <Input
                  label={text('propose.hours')}
                  type="number"
                  value={subject.hours}
                  error={errors[`subjects.${subject.key}.hours`]}
                  onChange={(hours) => setSubject(subject.key, { hours })}
                />
              </Cell>
              <Cell>
                <Input
                  label={text('propose.weekly')}
                  type="number"
                  value={subject.weeklyHours}
                  onChange={(weeklyHours) => setSubject(subject.key, { weeklyHours })}
                />
              </Cell>
              <Cell>
                <Wished
                  label={text('room')}
                  fixed={text('propose.room.fixed')}
                  value={subject.room}
                  isFixed={subject.roomIsFixed}
                  options={roomOptions}
                  onChange={({ value = subject.room, isFixed = subject.roomIsFixed }) =>
                    setSubject(subject.key, { room: value, roomIsFixed: isFixed })
                  }
                />
              </Cell>
              <Cell>
                <Wished
                  label={text('instructor')}
                  fixed={text('propose.instructor.fixed')}
                  value={subject.instructor}
                  isFixed={subject.instructorIsFixed}
                  options={instructorOptions}
                  onChange={({ value = subject.instructor, isFixed = subject.instructorIsFixed }) =>
                    setSubject(subject.key, { instructor: value, instructorIsFixed: isFixed })
                  }
                />
              </Cell>
              <Cell>
                <Box paddingTop={6}>
                  <Button
                    variant="tertiary"
                    aria-label={text('propose.subject.remove.of', { name: subject.title })}
                    onClick={() => set({ subjects: draft.subjects.filter(({ key }) => key !== subject.key) })}
                  >
                    {text('propose.subject.remove')}
                  </Button>
                </Box>
              </Cell>
            </Grid.Root>
          ))}
          <Box paddingTop={3}>
            <Button
              variant="secondary"
              onClick={() =>
                set({
                  subjects: [
                    ...draft.subjects,
                    {
                      key: nextKey(draft.subjects),
                      title: '',
                      hours: '',
                      weeklyHours: '',
                      room: '',
                      roomIsFixed: false,
                      instructor: '',
                      instructorIsFixed: false,
                    },
                  ],
                })
              }
            >
              {text('propose.subject.add')}
            </Button>
          </Box>
        </Box>
      )}
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
            {times(row, change)}
            {draft.subjects.length > 0 && (
              <Choice
                label={text('propose.subject')}
                value={row.subject}
                options={subjectOptions}
                onChange={(subject) => change({ subject })}
              />
            )}
          </>
        )}
      </Rows>
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
            {times(row, change)}
            <Choice
              label={text('room')}
              value={row.room}
              options={[choose, ...roomChoices]}
              onChange={(room) => change({ room })}
            />
            <Choice
              label={text('instructor')}
              value={row.instructor}
              options={[choose, ...instructorChoices]}
              onChange={(instructor) => change({ instructor })}
            />
            {draft.subjects.length > 0 && (
              <Choice
                label={text('propose.subject')}
                value={row.subject}
                options={subjectOptions}
                onChange={(subject) => change({ subject })}
              />
            )}
          </>
        )}
      </Rows>
    </Flex>
  );
}

/** The fields of what holds for every plan. */
export function RuleFields({
  rules,
  errors,
  onChange,
}: {
  rules: RulesDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (rules: RulesDraft) => void;
}) {
  const { text } = useTexts();
  return (
    <Grid.Root gap={4}>
      {(['maxHoursPerDay', 'longestHours', 'breakMinutes'] as const).map((name) => (
        <Cell key={name}>
          <Input
            isRequired
            label={text(`propose.${name}`)}
            type="number"
            value={rules[name]}
            error={errors[name]}
            onChange={(value) => onChange({ ...rules, [name]: value })}
          />
        </Cell>
      ))}
    </Grid.Root>
  );
}
