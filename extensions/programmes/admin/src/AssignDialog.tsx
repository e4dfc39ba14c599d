import { Box, Button, Checkbox, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useMemo, useState } from 'react';
import { ProblemList } from './ProblemList.tsx';
import { TargetField } from './TargetField.tsx';
import {
  errorText,
  useProgrammesApi,
  type AssignBody,
  type AssignmentRehearsal,
} from './use-programmes-api.ts';
import { useTexts } from './use-texts.ts';

type Kind = 'group' | 'patient';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Today where the editor is, `YYYY-MM-DD`. */
const today = (): string => new Intl.DateTimeFormat('en-CA').format(new Date());

function Rehearsed({ rehearsal, isRestart }: { rehearsal: AssignmentRehearsal; isRestart: boolean }) {
  const { text, day } = useTexts();
  const { recipients, alreadyRunning, sessions, firstOn, lastOn, problems } = rehearsal;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography>{text('assign.recipients', { count: recipients })}</Typography>
      {alreadyRunning > 0 && (
        <Typography>
          {text(isRestart ? 'assign.restart' : 'assign.running', { count: alreadyRunning })}
        </Typography>
      )}
      {firstOn !== null && lastOn !== null && (
        <Typography>
          {text('assign.dates', { count: sessions, from: day(firstOn), to: day(lastOn) })}
        </Typography>
      )}
      <ProblemList problems={problems} />
    </Flex>
  );
}

/** The body and footer of the dialog that assigns a programme. */
export function AssignDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const { text, weekday } = useTexts();
  const api = useProgrammesApi();
  const { toggleNotification } = useNotification();
  const [kind, setKind] = useState<Kind>('group');
  const [target, setTarget] = useState('');
  const [startsOn, setStartsOn] = useState(today);
  const [weeks, setWeeks] = useState('');
  const [days, setDays] = useState<readonly number[]>([]);
  const [isRestart, setIsRestart] = useState(false);
  const [rehearsal, setRehearsal] = useState<AssignmentRehearsal>();
  const [failure, setFailure] = useState<string>();
  const [isSending, setIsSending] = useState(false);

  const body = useMemo((): AssignBody | null => {
    if (target === '' || startsOn === '') return null;
    return {
      ...(kind === 'group' ? { groupIds: [target] } : { patientIds: [target] }),
      startsOn,
      ...(days.length === 0 ? {} : { days: [...days] }),
      ...(weeks === '' ? {} : { weeks: Number(weeks) }),
      replace: isRestart,
    };
  }, [kind, target, startsOn, days, weeks, isRestart]);
  // One key per thing asked: pressing the button twice, or again after a lost answer, assigns once.
  const key = useMemo(() => crypto.randomUUID(), [body]);

  useEffect(() => {
    setRehearsal(undefined);
    setFailure(undefined);
    if (body === null) return undefined;
    let current = true;
    api.rehearseAssignment(documentId, body).then(
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

  const assign = async () => {
    if (body === null) return;
    setIsSending(true);
    try {
      const { programmes } = await api.assign(documentId, body, key);
      toggleNotification({ type: 'success', message: text('assign.done', { count: programmes.length }) });
      onClose();
    } catch (error) {
      setFailure(errorText(error, text('panel.failed')));
      setIsSending(false);
    }
  };
  const isReady = rehearsal !== undefined && rehearsal.recipients > 0 && rehearsal.problems.length === 0;

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{text('assign.hint')}</Typography>
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
              <Radio.Item value="group">{text('audience.group')}</Radio.Item>
              <Radio.Item value="patient">{text('audience.patient')}</Radio.Item>
            </Radio.Group>
          </Field.Root>
          <TargetField key={kind} kind={kind} value={target} onChange={setTarget} />
          <Flex gap={4} alignItems="flex-start" wrap="wrap">
            <Box flex="1">
              <Field.Root required>
                <Field.Label>{text('assign.starts')}</Field.Label>
                <Field.Input
                  type="date"
                  value={startsOn}
                  onChange={(event) => setStartsOn(event.target.value)}
                />
              </Field.Root>
            </Box>
            <Box flex="1">
              <Field.Root hint={text('assign.weeks.hint')}>
                <Field.Label>{text('assign.weeks')}</Field.Label>
                <Field.Input
                  type="number"
                  min="1"
                  max="104"
                  value={weeks}
                  onChange={(event) => setWeeks(event.target.value)}
                />
                <Field.Hint />
              </Field.Root>
            </Box>
          </Flex>
          <Box role="group" aria-label={text('assign.days')}>
            <Typography variant="pi" fontWeight="bold">
              {text('assign.days')}
            </Typography>
            <Flex gap={4} wrap="wrap" paddingTop={2} paddingBottom={1}>
              {weekdays.map((number) => (
                <Checkbox
                  key={number}
                  checked={days.includes(number)}
                  onCheckedChange={(checked) =>
                    setDays(
                      checked === true ? [...days, number].sort() : days.filter((day) => day !== number),
                    )
                  }
                >
                  {weekday(number)}
                </Checkbox>
              ))}
            </Flex>
            <Typography variant="pi" textColor="neutral600">
              {text('assign.days.hint')}
            </Typography>
          </Box>
          <Checkbox checked={isRestart} onCheckedChange={(checked) => setIsRestart(checked === true)}>
            {text('assign.replace')}
          </Checkbox>
          <Box background="neutral100" padding={4} hasRadius aria-live="polite">
            <Box paddingBottom={2}>
              <Typography variant="delta" tag="h3">
                {text('rehearsal.title')}
              </Typography>
            </Box>
            {failure !== undefined ? (
              <Typography textColor="danger600">{failure}</Typography>
            ) : body === null ? (
              <Typography>{text('assign.choose')}</Typography>
            ) : rehearsal === undefined ? (
              <Typography>{text('rehearsal.loading')}</Typography>
            ) : (
              <Rehearsed rehearsal={rehearsal} isRestart={isRestart} />
            )}
          </Box>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {text('dialog.cancel')}
        </Button>
        <Button disabled={!isReady} loading={isSending} onClick={() => void assign()}>
          {text('assign.confirm')}
        </Button>
      </Modal.Footer>
    </>
  );
}
