import { DataTable, LoadFailed, Loading, Pages, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { sessionStatuses, type SessionSummary } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { SessionStatusBadge } from './SessionStatusBadge.tsx';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

const filters = ['course', 'company', 'status', 'when'] as const;

function useRow() {
  const { text, moment } = useTexts();
  return (session: SessionSummary) => ({
    id: session.id,
    cells: [
      <Flex key="title" direction="column" alignItems="flex-start">
        <PanelLink to={`?session=${session.id}`}>
          <Typography textColor="primary600" fontWeight="semiBold">
            {session.title}
          </Typography>
        </PanelLink>
        <Typography textColor="neutral600">{session.course.title}</Typography>
      </Flex>,
      session.startsAt === null ? text('no.start') : moment(session.startsAt, session.zone),
      <SessionStatusBadge key="status" status={session.status} />,
      `${text('places', { enrolled: session.enrolledCount, capacity: session.capacity })}, ${text('waitingCount', { count: session.waitingCount })}`,
      session.instructors.map(({ name }) => name).join(', '),
      session.company.name,
    ],
  });
}

/** The sessions, by course, company, state and time. */
export function SessionList() {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [query, setQuery] = useSearchParams();
  const key = query.toString();
  const row = useRow();
  const choices = useLoaded(api.choices);
  const list = useLoaded(
    useCallback(() => api.list(Object.fromEntries(new URLSearchParams(key))), [api, key]),
  );
  const value = (name: (typeof filters)[number]) => query.get(name) ?? (name === 'when' ? 'upcoming' : '');
  const narrow = (name: string, chosen: string | number) => {
    const next = new URLSearchParams(query);
    next.delete('page');
    if (chosen === '') next.delete(name);
    else next.set(name, String(chosen));
    setQuery(next);
  };
  if (choices.hasFailed || list.hasFailed)
    return (
      <LoadFailed
        isPage
        onRetry={() => {
          choices.reload();
          list.reload();
        }}
      />
    );
  if (choices.data === undefined) return <Loading label={text('loading')} />;
  const any = { value: '', label: text('filter.any') };
  const options = {
    course: [any, ...choices.data.courses.map(({ id, title }) => ({ value: id, label: title }))],
    company: [any, ...choices.data.companies.map(({ id, name }) => ({ value: id, label: name }))],
    status: [any, ...sessionStatuses.map((status) => ({ value: status, label: text(`status.${status}`) }))],
    when: (['upcoming', 'past', 'all'] as const).map((when) => ({
      value: when,
      label: text(`when.${when}`),
    })),
  };
  return (
    <>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header
        title={text('title')}
        subtitle={text('subtitle')}
        primaryAction={
          <Button tag={Link} to="?create=1" startIcon={<Plus />}>
            {text('create')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
          <Grid.Root gap={4}>
            {filters.map((name) => (
              <Grid.Item key={name} col={3} xs={12} direction="column" alignItems="stretch">
                <Choice
                  label={text(`filter.${name}`)}
                  value={value(name)}
                  options={options[name]}
                  onChange={(chosen) => narrow(name, chosen)}
                />
              </Grid.Item>
            ))}
          </Grid.Root>
          {list.data === undefined ? (
            <Typography aria-live="polite">{text('loading')}</Typography>
          ) : list.data.data.length === 0 ? (
            <Typography tag="p">{text('list.empty')}</Typography>
          ) : (
            <Box>
              <DataTable
                label={text('title')}
                columns={[
                  text('column.session'),
                  text('column.start'),
                  text('column.state'),
                  text('column.places'),
                  text('column.instructors'),
                  text('column.company'),
                ]}
                rows={list.data.data.map(row)}
              />
              <Pages meta={list.data.meta} onPage={(page) => narrow('page', page)} />
            </Box>
          )}
        </Flex>
      </Layouts.Content>
    </>
  );
}
