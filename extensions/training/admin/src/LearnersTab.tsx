import { Card, DataTable } from '@huntzen/kernel/admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Participant, TrainingSession } from '../../contracts/index.ts';
import { AddPerson } from './AddPerson.tsx';
import { DialogButton, NoteField } from './DialogButton.tsx';
import { FollowersCard } from './learning/FollowersCard.tsx';
import { useAction } from './use-action.ts';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

interface Props {
  session: TrainingSession;
  onChange: (session: TrainingSession) => void;
}

function TakeOut({ session, person, onChange }: Props & { person: Participant }) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [note, setNote] = useState('');
  const { name, traineeId } = person;
  const kind = person.rank === null ? 'withdraw' : 'remove';
  return (
    <DialogButton
      label={text(kind)}
      name={text(`${kind}.name`, { name })}
      title={text(`${kind}.title`, { name })}
      {...(kind === 'withdraw' ? { hint: text('withdraw.hint') } : {})}
      confirm={text(kind)}
      variant="danger-light"
      isDanger
      run={async () => {
        const body = { traineeId, ...(note.trim() === '' ? {} : { note }) };
        onChange(await api.act(session.id, 'withdraw', body));
        return text('withdrawn', { name });
      }}
    >
      <NoteField note={note} onNote={setNote} />
    </DialogButton>
  );
}

function PersonCell({ person }: { person: Participant }) {
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography fontWeight="semiBold">{person.name}</Typography>
      <Typography textColor="neutral600">{person.email}</Typography>
    </Flex>
  );
}

function WaitingList({ session, onChange }: Props) {
  const { text, moment } = useTexts();
  const api = useTrainingApi();
  const action = useAction();
  const hasFree = session.enrolledCount + session.offeredCount < session.capacity;
  const canGive = ({ offerUntil }: Participant) => session.takesPeople && (hasFree || offerUntil !== null);
  const remark = ({ obstacle, stage, approved, offerUntil }: Participant) => {
    if (offerUntil !== null) return text('remark.offered', { until: moment(offerUntil, session.zone) });
    if (obstacle !== null) return text(`obstacle.${obstacle}`);
    return stage === 'learner' || approved ? '' : text('remark.unapproved');
  };
  if (session.waiting.length === 0) return <Typography>{text('waiting.empty')}</Typography>;
  return (
    <>
      {action.problem !== undefined && (
        <Typography role="alert" tag="p" textColor="danger600">
          {action.problem}
        </Typography>
      )}
      <DataTable
        label={text('waiting')}
        columns={[
          text('column.rank'),
          text('column.person'),
          text('column.class'),
          text('column.since'),
          text('column.remark'),
          text('column.actions'),
        ]}
        rows={session.waiting.map((person) => ({
          id: person.traineeId,
          cells: [
            person.rank ?? '',
            <PersonCell key="name" person={person} />,
            text(`priority.${person.stage}`),
            moment(person.since),
            remark(person),
            <Flex key="actions" gap={2} wrap="wrap">
              {canGive(person) && (
                <Button
                  size="S"
                  variant="secondary"
                  loading={action.isBusy}
                  aria-label={text('promote.name', { name: person.name })}
                  onClick={() =>
                    void action.run(async () => {
                      onChange(await api.act(session.id, 'promote', { traineeId: person.traineeId }));
                      return text('promoted', { name: person.name });
                    })
                  }
                >
                  {text('promote')}
                </Button>
              )}
              <TakeOut session={session} person={person} onChange={onChange} />
            </Flex>,
          ],
        }))}
      />
    </>
  );
}

/** Who has a place, who waits with their rank, and who may be added. */
export function LearnersTab({ session, onChange }: Props) {
  const { text, moment } = useTexts();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {session.takesPeople && <AddPerson session={session} onChange={onChange} />}
      <Card title={text('enrolled')}>
        {session.enrolled.length === 0 ? (
          <Typography>{text('enrolled.empty')}</Typography>
        ) : (
          <DataTable
            label={text('enrolled')}
            columns={[
              text('column.person'),
              text('people.stage'),
              text('column.since'),
              text('column.actions'),
            ]}
            rows={session.enrolled.map((person) => ({
              id: person.traineeId,
              cells: [
                <PersonCell key="name" person={person} />,
                text(`stage.${person.stage}`),
                moment(person.since),
                session.status === 'done' ? (
                  ''
                ) : (
                  <TakeOut key="out" session={session} person={person} onChange={onChange} />
                ),
              ],
            }))}
          />
        )}
      </Card>
      <Card title={text('waiting')} hint={text('waiting.hint')}>
        <WaitingList session={session} onChange={onChange} />
      </Card>
      <FollowersCard session={session} onChange={onChange} />
    </Flex>
  );
}
