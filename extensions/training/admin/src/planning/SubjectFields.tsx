import { Box, Button, Grid, Typography } from '@strapi/design-system';
import { Cell, Input } from './FormParts.tsx';
import { nextKey, type SubjectDraft } from './proposal-form.ts';
import { useTexts } from './use-texts.ts';
import { WishFields, type WishChoices } from './WishFields.tsx';

const emptySubject: Omit<SubjectDraft, 'key'> = {
  title: '',
  hours: '',
  weeklyHours: '',
  room: '',
  roomIsFixed: false,
  instructor: '',
  instructorIsFixed: false,
};

/** The subjects of a certificate, each with its hours and wishes. */
export function SubjectFields({
  subjects,
  wishChoices,
  errors,
  onChange,
}: {
  subjects: readonly SubjectDraft[];
  wishChoices: WishChoices;
  /** Sentences by field. */
  errors: Readonly<Record<string, string>>;
  onChange: (subjects: readonly SubjectDraft[]) => void;
}) {
  const { text } = useTexts();
  const setSubject = (key: number, changes: Partial<SubjectDraft>) =>
    onChange(subjects.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  return (
    <Box role="group" aria-label={text('propose.subjects')}>
      <Typography variant="delta" tag="h3">
        {text('propose.subjects')}
      </Typography>
      {subjects.map((subject) => (
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
          <WishFields
            wishes={subject}
            choices={wishChoices}
            onChange={(wishes) => setSubject(subject.key, wishes)}
          />
          <Cell>
            <Box paddingTop={6}>
              <Button
                variant="tertiary"
                aria-label={text('propose.subject.remove.of', { name: subject.title })}
                onClick={() => onChange(subjects.filter(({ key }) => key !== subject.key))}
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
          onClick={() => onChange([...subjects, { ...emptySubject, key: nextKey(subjects) }])}
        >
          {text('propose.subject.add')}
        </Button>
      </Box>
    </Box>
  );
}
