import { useLoaded } from '@huntzen/kernel/admin';
import { Button, Field, Flex, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { TrainingSession } from '../../contracts/index.ts';
import { useNavigate } from 'react-router-dom';
import { Choice } from './Choice.tsx';
import { DialogButton, NoteField } from './DialogButton.tsx';
import { OfferChoice } from './OfferChoice.tsx';
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

function SettingsButton({ session, onChange }: Props) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [hours, setHours] = useState(session.offerHours === null ? '' : String(session.offerHours));
  const [people, setPeople] = useState(String(session.waitingAlert));
  const count = Number(people);
  return (
    <DialogButton
      label={text('settings')}
      title={text('settings.title')}
      hint={text('settings.hint')}
      confirm={text('save')}
      variant="tertiary"
      isComplete={Number.isInteger(count) && count >= 1 && count <= 500}
      run={async () => {
        const offerHours = hours === '' ? null : Number(hours);
        onChange(await api.act(session.id, 'settings', { offerHours, waitingAlert: count }));
        return text('settings.done');
      }}
    >
      <OfferChoice value={hours} onChange={setHours} />
      <Field.Root name="waitingAlert" hint={text('settings.waiting.hint')} required>
        <Field.Label>{text('settings.waiting')}</Field.Label>
        <Field.Input
          type="number"
          min={1}
          max={500}
          value={people}
          onChange={(event: { target: { value: string } }) => setPeople(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </DialogButton>
  );
}

function DraftActions({ session, onChange }: Props) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const navigate = useNavigate();
  return (
    <>
      <DialogButton
        label={text('draft.delete')}
        title={text('draft.delete')}
        hint={text('draft.delete.hint')}
        confirm={text('draft.delete')}
        variant="danger-light"
        isDanger
        run={async () => {
          await api.deleteDraft(session.id);
          navigate('/plugins/training');
          return text('draft.deleted');
        }}
      />
      <DialogButton
        label={text('draft.open')}
        title={text('draft.open')}
        hint={text('draft.open.hint')}
        confirm={text('draft.open')}
        variant="default"
        run={async () => {
          onChange(await api.act(session.id, 'open'));
          return text('draft.opened');
        }}
      />
    </>
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
      <SettingsButton session={session} onChange={onChange} />
      {session.status === 'draft' ? (
        <DraftActions session={session} onChange={onChange} />
      ) : (
        <CancelButton session={session} onChange={onChange} />
      )}
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
