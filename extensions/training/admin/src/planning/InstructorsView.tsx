import { Card, DataTable, ownZone, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { TrainingChoices } from '../../../contracts/index.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { EntryTable } from './EntryTable.tsx';
import { MoveDialog, type Moving } from './MoveDialog.tsx';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

function InstructorPlanning({
  id,
  from,
  to,
  choices,
}: {
  id: string;
  from: string;
  to: string;
  choices: TrainingChoices;
}) {
  const { text, hours } = useTexts();
  const api = usePlanningApi();
  const [moving, setMoving] = useState<Moving | null>(null);
  const { data, hasFailed, reload } = useLoaded(
    useCallback(() => api.instructor(id, { from, to }), [api, id, from, to]),
  );
  if (hasFailed) return <Page.Error />;
  if (data === undefined) return <Typography>{text('loading')}</Typography>;
  const { instructor, teachingMinutes, entries } = data;
  return (
    <Card title={instructor.name} hint={`${text('teaching')} : ${hours(teachingMinutes)}`}>
      <Flex paddingBottom={4}>
        <CalendarButton path={`instructors/${id}`} file="instructor.ics" name={instructor.name} />
      </Flex>
      <EntryTable
        label={text('instructors.open', { name: instructor.name })}
        entries={entries}
        timeZone={ownZone}
        onMove={(entry) => setMoving({ entry })}
      />
      {moving !== null && (
        <MoveDialog
          moving={moving}
          choices={choices}
          onClose={(isMoved) => {
            setMoving(null);
            if (isMoved) reload();
          }}
        />
      )}
    </Card>
  );
}

/** What instructors teach between two days, and the planning of one. */
export function InstructorsView({
  from,
  to,
  chosen,
  choices,
  onChange,
}: {
  from: string;
  to: string;
  chosen: string;
  choices: TrainingChoices;
  onChange: (changes: Record<string, string>) => void;
}) {
  const { text, hours } = useTexts();
  const api = usePlanningApi();
  const { data, hasFailed } = useLoaded(
    useCallback(
      () => (from === '' || to === '' || to < from ? Promise.resolve([]) : api.instructors({ from, to })),
      [api, from, to],
    ),
  );
  if (hasFailed) return <Page.Error />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Flex gap={4} wrap="wrap">
        {(['from', 'to'] as const).map((name) => (
          <Field.Root key={name} name={name}>
            <Field.Label>{text(`instructors.${name}`)}</Field.Label>
            <TextInput
              type="date"
              value={name === 'from' ? from : to}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          </Field.Root>
        ))}
      </Flex>
      <Box aria-live="polite">
        {data === undefined && <Typography>{text('loading')}</Typography>}
        {data?.length === 0 && <Typography>{text('instructors.empty')}</Typography>}
        {data !== undefined && data.length > 0 && (
          <DataTable
            label={text('view.instructors')}
            columns={[text('instructor'), text('teaching'), text('instructors.show')]}
            rows={data.map(({ id, name, teachingMinutes }) => ({
              id,
              cells: [
                name,
                hours(teachingMinutes),
                <Button
                  key="show"
                  variant="tertiary"
                  aria-label={text('instructors.open', { name })}
                  onClick={() => onChange({ instructor: id })}
                >
                  {text('instructors.show')}
                </Button>,
              ],
            }))}
          />
        )}
      </Box>
      {chosen !== '' && <InstructorPlanning key={chosen} id={chosen} from={from} to={to} choices={choices} />}
    </Flex>
  );
}
