import { Flex, Grid } from '@strapi/design-system';
import { dayPartNames, type TrainingChoices } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import { Cell, Input, Several } from './FormParts.tsx';
import { roomsFor, type ProposalDraft, type RulesDraft } from './proposal-form.ts';
import { SubjectFields } from './SubjectFields.tsx';
import { GridRows, OwnTimeRows, PinnedRows } from './TimeRows.tsx';
import { useTexts } from './use-texts.ts';
import { WishFields } from './WishFields.tsx';

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
  const wishChoices = {
    rooms: roomsFor(choices, draft.course).map(({ id, name, capacity }) => ({
      value: id,
      label: `${name} (${capacity})`,
    })),
    instructors: instructors.map(({ id, name }) => ({ value: id, label: name })),
  };
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
        <WishFields wishes={draft} choices={wishChoices} errors={errors} onChange={set} />
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
      <OwnTimeRows draft={draft} errors={errors} set={set} />
      {course?.category === 'cap' && (
        <SubjectFields
          subjects={draft.subjects}
          wishChoices={wishChoices}
          errors={errors}
          onChange={(subjects) => set({ subjects })}
        />
      )}
      <GridRows draft={draft} errors={errors} set={set} />
      <PinnedRows draft={draft} errors={errors} set={set} wishChoices={wishChoices} />
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
