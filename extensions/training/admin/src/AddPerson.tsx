import { Card, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { useCallback, useDeferredValue, useState } from 'react';
import type { TrainingSession } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { useAction } from './use-action.ts';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

/** Finds a learner or candidate of the session's company and adds them: with a place, or in the line. */
export function AddPerson({
  session,
  onChange,
}: {
  session: TrainingSession;
  onChange: (session: TrainingSession) => void;
}) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const action = useAction();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState('');
  const asked = useDeferredValue(search);
  const company = session.company.id;
  const found = useLoaded(
    useCallback(() => api.people({ company, search: asked.trim() }), [api, company, asked]),
  );
  const inSession = new Set([...session.enrolled, ...session.waiting].map(({ traineeId }) => traineeId));
  const people = (found.data?.data ?? []).filter(
    ({ id, stage }) => stage !== 'prospect' && !inSession.has(id),
  );
  const person = people.find(({ id }) => id === chosen);
  return (
    <Card title={text('add')}>
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <Box flex="1" minWidth="14rem">
          <Field.Root name="search">
            <Field.Label>{text('add.find')}</Field.Label>
            <Field.Input
              value={search}
              onChange={(event: { target: { value: string } }) => setSearch(event.target.value)}
            />
          </Field.Root>
        </Box>
        <Box flex="1" minWidth="14rem">
          <Choice
            label={text('add.person')}
            value={person?.id ?? ''}
            options={[
              { value: '', label: text('create.choose') },
              ...people.map(({ id, firstName, lastName, stage }) => ({
                value: id,
                label: `${firstName} ${lastName}, ${text(`stage.${stage}`)}`,
              })),
            ]}
            onChange={setChosen}
          />
        </Box>
        <Button
          size="L"
          loading={action.isBusy}
          disabled={person === undefined}
          onClick={() =>
            person !== undefined &&
            void action.run(async () => {
              const { outcome, session: changed } = await api.enrol(session.id, person.id);
              onChange(changed);
              setChosen('');
              return text(`added.${outcome}`, { name: `${person.firstName} ${person.lastName}` });
            })
          }
        >
          {text('add.action')}
        </Button>
      </Flex>
      {found.data !== undefined && people.length === 0 && <Typography tag="p">{text('add.none')}</Typography>}
      {action.problem !== undefined && (
        <Typography role="alert" tag="p" textColor="danger600">
          {action.problem}
        </Typography>
      )}
    </Card>
  );
}
