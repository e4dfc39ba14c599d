import { Card, DataTable, LoadFailed, ownZone, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { TrainingChoices } from '../../../contracts/index.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { EntryTable } from './EntryTable.tsx';
import type { PlanningFilters } from './filters.ts';
import { MoveDialog, type Moving } from './MoveDialog.tsx';
import { Shown, type ShownProps } from './Shown.tsx';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

interface Period {
  from: string;
  to: string;
}

function InstructorPlanning({
  period: { from, to },
  filters,
  choices,
}: {
  period: Period;
  filters: PlanningFilters;
  choices: TrainingChoices;
}) {
  const { text, hours } = useTexts();
  const api = usePlanningApi();
  const [moving, setMoving] = useState<Moving | null>(null);
  const { data, hasFailed, reload } = useLoaded(
    useCallback(() => {
      const { instructor: id, ...others } = filters;
      return api.instructor(id, { from, to, ...others });
    }, [api, filters, from, to]),
  );
  if (hasFailed) return <LoadFailed onRetry={reload} />;
  if (data === undefined) return <Typography>{text('loading')}</Typography>;
  const { instructor, teachingMinutes, entries } = data.data;
  return (
    <Card
      title={instructor.name}
      hint={text('labelled', { label: text('teaching'), value: hours(teachingMinutes) })}
    >
      <Flex paddingBottom={4}>
        <CalendarButton path={`instructors/${instructor.id}`} file="instructor.ics" name={instructor.name} />
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

/** What instructors teach between two days, and the planning of the one that is chosen. */
export function InstructorsView({
  period,
  choices,
  onChange,
  ...shown
}: ShownProps & {
  period: Period;
  choices: TrainingChoices;
  onChange: (changes: Record<string, string>) => void;
}) {
  const { text } = useTexts();
  const { from, to } = period;
  const isPeriod = from !== '' && to !== '' && from <= to;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Flex data-planning-tools gap={4} wrap="wrap">
        {(['from', 'to'] as const).map((name) => (
          <Field.Root key={name} name={name}>
            <Field.Label>{text(`instructors.${name}`)}</Field.Label>
            <TextInput
              type="date"
              value={period[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          </Field.Root>
        ))}
      </Flex>
      {isPeriod ? (
        <Taught {...shown} period={period} onChange={onChange} />
      ) : (
        <Typography textColor="danger600">{text('move.end.after')}</Typography>
      )}
      {isPeriod && shown.filters.instructor !== '' && (
        <InstructorPlanning
          key={shown.filters.instructor}
          period={period}
          filters={shown.filters}
          choices={choices}
        />
      )}
    </Flex>
  );
}

function Taught({
  period: { from, to },
  onChange,
  ...shown
}: ShownProps & { period: Period; onChange: (changes: Record<string, string>) => void }) {
  const { text, hours } = useTexts();
  const api = usePlanningApi();
  const { filters } = shown;
  const { data, hasFailed, reload } = useLoaded(
    useCallback(() => api.instructors({ from, to, ...filters }), [api, from, to, filters]),
  );
  if (hasFailed) return <LoadFailed onRetry={reload} />;
  if (data === undefined) return <Typography aria-live="polite">{text('loading')}</Typography>;
  return (
    <Box aria-live="polite">
      <Shown {...shown} sessions={data.meta.sessions} />
      {data.data.length === 0 && <Typography>{text('instructors.empty')}</Typography>}
      {data.data.length > 0 && filters.instructor === '' && (
        <Box data-planning-actions paddingTop={4}>
          <DataTable
            label={text('view.instructors')}
            columns={[text('instructor'), text('teaching'), text('instructors.show')]}
            rows={data.data.map(({ id, name, teachingMinutes }) => ({
              id,
              cells: [
                name,
                hours(teachingMinutes),
                <Flex key="show" gap={2} data-planning-tools>
                  <Button
                    variant="tertiary"
                    aria-label={text('instructors.open', { name })}
                    onClick={() => onChange({ instructor: id })}
                  >
                    {text('instructors.show')}
                  </Button>
                  <CalendarButton isSmall path={`instructors/${id}`} file="instructor.ics" name={name} />
                </Flex>,
              ],
            }))}
          />
        </Box>
      )}
    </Box>
  );
}
