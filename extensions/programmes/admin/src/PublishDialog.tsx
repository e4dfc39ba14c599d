import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  Modal,
  Radio,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useMemo, useState } from 'react';
import { ProblemList } from './ProblemList.tsx';
import { TargetField } from './TargetField.tsx';
import { errorText, useProgrammesApi, type PublishBody, type Rehearsal } from './use-programmes-api.ts';
import { useTexts } from './use-texts.ts';

type Kind = PublishBody['audience']['kind'];

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
// The browser's own zone may go by a name that its list leaves out (UTC).
const zones: readonly string[] = [...new Set([ownZone, ...Intl.supportedValuesOf('timeZone')])];

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

function RehearsalResult({ rehearsal, zone }: { rehearsal: Rehearsal; zone: string }) {
  const { text, instant } = useTexts();
  const { recipients, companies, alreadyReceived, isNow, visibleFrom, endsAt, includeLateJoiners, problems } =
    rehearsal;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
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
      {recipients > 0 && includeLateJoiners && <Typography>{text('rehearsal.joiners')}</Typography>}
      {alreadyReceived > 0 && (
        <Typography>{text('rehearsal.already', { count: alreadyReceived })}</Typography>
      )}
      <ProblemList problems={problems} />
    </Flex>
  );
}

/** The body and footer of the dialog that publishes a session; `onClose(true)` when it was published. */
export function PublishDialog({
  documentId,
  onClose,
}: {
  documentId: string;
  onClose: (published: boolean) => void;
}) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const { toggleNotification } = useNotification();
  const [kind, setKind] = useState<Kind>('all');
  const [target, setTarget] = useState('');
  const [isLater, setIsLater] = useState(false);
  const [wallTime, setWallTime] = useState('');
  const [endWallTime, setEndWallTime] = useState('');
  const [withJoiners, setWithJoiners] = useState(false);
  const [zone, setZone] = useState(ownZone);
  const [rehearsal, setRehearsal] = useState<Rehearsal>();
  const [failure, setFailure] = useState<string>();
  const [sending, setSending] = useState(false);

  const body = useMemo((): PublishBody | null => {
    const audience = audienceOf(kind, target);
    if (audience === null || (isLater && (wallTime === '' || zone === ''))) return null;
    return {
      audience,
      ...(isLater ? { visibleFrom: { wallTime, timeZone: zone } } : {}),
      ...(endWallTime === '' ? {} : { endsAt: { wallTime: endWallTime, timeZone: zone } }),
      includeLateJoiners: audience.kind === 'group' && withJoiners,
    };
  }, [kind, target, isLater, wallTime, endWallTime, withJoiners, zone]);
  // One key per thing asked: pressing the button twice, or again after a lost answer, publishes once.
  const key = useMemo(() => crypto.randomUUID(), [body]);

  useEffect(() => {
    setRehearsal(undefined);
    setFailure(undefined);
    if (body === null) return undefined;
    let current = true;
    api.rehearse(documentId, body).then(
      (found) => {
        if (current) setRehearsal(found);
      },
      (error: unknown) => {
        if (current) setFailure(errorText(error, text('panel.failed')));
      },
    );
    return () => {
      current = false;
    };
  }, [api, documentId, body]);

  const publish = async () => {
    if (body === null) return;
    setSending(true);
    try {
      const { recipients } = await api.publish(documentId, body, key);
      toggleNotification({ type: 'success', message: text('dialog.done', { count: recipients }) });
      onClose(true);
    } catch (error) {
      setFailure(errorText(error, text('panel.failed')));
      setSending(false);
    }
  };
  const isReady = rehearsal !== undefined && rehearsal.recipients > 0 && rehearsal.problems.length === 0;

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{text('dialog.hint')}</Typography>
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
          {kind === 'group' && (
            <Checkbox checked={withJoiners} onCheckedChange={(checked) => setWithJoiners(checked === true)}>
              {text('joiners.label')}
            </Checkbox>
          )}
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
            <Flex gap={4} alignItems="flex-start" wrap="wrap">
              <Box flex="1">
                <Field.Root required>
                  <Field.Label>{text('when.at')}</Field.Label>
                  <Field.Input
                    type="datetime-local"
                    value={wallTime}
                    onChange={(event) => setWallTime(event.target.value)}
                  />
                </Field.Root>
              </Box>
              <Box flex="1">
                <Field.Root required>
                  <Field.Label>{text('when.zone')}</Field.Label>
                  <SingleSelect value={zone} onChange={(value) => setZone(String(value))}>
                    {zones.map((name) => (
                      <SingleSelectOption key={name} value={name}>
                        {name}
                      </SingleSelectOption>
                    ))}
                  </SingleSelect>
                </Field.Root>
              </Box>
            </Flex>
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
          <Box background="neutral100" padding={4} hasRadius aria-live="polite">
            <Box paddingBottom={2}>
              <Typography variant="delta" tag="h3">
                {text('rehearsal.title')}
              </Typography>
            </Box>
            {failure !== undefined ? (
              <Typography textColor="danger600">{failure}</Typography>
            ) : body === null ? (
              <Typography>{text('rehearsal.choose')}</Typography>
            ) : rehearsal === undefined ? (
              <Typography>{text('rehearsal.loading')}</Typography>
            ) : (
              <RehearsalResult rehearsal={rehearsal} zone={zone} />
            )}
          </Box>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={() => onClose(false)}>
          {text('dialog.cancel')}
        </Button>
        <Button disabled={!isReady} loading={sending} onClick={() => void publish()}>
          {text('dialog.confirm')}
        </Button>
      </Modal.Footer>
    </>
  );
}
