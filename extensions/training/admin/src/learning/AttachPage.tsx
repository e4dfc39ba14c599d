import { DataTable, LoadFailed, Loading, Pages, useLoaded } from '@huntzen/kernel/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { attachableKinds, type Attachable } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import { useTrainingApi } from '../use-training-api.ts';
import { AttachButton } from './AttachButton.tsx';
import { useLearningApi } from './use-learning-api.ts';
import { useTexts } from './use-texts.ts';

function AttachTable({ items, onAttached }: { items: readonly Attachable[]; onAttached: () => void }) {
  const { text, day } = useTexts();
  return (
    <DataTable
      label={text('title')}
      columns={[
        text('column.learner'),
        text('column.what'),
        text('column.course'),
        text('company'),
        text('column.since'),
        text('column.action'),
      ]}
      rows={items.map((item) => ({
        id: item.id,
        cells: [
          <Flex key="learner" direction="column" alignItems="flex-start">
            <Typography fontWeight="semiBold">{item.learner.name}</Typography>
            <Typography textColor="neutral600">{item.learner.email}</Typography>
          </Flex>,
          item.title === null ? text('enrolment') : text('submission', { title: item.title }),
          item.course.title,
          item.company.name,
          day(item.since),
          <AttachButton key="attach" item={item} onAttached={onAttached} />,
        ],
      }))}
    />
  );
}

function ToAttach() {
  const { text } = useTexts();
  const api = useLearningApi();
  const { choices } = useTrainingApi();
  const [filter, setFilter] = useState({ kind: '', company: '', page: 1 });
  const list = useLoaded(useCallback(() => api.list(filter), [api, filter]));
  const chosen = useLoaded(choices);
  if (list.hasFailed || chosen.hasFailed)
    return (
      <LoadFailed
        isPage
        onRetry={() => {
          list.reload();
          chosen.reload();
        }}
      />
    );
  if (chosen.data === undefined) return <Loading label={text('loading')} />;
  return (
    <>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
          <Flex gap={4} alignItems="flex-end" wrap="wrap">
            <Box minWidth="16rem">
              <Choice
                label={text('kind')}
                value={filter.kind}
                options={[
                  { value: '', label: text('kind.any') },
                  ...attachableKinds.map((value) => ({ value, label: text(`kind.${value}`) })),
                ]}
                onChange={(kind) => setFilter(({ company }) => ({ kind, company, page: 1 }))}
              />
            </Box>
            <Box minWidth="16rem">
              <Choice
                label={text('company')}
                value={filter.company}
                options={[
                  { value: '', label: text('company.any') },
                  ...chosen.data.companies.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(company) => setFilter(({ kind }) => ({ kind, company, page: 1 }))}
              />
            </Box>
          </Flex>
          {list.data === undefined ? (
            <Typography aria-live="polite">{text('loading')}</Typography>
          ) : list.data.data.length === 0 ? (
            <Typography tag="p">{text('empty')}</Typography>
          ) : (
            <Box>
              <AttachTable items={list.data.data} onAttached={list.reload} />
              <Pages
                meta={list.data.meta}
                onPage={(page) => setFilter((current) => ({ ...current, page }))}
              />
            </Box>
          )}
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** The page where planners give a session to what found none. */
export default function AttachPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::training.plan', subject: null }]}>
      <Page.Main>
        <ToAttach />
      </Page.Main>
    </Page.Protect>
  );
}
