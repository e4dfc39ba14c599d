import { DataTable, LoadFailed, Loading, Pages, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useDeferredValue, useState } from 'react';
import { traineeStages, type Trainee } from '../../contracts/index.ts';
import { AddTrainee } from './AddTrainee.tsx';
import { Choice } from './Choice.tsx';
import { ConvertTrainee } from './ConvertTrainee.tsx';
import { EnrolInCourse } from './learning/EnrolInCourse.tsx';
import { useAction } from './use-action.ts';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

function ApproveButton({ person, onChange }: { person: Trainee; onChange: () => void }) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const action = useAction();
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        loading={action.isBusy}
        aria-label={text('people.approve.name', { name })}
        onClick={() =>
          void action.run(async () => {
            await api.approve(person.id);
            onChange();
            return text('people.approved', { name });
          })
        }
      >
        {text('people.approve')}
      </Button>
      {action.problem !== undefined && (
        <Typography role="alert" textColor="danger600">
          {action.problem}
        </Typography>
      )}
    </>
  );
}

function People() {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [stage, setStage] = useState('');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const asked = useDeferredValue(search);
  const list = useLoaded(
    useCallback(() => api.people({ stage, search: asked.trim(), page }), [api, stage, asked, page]),
  );
  const choices = useLoaded(api.choices);
  if (list.hasFailed || choices.hasFailed)
    return (
      <LoadFailed
        isPage
        onRetry={() => {
          list.reload();
          choices.reload();
        }}
      />
    );
  const { data: chosen } = choices;
  if (chosen === undefined) return <Loading label={text('loading')} />;
  return (
    <>
      <Page.Title>{text('people.title')}</Page.Title>
      <Layouts.Header
        title={text('people.title')}
        subtitle={text('people.subtitle')}
        primaryAction={<AddTrainee choices={chosen} onAdded={list.reload} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
          <Flex gap={4} alignItems="flex-end" wrap="wrap">
            <Box minWidth="14rem">
              <Choice
                label={text('people.stage')}
                value={stage}
                options={[
                  { value: '', label: text('filter.any') },
                  ...traineeStages.map((value) => ({ value, label: text(`stage.${value}`) })),
                ]}
                onChange={(value) => {
                  setStage(value);
                  setPage(1);
                }}
              />
            </Box>
            <Box flex="1" minWidth="14rem">
              <Field.Root name="search">
                <Field.Label>{text('people.search')}</Field.Label>
                <Field.Input
                  value={search}
                  onChange={(event: { target: { value: string } }) => {
                    setSearch(event.target.value);
                    setPage(1);
                  }}
                />
              </Field.Root>
            </Box>
          </Flex>
          {list.data === undefined ? (
            <Typography aria-live="polite">{text('loading')}</Typography>
          ) : list.data.data.length === 0 ? (
            <Typography tag="p">{text('people.empty')}</Typography>
          ) : (
            <Box>
              <DataTable
                label={text('people.title')}
                columns={[
                  text('column.person'),
                  text('people.stage'),
                  text('people.column.course'),
                  text('column.company'),
                  text('column.remark'),
                  text('column.actions'),
                ]}
                rows={list.data.data.map((person) => ({
                  id: person.id,
                  cells: [
                    <Flex key="name" direction="column" alignItems="flex-start">
                      <Typography fontWeight="semiBold">{`${person.firstName} ${person.lastName}`}</Typography>
                      <Typography textColor="neutral600">{person.email}</Typography>
                    </Flex>,
                    text(`stage.${person.stage}`),
                    person.course?.title ?? '',
                    person.company.name,
                    [
                      ...(person.hasAccount ? [text('people.account')] : []),
                      ...(person.stage === 'candidate' && person.approved
                        ? [text('people.approved.mark')]
                        : []),
                    ].join(', '),
                    <Flex key="actions" gap={2} wrap="wrap">
                      {person.stage === 'candidate' && !person.approved && (
                        <ApproveButton person={person} onChange={list.reload} />
                      )}
                      {person.stage === 'learner' ? (
                        <EnrolInCourse person={person} choices={chosen} />
                      ) : (
                        <ConvertTrainee person={person} choices={chosen} onConverted={list.reload} />
                      )}
                    </Flex>,
                  ],
                }))}
              />
              <Pages meta={list.data.meta} onPage={setPage} />
            </Box>
          )}
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** The page where planners add, approve and convert the people of training. */
export default function PeoplePage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::training.plan', subject: null }]}>
      <Page.Main>
        <People />
      </Page.Main>
    </Page.Protect>
  );
}
