import { useLoaded } from '@huntzen/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { TrainingSession } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { DialogButton, NoteField } from './DialogButton.tsx';
import { useAction } from './use-action.ts';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

interface Props {
  session: TrainingSession;
  onChange: (session: TrainingSession) => void;
}

function CapacityButton({ session, onChange }: Props) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [capacity, setCapacity] = useState(String(session.capacity));
  const count = Number(capacity);
  return (
    <DialogButton
      label={text('capacity')}
      title={text('capacity.title')}
      hint={text('capacity.hint')}
      confirm={text('save')}
      variant="secondary"
      isComplete={Number.isInteger(count) && count >= 1}
      run={async () => {
        onChange(await api.act(session.id, 'capacity', { capacity: count }));
        return text('capacity.done', { count });
      }}
    >
      <Field.Root name="capacity" required>
        <Field.Label>{text('capacity.field')}</Field.Label>
        <Field.Input
          type="number"
          min={1}
          max={500}
          value={capacity}
          onChange={(event: { target: { value: string } }) => setCapacity(event.target.value)}
        />
      </Field.Root>
    </DialogButton>
  );
}

function CancelButton({ session, onChange }: Props) {
  const { text, moment } = useTexts();
  const api = useTrainingApi();
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState('');
  const { course, company } = session;
  const others = useLoaded(
    useCallback(() => api.list({ course: course.id, company: company.id }), [api, course.id, company.id]),
  );
  const targets = (others.data?.data ?? []).filter(
    ({ id, status }) => id !== session.id && (status === 'open' || status === 'confirmed'),
  );
  return (
    <DialogButton
      label={text('cancel.session')}
      title={text('cancel.title')}
      hint={text('cancel.hint')}
      confirm={text('cancel.confirm')}
      variant="danger-light"
      isDanger
      isComplete={reason.trim() !== ''}
      run={async () => {
        onChange(
          await api.act(session.id, 'cancel', { reason, ...(target === '' ? {} : { toSessionId: target }) }),
        );
        return text('cancel.done');
      }}
    >
      <Choice
        label={text('cancel.to')}
        value={target}
        options={[
          { value: '', label: text('cancel.to.course') },
          ...targets.map(({ id, title, startsAt, zone }) => ({
            value: id,
            label: startsAt === null ? title : `${title}, ${moment(startsAt, zone)}`,
          })),
        ]}
        onChange={setTarget}
      />
      <NoteField note={reason} onNote={setReason} isRequired />
    </DialogButton>
  );
}

/** What can be done with a session as it stands. */
export function SessionActions({ session, onChange }: Props) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const action = useAction();
  const isLive = ['draft', 'open', 'confirmed'].includes(session.status);
  if (!isLive) return null;
  return (
    <Flex gap={2} wrap="wrap" justifyContent="flex-end">
      {action.problem !== undefined && (
        <Typography role="alert" textColor="danger600">
          {action.problem}
        </Typography>
      )}
      {session.takesPeople && <CapacityButton key={session.capacity} session={session} onChange={onChange} />}
      <CancelButton session={session} onChange={onChange} />
      {session.status === 'open' && (
        <Button
          size="S"
          loading={action.isBusy}
          onClick={() =>
            void action.run(async () => {
              onChange(await api.act(session.id, 'confirm'));
              return text('confirmed');
            })
          }
        >
          {text('confirm')}
        </Button>
      )}
    </Flex>
  );
}
