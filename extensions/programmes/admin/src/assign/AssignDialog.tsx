import { Box, Checkbox, Field, Flex, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { ProblemList } from '../dialogs/ProblemList.tsx';
import { PeopleList } from '../dialogs/RehearsalBox.tsx';
import { RehearsedDialog } from '../dialogs/RehearsedDialog.tsx';
import { EntryField } from '../EntryField.tsx';
import { canGrow, namedOf, nobody, RecipientsField, type Recipients } from '../RecipientsField.tsx';
import {
  useProgrammesApi,
  type AssignBody,
  type Assignment,
  type AssignmentRehearsal,
} from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Today where the editor is, `YYYY-MM-DD`. */
const today = (): string => new Intl.DateTimeFormat('en-CA').format(new Date());

/** Whom those who come later could join: all, the groups, or nobody. */
function growthOf(recipients: Recipients, replaced: Assignment | undefined): 'all' | 'groups' | null {
  if (replaced === undefined) return recipients.isAll ? 'all' : canGrow(recipients) ? 'groups' : null;
  if (replaced.audience === 'all') return 'all';
  return replaced.groups.length > 0 ? 'groups' : null;
}

function whomOf(
  recipients: Recipients,
  replaced: Assignment | undefined,
): Pick<AssignBody, 'all' | 'groupIds' | 'patientIds' | 'replaces'> | null {
  if (replaced !== undefined) return { replaces: { assignmentId: replaced.id } };
  return recipients.isAll ? { all: true } : namedOf(recipients);
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

function DaysField({
  days,
  onChange,
}: {
  days: readonly number[];
  onChange: (days: readonly number[]) => void;
}) {
  const { text, weekday } = useTexts();
  return (
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
              onChange(checked === true ? [...days, number].sort() : days.filter((day) => day !== number))
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
  const { text } = useTexts();
  const api = useProgrammesApi();
  const [programme, setProgramme] = useState(documentId);
  const [recipients, setRecipients] = useState<Recipients>(nobody);
  const [startsOn, setStartsOn] = useState(today);
  const [weeks, setWeeks] = useState('');
  const [days, setDays] = useState<readonly number[]>([]);
  const [isRestart, setIsRestart] = useState(false);
  const [withJoiners, setWithJoiners] = useState(replaced?.includeLateJoiners ?? false);
  const growth = growthOf(recipients, replaced);

  const asked = useMemo(() => {
    const whom = whomOf(recipients, replaced);
    if (whom === null || programme === '' || startsOn === '') return null;
    const body: AssignBody = {
      ...whom,
      startsOn,
      ...(days.length === 0 ? {} : { days: [...days] }),
      ...(weeks === '' ? {} : { weeks: Number(weeks) }),
      replace: isRestart,
      includeLateJoiners: growth !== null && withJoiners,
    };
    return { programme, body };
  }, [programme, replaced, recipients, startsOn, days, weeks, isRestart, growth, withJoiners]);

  return (
    <RehearsedDialog
      hint={text(replaced === undefined ? 'assign.hint' : 'replace.programme.hint')}
      asked={asked}
      choose={text('assign.choose')}
      rehearse={({ programme: id, body }, page) => api.rehearseAssignment(id, body, page)}
      result={(rehearsal, onPage) => (
        <Rehearsed rehearsal={rehearsal} isRestart={isRestart} onPage={onPage} />
      )}
      canSend={({ recipients: count, problems }) => count > 0 && problems.length === 0}
      sending={({ recipients: count }) => text('assign.sending', { count })}
      confirm={text(replaced === undefined ? 'assign.confirm' : 'replace.confirm')}
      send={async ({ programme: id, body }, key) => {
        const { programmes } = await api.assign(id, body, key);
        return text('assign.done', { count: programmes.length });
      }}
      onClose={onClose}
    >
      {replaced === undefined ? (
        <RecipientsField value={recipients} onChange={setRecipients} />
      ) : (
        <EntryField
          model="programme"
          label={text('replace.programme')}
          hint={text('replace.programme.same')}
          value={programme}
          onChange={setProgramme}
        />
      )}
      {growth !== null && (
        <Checkbox checked={withJoiners} onCheckedChange={(checked) => setWithJoiners(checked === true)}>
          {text(`joiners.${growth}`)}
        </Checkbox>
      )}
      {growth !== null && withJoiners && (
        <Typography variant="pi" textColor="neutral600">
          {text('assign.joiners.hint')}
        </Typography>
      )}
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        <Box flex="1">
          <Field.Root required>
            <Field.Label>{text('assign.starts')}</Field.Label>
            <Field.Input type="date" value={startsOn} onChange={(event) => setStartsOn(event.target.value)} />
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
      <DaysField days={days} onChange={setDays} />
      {replaced === undefined && (
        <Checkbox checked={isRestart} onCheckedChange={(checked) => setIsRestart(checked === true)}>
          {text('assign.replace')}
        </Checkbox>
      )}
    </RehearsedDialog>
  );
}
