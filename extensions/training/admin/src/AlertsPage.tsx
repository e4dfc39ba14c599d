import { DataTable, LoadFailed, Pages, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { alertKinds, alertStates, type TrainingAlert } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { useAction } from './use-action.ts';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

/** What an alert says, one sentence each. */
function useSentences() {
  const { text, moment } = useTexts();
  return ({ kind, session, missing, reservations }: TrainingAlert): string[] => {
    switch (kind) {
      case 'capacity_reached':
        return [text('places', { enrolled: session.enrolledCount, capacity: session.capacity })];
      case 'long_waiting_list':
        return [text('waitingCount', { count: session.waitingCount })];
      case 'session_soon':
        return missing.map((part) => text(`alert.missing.${part}`));
      case 'room_conflict':
        return reservations.map(({ room, startsAt, cause }) =>
          text('alert.conflict', {
            room,
            at: moment(startsAt, session.zone),
            cause: text(`alert.cause.${cause}`),
          }),
        );
    }
  };
}

function AlertRows({ alerts, onSeen }: { alerts: TrainingAlert[]; onSeen: () => void }) {
  const { text, moment, age } = useTexts();
  const api = useTrainingApi();
  const action = useAction();
  const sentences = useSentences();
  const seen = ({ resolvedAt, acknowledgedAt, acknowledgedBy }: TrainingAlert) =>
    [
      ...(acknowledgedAt === null
        ? []
        : [text('alert.seen', { name: acknowledgedBy ?? '', when: moment(acknowledgedAt) })]),
      ...(resolvedAt === null ? [] : [text('alert.over', { when: moment(resolvedAt) })]),
    ].join(' ');
  return (
    <>
      {action.problem !== undefined && (
        <Typography role="alert" tag="p" textColor="danger600">
          {action.problem}
        </Typography>
      )}
      <DataTable
        label={text('alerts.title')}
        columns={[
          text('alert.column.what'),
          text('column.session'),
          text('column.since'),
          text('alert.column.todo'),
          text('column.actions'),
        ]}
        rows={alerts.map((alert) => ({
          id: alert.id,
          cells: [
            <Flex key="what" direction="column" alignItems="flex-start">
              <Typography fontWeight="semiBold">{text(`alert.${alert.kind}`)}</Typography>
              {sentences(alert).map((sentence) => (
                <Typography key={sentence} textColor="neutral600">
                  {sentence}
                </Typography>
              ))}
            </Flex>,
            <Flex key="session" direction="column" alignItems="flex-start">
              <PanelLink to={`/plugins/training?session=${alert.session.id}`}>
                <Typography textColor="primary600" fontWeight="semiBold">
                  {alert.session.title}
                </Typography>
              </PanelLink>
              <Typography textColor="neutral600">
                {alert.session.startsAt === null
                  ? text('no.start')
                  : moment(alert.session.startsAt, alert.session.zone)}
              </Typography>
            </Flex>,
            age(alert.raisedAt),
            text(`alert.todo.${alert.kind}`),
            alert.acknowledgedAt === null && alert.resolvedAt === null ? (
              <Button
                key="seen"
                size="S"
                variant="secondary"
                loading={action.isBusy}
                aria-label={text('alert.acknowledge.name', {
                  what: text(`alert.${alert.kind}`),
                  title: alert.session.title,
                })}
                onClick={() =>
                  void action.run(async () => {
                    await api.acknowledge(alert.id);
                    onSeen();
                    return text('alert.acknowledged');
                  })
                }
              >
                {text('alert.acknowledge')}
              </Button>
            ) : (
              seen(alert)
            ),
          ],
        }))}
      />
    </>
  );
}

function Alerts() {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [query, setQuery] = useSearchParams();
  const [reading, setReading] = useState(0);
  const key = query.toString();
  // Read again once one was acknowledged.
  const list = useLoaded(
    useCallback(() => api.alerts(Object.fromEntries(new URLSearchParams(key))), [api, key, reading]),
  );
  const narrow = (name: string, chosen: string | number) => {
    const next = new URLSearchParams(query);
    next.delete('page');
    if (chosen === '') next.delete(name);
    else next.set(name, String(chosen));
    setQuery(next);
  };
  if (list.hasFailed) return <LoadFailed isPage onRetry={list.reload} />;
  return (
    <>
      <Page.Title>{text('alerts.title')}</Page.Title>
      <Layouts.Header title={text('alerts.title')} subtitle={text('alerts.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
          <Grid.Root gap={4}>
            <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
              <Choice
                label={text('alert.filter.state')}
                value={query.get('state') ?? 'waiting'}
                options={alertStates.map((state) => ({ value: state, label: text(`alert.state.${state}`) }))}
                onChange={(chosen) => narrow('state', chosen)}
              />
            </Grid.Item>
            <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
              <Choice
                label={text('alert.filter.kind')}
                value={query.get('kind') ?? ''}
                options={[
                  { value: '', label: text('filter.any') },
                  ...alertKinds.map((kind) => ({ value: kind, label: text(`alert.${kind}`) })),
                ]}
                onChange={(chosen) => narrow('kind', chosen)}
              />
            </Grid.Item>
          </Grid.Root>
          {list.data === undefined ? (
            <Typography aria-live="polite">{text('loading')}</Typography>
          ) : list.data.data.length === 0 ? (
            <Typography tag="p">{text('alerts.empty')}</Typography>
          ) : (
            <Box>
              <AlertRows alerts={list.data.data} onSeen={() => setReading((count) => count + 1)} />
              <Pages meta={list.data.meta} onPage={(page) => narrow('page', page)} />
            </Box>
          )}
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** The page where planners see what they should look at, and say that they have. */
export default function AlertsPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::training.plan', subject: null }]}>
      <Page.Main>
        <Alerts />
      </Page.Main>
    </Page.Protect>
  );
}
