import { Checkbox, Field, Radio, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { ProblemList } from '../dialogs/ProblemList.tsx';
import { PeopleList } from '../dialogs/RehearsalBox.tsx';
import { RehearsedDialog } from '../dialogs/RehearsedDialog.tsx';
import { EntryField } from '../EntryField.tsx';
import { ownZone } from '@huntzen/kernel/admin';
import { MomentField } from '../MomentField.tsx';
import { canGrow, everybody, namedOf, RecipientsField, type Recipients } from '../RecipientsField.tsx';
import {
  useProgrammesApi,
  type Access,
  type Publication,
  type PublishBody,
  type Rehearsal,
} from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

/** Whom those who come later could join: all, the groups, or nobody. */
type Growth = 'all' | 'groups' | null;

function growthOf(recipients: Recipients, replaced: Publication | undefined): Growth {
  if (replaced === undefined) return recipients.isAll ? 'all' : canGrow(recipients) ? 'groups' : null;
  if (replaced.audience === 'all') return 'all';
  return replaced.audience === 'patient' || replaced.audienceName === null ? null : 'groups';
}

function audienceOf(
  recipients: Recipients,
  replaced: Publication | undefined,
): PublishBody['audience'] | null {
  if (replaced !== undefined) return { kind: 'recipients', publicationId: replaced.id };
  if (recipients.isAll) return { kind: 'all' };
  const named = namedOf(recipients);
  return named === null ? null : { kind: 'some', ...named };
}

function RehearsalResult({
  rehearsal,
  growth,
  zone,
  onPage,
}: {
  rehearsal: Rehearsal;
  growth: Growth;
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
      {recipients > 0 && includeLateJoiners && growth !== null && (
        <Typography>{text(`rehearsal.joiners.${growth}`)}</Typography>
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
  const [session, setSession] = useState(documentId);
  const [recipients, setRecipients] = useState<Recipients>(everybody);
  const [access, setAccess] = useState<Access>(replaced?.access ?? 'assigned');
  const [isLater, setIsLater] = useState(false);
  const [wallTime, setWallTime] = useState('');
  const [endWallTime, setEndWallTime] = useState('');
  const [withJoiners, setWithJoiners] = useState(replaced?.includeLateJoiners ?? false);
  const [zone, setZone] = useState(ownZone);
  const growth = growthOf(recipients, replaced);

  const asked = useMemo(() => {
    const audience = audienceOf(recipients, replaced);
    if (audience === null || session === '' || (isLater && (wallTime === '' || zone === ''))) return null;
    const body: PublishBody = {
      audience,
      access,
      ...(isLater ? { visibleFrom: { wallTime, timeZone: zone } } : {}),
      ...(endWallTime === '' ? {} : { endsAt: { wallTime: endWallTime, timeZone: zone } }),
      includeLateJoiners: growth !== null && withJoiners,
    };
    return { session, body };
  }, [session, replaced, recipients, access, isLater, wallTime, endWallTime, growth, withJoiners, zone]);

  return (
    <RehearsedDialog
      hint={text(replaced === undefined ? 'dialog.hint' : 'replace.hint')}
      asked={asked}
      choose={text('rehearsal.choose')}
      rehearse={({ session: id, body }, page) => api.rehearse(id, body, page)}
      result={(rehearsal, onPage) => (
        <RehearsalResult rehearsal={rehearsal} growth={growth} zone={zone} onPage={onPage} />
      )}
      canSend={({ recipients: count, problems }) => count > 0 && problems.length === 0}
      sending={({ recipients: count }) => text('dialog.sending', { count })}
      confirm={text(replaced === undefined ? 'dialog.confirm' : 'replace.confirm')}
      send={async ({ session: id, body }, key) => {
        const { recipients: count } = await api.publish(id, body, key);
        return text('dialog.done', { count });
      }}
      onClose={onClose}
    >
      {replaced === undefined ? (
        <RecipientsField value={recipients} onChange={setRecipients} />
      ) : (
        <EntryField
          model="session"
          label={text('replace.session')}
          hint={text('replace.session.hint')}
          value={session}
          onChange={setSession}
        />
      )}
      {growth !== null && (
        <Checkbox checked={withJoiners} onCheckedChange={(checked) => setWithJoiners(checked === true)}>
          {text(`joiners.${growth}`)}
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
      {isLater && <MomentField wallTime={wallTime} zone={zone} onWallTime={setWallTime} onZone={setZone} />}
      <Field.Root hint={text('end.hint')}>
        <Field.Label>{text('end.label')}</Field.Label>
        <Field.Input
          type="datetime-local"
          value={endWallTime}
          onChange={(event) => setEndWallTime(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </RehearsedDialog>
  );
}
