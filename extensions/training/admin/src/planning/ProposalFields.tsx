import { Box, Button, Checkbox, Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { TrainingChoices } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import type { ProposalDraft, SubjectDraft } from './proposal-form.ts';
import { useTexts } from './use-texts.ts';

const parts = ['morning', 'afternoon', 'evening'] as const;

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
  hint,
  onChange,
}: {
  label: string;
  type: 'text' | 'date' | 'number';
  value: string;
  isRequired?: boolean;
  hint?: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field.Root required={isRequired} {...(hint === undefined ? {} : { hint })}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        value={value}
        required={isRequired}
        {...(type === 'number' ? { min: 0.5, step: 0.5 } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** Boxes of which several can be ticked. */
function Several<Value extends string | number>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <Box tag="fieldset" style={{ border: 0 }}>
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
    </Box>
  );
}

/** The fields of one session to be planned. */
export function ProposalFields({
  choices: { courses, companies, rooms, instructors },
  draft,
  onChange,
}: {
  choices: TrainingChoices;
  draft: ProposalDraft;
  onChange: (draft: ProposalDraft) => void;
}) {
  const { text, weekday } = useTexts();
  const set = (changes: Partial<ProposalDraft>) => onChange({ ...draft, ...changes });
  const course = courses.find(({ id }) => id === draft.course);
  const choose = { value: '', label: text('propose.choose') };
  const letPlanner = { value: '', label: text('propose.let') };
  const suitable = rooms.filter(({ anyCourse, courseIds }) => anyCourse || courseIds.includes(draft.course));
  const roomOptions = [letPlanner, ...suitable.map(({ id, name }) => ({ value: id, label: name }))];
  const instructorOptions = [letPlanner, ...instructors.map(({ id, name }) => ({ value: id, label: name }))];
  const setSubject = (key: number, changes: Partial<SubjectDraft>) =>
    set({ subjects: draft.subjects.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Grid.Root gap={4}>
        <Cell>
          <Choice
            isRequired
            label={text('propose.company')}
            value={draft.company}
            options={[choose, ...companies.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(company) => set({ company })}
          />
        </Cell>
        <Cell>
          <Choice
            isRequired
            label={text('propose.course')}
            value={draft.course}
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
            onChange={(from) => set({ from })}
          />
        </Cell>
        <Cell>
          <Input
            isRequired
            label={text('propose.to')}
            type="date"
            value={draft.to}
            onChange={(to) => set({ to })}
          />
        </Cell>
        <Cell>
          <Input
            isRequired
            label={text('propose.group')}
            type="number"
            value={draft.groupSize}
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
              onChange={(hours) => set({ hours })}
            />
          </Cell>
        )}
        <Cell>
          <Choice
            label={text('room')}
            value={draft.room}
            options={roomOptions}
            onChange={(room) => set({ room })}
          />
          {draft.room !== '' && (
            <Checkbox
              checked={draft.roomIsFixed}
              onCheckedChange={(isOn) => set({ roomIsFixed: isOn === true })}
            >
              {text('propose.room.fixed')}
            </Checkbox>
          )}
        </Cell>
        <Cell>
          <Choice
            label={text('instructor')}
            value={draft.instructor}
            options={instructorOptions}
            onChange={(instructor) => set({ instructor })}
          />
          {draft.instructor !== '' && (
            <Checkbox
              checked={draft.instructorIsFixed}
              onCheckedChange={(isOn) => set({ instructorIsFixed: isOn === true })}
            >
              {text('propose.instructor.fixed')}
            </Checkbox>
          )}
        </Cell>
      </Grid.Root>
      <Several
        label={text('propose.weekdays')}
        options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: weekday(value) }))}
        chosen={draft.weekdays}
        onChange={(weekdays) => set({ weekdays })}
      />
      <Several
        label={text('propose.times')}
        options={parts.map((value) => ({ value, label: text(`propose.${value}`) }))}
        chosen={draft.parts}
        onChange={(chosen) => set({ parts: chosen })}
      />
      {course?.category === 'cap' && (
        <Box tag="section" aria-label={text('propose.subjects')}>
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
                  onChange={(title) => setSubject(subject.key, { title })}
                />
              </Cell>
              <Cell>
                <Input
                  isRequired
                  label={text('propose.hours')}
                  type="number"
                  value={subject.hours}
                  onChange={(hours) => setSubject(subject.key, { hours })}
                />
              </Cell>
              <Cell>
                <Choice
                  label={text('room')}
                  value={subject.room}
                  options={roomOptions}
                  onChange={(room) => setSubject(subject.key, { room })}
                />
              </Cell>
              <Cell>
                <Choice
                  label={text('instructor')}
                  value={subject.instructor}
                  options={instructorOptions}
                  onChange={(instructor) => setSubject(subject.key, { instructor })}
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
                      key: Math.max(0, ...draft.subjects.map(({ key }) => key)) + 1,
                      title: '',
                      hours: '',
                      room: '',
                      instructor: '',
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
    </Flex>
  );
}
