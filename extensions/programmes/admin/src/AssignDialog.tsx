import { Box, Button, Checkbox, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { EntryField } from './EntryField.tsx';
import { ProblemList } from './ProblemList.tsx';
import { PeopleList, RehearsalBox } from './RehearsalBox.tsx';
import { TargetField } from './TargetField.tsx';
import {
  errorText,
  useProgrammesApi,
  type AssignBody,
  type Assignment,
  type AssignmentRehearsal,
} from './use-programmes-api.ts';
import { useRehearsal } from './use-rehearsal.ts';
import { useTexts } from './use-texts.ts';

type Kind = 'all' | 'group' | 'patient';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Today where the editor is, `YYYY-MM-DD`. */
const today = (): string => new Intl.DateTimeFormat('en-CA').format(new Date());

function whomOf(kind: Kind, target: string): Pick<AssignBody, 'all' | 'groupIds' | 'patientIds'> | null {
  switch (kind) {
    case 'all':
      return { all: true };
    case 'group':
      return target === '' ? null : { groupIds: [target] };
    case 'patient':
      return target === '' ? null : { patientIds: [target] };
  }
}

function Rehearsed({
  rehearsal,
  isRestart,
  onPage,
}: {
  rehearsal: AssignmentRehearsal;
  isRestart: boolean;
  onPage: (page: number) => void;
}) {
  const { text, day } = useTexts();
  const { recipients, alreadyRunning, sessions, firstOn, lastOn, problems } = rehearsal;
  return (
    <>
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
      <PeopleList people={rehearsal.people} known={text('people.running')} onPage={onPage} />
      <ProblemList problems={problems} />
    </>
  );
}

/**
 * The body and footer of the dialog that assigns a programme, or puts one in the place of what was assigned; `onClose(true)`
 * when it was assigned.
 */
export function AssignDialog({
  documentId,
  replaced,
  onClose,
}: {
  documentId: string;
  replaced?: Assignment;
  onClose: (assigned: boolean) => void;
}) {
  const { text, weekday } = useTexts();
  const api = useProgrammesApi();
  const { toggleNotification } = useNotification();
  const [programme, setProgramme] = useState(documentId);
  const [kind, setKind] = useState<Kind>('group');
  const [target, setTarget] = useState('');
  const [startsOn, setStartsOn] = useState(today);
  const [weeks, setWeeks] = useState('');
  const [days, setDays] = useState<readonly number[]>([]);
  const [isRestart, setIsRestart] = useState(false);
  const [withJoiners, setWithJoiners] = useState(replaced?.includeLateJoiners ?? false);
  const canGrow =
    replaced === undefined ? kind !== 'patient' : replaced.audience === 'all' || replaced.groups.length > 0;
  const [isSending, setIsSending] = useState(false);

  const body = useMemo((): AssignBody | null => {
    const whom = replaced === undefined ? whomOf(kind, target) : { replaces: { assignmentId: replaced.id } };
    if (whom === null || programme === '' || startsOn === '') return null;
    return {
      ...whom,
      startsOn,
      ...(days.length === 0 ? {} : { days: [...days] }),
      ...(weeks === '' ? {} : { weeks: Number(weeks) }),
      replace: isRestart,
      includeLateJoiners: canGrow && withJoiners,
    };
  }, [programme, replaced, kind, target, startsOn, days, weeks, isRestart, canGrow, withJoiners]);
  // One key per thing asked: pressing the button twice, or again after a lost answer, assigns once.
  const key = useMemo(() => crypto.randomUUID(), [body]);

  const {
    answer: rehearsal,
    failure,
    setFailure,
    setPage,
  } = useRehearsal(body, (asked, page) => api.rehearseAssignment(programme, asked, page));

  const assign = async () => {
    if (body === null) return;
    setIsSending(true);
    try {
      const { programmes } = await api.assign(programme, body, key);
      toggleNotification({ type: 'success', message: text('assign.done', { count: programmes.length }) });
      onClose(true);
    } catch (error) {
      setFailure(errorText(error, text('panel.failed')));
      setIsSending(false);
    }
  };
  const isReady = rehearsal !== undefined && rehearsal.recipients > 0 && rehearsal.problems.length === 0;
  const waiting =
    isSending && rehearsal !== undefined
      ? text('assign.sending', { count: rehearsal.recipients })
      : body === null
        ? text('assign.choose')
        : rehearsal === undefined
          ? text('rehearsal.loading')
          : undefined;

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">
            {text(replaced === undefined ? 'assign.hint' : 'replace.programme.hint')}
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
              model="programme"
              label={text('replace.programme')}
              hint={text('replace.programme.same')}
              value={programme}
              onChange={setProgramme}
            />
          )}
          {canGrow && (
            <Checkbox checked={withJoiners} onCheckedChange={(checked) => setWithJoiners(checked === true)}>
              {text(
                (replaced === undefined ? kind === 'all' : replaced.audience === 'all')
                  ? 'joiners.all'
                  : 'joiners.group',
              )}
            </Checkbox>
          )}
          {canGrow && withJoiners && (
            <Typography variant="pi" textColor="neutral600">
              {text('assign.joiners.hint')}
            </Typography>
          )}
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
          {replaced === undefined && (
            <Checkbox checked={isRestart} onCheckedChange={(checked) => setIsRestart(checked === true)}>
              {text('assign.replace')}
            </Checkbox>
          )}
          <RehearsalBox failure={failure} waiting={waiting}>
            {rehearsal !== undefined && (
              <Rehearsed rehearsal={rehearsal} isRestart={isRestart} onPage={setPage} />
            )}
          </RehearsalBox>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={() => onClose(false)}>
          {text('dialog.cancel')}
        </Button>
        <Button disabled={!isReady} loading={isSending} onClick={() => void assign()}>
          {text(replaced === undefined ? 'assign.confirm' : 'replace.confirm')}
        </Button>
      </Modal.Footer>
    </>
  );
}
