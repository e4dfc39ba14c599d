import { Card, DataTable, Pages, useLoaded } from '@huntzen/kernel/admin';
import { Flex, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { Follower, TrainingSession } from '../../../contracts/index.ts';
import { MoveEnrolment, WithdrawFromCourse } from './FollowerActions.tsx';
import { useTrainingApi } from '../use-training-api.ts';
import { useLearningApi } from './use-learning-api.ts';
import { useTexts } from './use-texts.ts';

function State({ follower: { status, hasPlace, withdrawal } }: { follower: Follower }) {
  const { text, day } = useTexts();
  const running = hasPlace ? 'state.place' : 'state.follows';
  if (withdrawal === null) return <Typography>{text(status === 'done' ? 'state.done' : running)}</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{text('state.left', { day: day(withdrawal.at) })}</Typography>
      <Typography textColor="neutral600">{withdrawal.reason ?? text('state.left.own')}</Typography>
    </Flex>
  );
}

function FollowersTable({ followers, onChange }: { followers: readonly Follower[]; onChange: () => void }) {
  const { text, day } = useTexts();
  return (
    <DataTable
      label={text('followers')}
      columns={[text('column.learner'), text('column.since'), text('column.state'), text('column.action')]}
      rows={followers.map((follower) => ({
        id: follower.id,
        cells: [
          <Flex key="learner" direction="column" alignItems="flex-start">
            <Typography fontWeight="semiBold">{follower.learner.name}</Typography>
            <Typography textColor="neutral600">{follower.learner.email}</Typography>
          </Flex>,
          day(follower.since),
          <State key="state" follower={follower} />,
          follower.status === 'active' ? (
            <Flex key="actions" gap={2} wrap="wrap">
              {follower.sessions.length > 0 && <MoveEnrolment follower={follower} onChange={onChange} />}
              <WithdrawFromCourse follower={follower} onChange={onChange} />
            </Flex>
          ) : (
            ''
          ),
        ],
      }))}
    />
  );
}

/** Who follows the course in a session, with or without a place; moved to another session or taken out of the course here. */
export function FollowersCard({
  session,
  onChange,
}: {
  session: TrainingSession;
  onChange: (session: TrainingSession) => void;
}) {
  const { text } = useTexts();
  const api = useLearningApi();
  const training = useTrainingApi();
  const [page, setPage] = useState(1);
  // Asked for again whenever the session changes: who has a place does too.
  const list = useLoaded(useCallback(() => api.followers(session, page), [api, session, page]));
  return (
    <Card title={text('followers')} hint={text('followers.hint')}>
      {list.hasFailed ? (
        <Typography role="alert">{text('failed')}</Typography>
      ) : list.data === undefined ? (
        <Typography aria-live="polite">{text('loading')}</Typography>
      ) : list.data.data.length === 0 ? (
        <Typography>{text('followers.empty')}</Typography>
      ) : (
        <>
          <FollowersTable
            followers={list.data.data}
            onChange={() => void training.show(session.id).then(onChange)}
          />
          <Pages meta={list.data.meta} onPage={setPage} />
        </>
      )}
    </Card>
  );
}
