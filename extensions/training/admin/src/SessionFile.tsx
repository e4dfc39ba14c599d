import { LoadFailed, Loading, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { TrainingSession } from '../../contracts/index.ts';
import { HistoryTab } from './HistoryTab.tsx';
import { LearnersTab } from './LearnersTab.tsx';
import { PlanningTab } from './PlanningTab.tsx';
import { SessionActions } from './SessionActions.tsx';
import { SessionStatusBadge } from './SessionStatusBadge.tsx';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

function Facts({ session }: { session: TrainingSession }) {
  const { text, moment } = useTexts();
  const { startsAt, endsAt, zone } = session;
  const facts = [
    session.course.title,
    session.company.name,
    text(`modality.${session.modality}`),
    startsAt === null || endsAt === null
      ? text('no.start')
      : text('from', { start: moment(startsAt, zone), end: moment(endsAt, zone), zone }),
    text('places', { enrolled: session.enrolledCount, capacity: session.capacity }),
    text('waitingCount', { count: session.waitingCount }),
  ];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography tag="p">{facts.join(' · ')}</Typography>
      {session.status === 'draft' && <Typography tag="p">{text('draft.explain')}</Typography>}
      {session.offerHours !== null && (
        <Typography tag="p">{text('offer.explain', { count: session.offerHours })}</Typography>
      )}
      {session.cancelledReason !== null && (
        <Typography tag="p" textColor="danger600">
          {text('cancelled.reason', { reason: session.cancelledReason })}
        </Typography>
      )}
    </Flex>
  );
}

/** One session: its people, its hours, its history, and what can be done with it. */
export function SessionFile({ id }: { id: string }) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const loaded = useLoaded(useCallback(() => api.show(id), [api, id]));
  const [changed, setChanged] = useState<TrainingSession | null>(null);
  const session = changed ?? loaded.data;
  if (loaded.hasFailed) return <LoadFailed isPage onRetry={loaded.reload} />;
  if (session === undefined) return <Loading label={text('loading')} />;
  return (
    <>
      <Page.Title>{session.title}</Page.Title>
      <Layouts.Header
        title={session.title}
        navigationAction={
          <PanelLink to="/plugins/training">
            <Flex gap={2}>
              <ArrowLeft aria-hidden />
              <Typography textColor="primary600">{text('back')}</Typography>
            </Flex>
          </PanelLink>
        }
        secondaryAction={<SessionStatusBadge status={session.status} />}
        primaryAction={<SessionActions session={session} onChange={setChanged} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
          <Facts session={session} />
          <Tabs.Root defaultValue="learners">
            <Tabs.List aria-label={text('tab.label')}>
              <Tabs.Trigger value="learners">{text('tab.learners')}</Tabs.Trigger>
              <Tabs.Trigger value="planning">{text('tab.planning')}</Tabs.Trigger>
              <Tabs.Trigger value="history">{text('tab.history')}</Tabs.Trigger>
            </Tabs.List>
            <Tabs.Content value="learners">
              <Box paddingTop={4}>
                <LearnersTab session={session} onChange={setChanged} />
              </Box>
            </Tabs.Content>
            <Tabs.Content value="planning">
              <Box paddingTop={4}>
                <PlanningTab session={session} />
              </Box>
            </Tabs.Content>
            <Tabs.Content value="history">
              <Box paddingTop={4}>
                <HistoryTab session={session} />
              </Box>
            </Tabs.Content>
          </Tabs.Root>
        </Flex>
      </Layouts.Content>
    </>
  );
}
