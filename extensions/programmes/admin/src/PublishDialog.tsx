import { Button, Checkbox, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { EntryField } from './EntryField.tsx';
import { MomentField, ownZone } from './MomentField.tsx';
import { ProblemList } from './ProblemList.tsx';
import { PeopleList, RehearsalBox } from './RehearsalBox.tsx';
import { TargetField } from './TargetField.tsx';
import {
  errorText,
  useProgrammesApi,
  type Access,
  type Publication,
  type PublishBody,
  type Rehearsal,
} from './use-programmes-api.ts';
import { useRehearsal } from './use-rehearsal.ts';
import { useTexts } from './use-texts.ts';

type Kind = 'all' | 'group' | 'patient';

function audienceOf(kind: Kind, targetId: string): PublishBody['audience'] | null {
  switch (kind) {
    case 'all':
      return { kind };
    case 'group':
      return targetId === '' ? null : { kind, groupId: targetId };
    case 'patient':
      return targetId === '' ? null : { kind, patientId: targetId };
  }
}

function RehearsalResult({
  rehearsal,
  audience,
  zone,
  onPage,
}: {
  rehearsal: Rehearsal;
  audience: Publication['audience'];
  zone: string;
  onPage: (page: number) => void;
}) {
  const { text, instant } = useTexts();
  const { recipients, companies, alreadyReceived, isNow, visibleFrom, endsAt, includeLateJoiners, problems } =
    rehearsal;
  return (
    <>
      <Typography>
        {text('rehearsal.recipients', { count: recipients })}
        {recipients > 0 && ` ${text('rehearsal.companies', { count: companies })}`}
      </Typography>
      {recipients > 0 && (
        <Typography>
          {isNow ? text('rehearsal.now') : text('rehearsal.later', { at: instant(visibleFrom, zone), zone })}
        </Typography>
      )}
      {recipients > 0 && endsAt !== null && (
        <Typography>{text('rehearsal.end', { at: instant(endsAt, zone), zone })}</Typography>
      )}
      {recipients > 0 && includeLateJoiners && audience !== 'patient' && (
        <Typography>{text(`rehearsal.joiners.${audience}`)}</Typography>
      )}
      {recipients > 0 && <Typography>{text(`rehearsal.access.${rehearsal.access}`)}</Typography>}
      {alreadyReceived > 0 && (
        <Typography>{text('rehearsal.already', { count: alreadyReceived })}</Typography>
      )}
      <PeopleList people={rehearsal.people} known={text('people.known')} onPage={onPage} />
      <ProblemList problems={problems} />
    </>
  );
}

/**
 * The body and footer of the dialog that publishes a session, or puts one in the place of a publication; `onClose(true)` when
 * it was published.
 */
export function PublishDialog({
  documentId,
  replaced,
  onClose,
}: {
  documentId: string;
  replaced?: Publication;
  onClose: (published: boolean) => void;
}) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const { toggleNotification } = useNotification();
  const [session, setSession] = useState(documentId);
  const [kind, setKind] = useState<Kind>('all');
  const [target, setTarget] = useState('');
  const [access, setAccess] = useState<Access>(replaced?.access ?? 'assigned');
  const [isLater, setIsLater] = useState(false);
  const [wallTime, setWallTime] = useState('');
  const [endWallTime, setEndWallTime] = useState('');
  const [withJoiners, setWithJoiners] = useState(replaced?.includeLateJoiners ?? false);
  const [zone, setZone] = useState(ownZone);
  const [isSending, setIsSending] = useState(false);
  const reached = replaced?.audience ?? kind;

  const body = useMemo((): PublishBody | null => {
    const audience: PublishBody['audience'] | null =
      replaced === undefined ? audienceOf(kind, target) : { kind: 'recipients', publicationId: replaced.id };
    if (audience === null || session === '' || (isLater && (wallTime === '' || zone === ''))) return null;
    return {
      audience,
      access,
      ...(isLater ? { visibleFrom: { wallTime, timeZone: zone } } : {}),
      ...(endWallTime === '' ? {} : { endsAt: { wallTime: endWallTime, timeZone: zone } }),
      includeLateJoiners: reached !== 'patient' && withJoiners,
    };
  }, [session, replaced, kind, target, access, isLater, wallTime, endWallTime, reached, withJoiners, zone]);
  // One key per thing asked: pressing the button twice, or again after a lost answer, publishes once.
  const key = useMemo(() => crypto.randomUUID(), [body]);
  const {
    answer: rehearsal,
    failure,
    setFailure,
    setPage,
  } = useRehearsal(body, (asked, page) => api.rehearse(session, asked, page));

  const publish = async () => {
    if (body === null) return;
    setIsSending(true);
    try {
      const { recipients } = await api.publish(session, body, key);
      toggleNotification({ type: 'success', message: text('dialog.done', { count: recipients }) });
      onClose(true);
    } catch (error) {
      setFailure(errorText(error, text('panel.failed')));
      setIsSending(false);
    }
  };
  const isReady = rehearsal !== undefined && rehearsal.recipients > 0 && rehearsal.problems.length === 0;
  const waiting =
    isSending && rehearsal !== undefined
      ? text('dialog.sending', { count: rehearsal.recipients })
      : body === null
        ? text('rehearsal.choose')
        : rehearsal === undefined
          ? text('rehearsal.loading')
          : undefined;

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">
            {text(replaced === undefined ? 'dialog.hint' : 'replace.hint')}
          </Typography>
          {replaced === undefined ? (
            <>
              <Field.Root>
                <Field.Label>{text('audience.label')}</Field.Label>
                <Radio.Group
                  aria-label={text('audience.label')}
                  value={kind}
                  onValueChange={(value) => {
                    setKind(value as Kind);
                    setTarget('');
                  }}
                >
                  <Radio.Item value="all">{text('audience.all')}</Radio.Item>
                  <Radio.Item value="group">{text('audience.group')}</Radio.Item>
                  <Radio.Item value="patient">{text('audience.patient')}</Radio.Item>
                </Radio.Group>
              </Field.Root>
              {kind !== 'all' && <TargetField key={kind} kind={kind} value={target} onChange={setTarget} />}
            </>
          ) : (
            <EntryField
              model="session"
              label={text('replace.session')}
              hint={text('replace.session.hint')}
              value={session}
              onChange={setSession}
            />
          )}
          {reached !== 'patient' && (
            <Checkbox checked={withJoiners} onCheckedChange={(checked) => setWithJoiners(checked === true)}>
              {text(`joiners.${reached}`)}
            </Checkbox>
          )}
          <Field.Root hint={text(`access.hint.${access}`)}>
            <Field.Label>{text('access.label')}</Field.Label>
            <Radio.Group
              aria-label={text('access.label')}
              value={access}
              onValueChange={(value) => setAccess(value as Access)}
            >
              <Radio.Item value="assigned">{text('access.assigned')}</Radio.Item>
              <Radio.Item value="free">{text('access.free')}</Radio.Item>
            </Radio.Group>
            <Field.Hint />
          </Field.Root>
          <Field.Root>
            <Field.Label>{text('when.label')}</Field.Label>
            <Radio.Group
              aria-label={text('when.label')}
              value={isLater ? 'later' : 'now'}
              onValueChange={(value) => setIsLater(value === 'later')}
            >
              <Radio.Item value="now">{text('when.now')}</Radio.Item>
              <Radio.Item value="later">{text('when.later')}</Radio.Item>
            </Radio.Group>
          </Field.Root>
          {isLater && (
            <MomentField wallTime={wallTime} zone={zone} onWallTime={setWallTime} onZone={setZone} />
          )}
          <Field.Root hint={text('end.hint')}>
            <Field.Label>{text('end.label')}</Field.Label>
            <Field.Input
              type="datetime-local"
              value={endWallTime}
              onChange={(event) => setEndWallTime(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
          <RehearsalBox failure={failure} waiting={waiting}>
            {rehearsal !== undefined && (
              <RehearsalResult rehearsal={rehearsal} audience={reached} zone={zone} onPage={setPage} />
            )}
          </RehearsalBox>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={() => onClose(false)}>
          {text('dialog.cancel')}
        </Button>
        <Button disabled={!isReady} loading={isSending} onClick={() => void publish()}>
          {text(replaced === undefined ? 'dialog.confirm' : 'replace.confirm')}
        </Button>
      </Modal.Footer>
    </>
  );
}
