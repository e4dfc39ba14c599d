import { Button, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { MomentField, ownZone } from './MomentField.tsx';
import { PeopleList, RehearsalBox } from './RehearsalBox.tsx';
import { errorText, useProgrammesApi, type Publication } from './use-programmes-api.ts';
import { useRehearsal } from './use-rehearsal.ts';
import { useTexts } from './use-texts.ts';

/** The body and footer of the dialog that ends a publication, now or at a moment to come. */
export function EndPublicationDialog({
  publication,
  onClose,
}: {
  publication: Publication;
  onClose: (ended: boolean) => void;
}) {
  const { text, instant } = useTexts();
  const api = useProgrammesApi();
  const { toggleNotification } = useNotification();
  const [when, setWhen] = useState<'now' | 'later' | 'never'>('now');
  const [wallTime, setWallTime] = useState('');
  const [zone, setZone] = useState(ownZone);
  const [isSending, setIsSending] = useState(false);
  const asked = useMemo(() => ({ id: publication.id }), [publication.id]);
  const {
    answer: found,
    failure,
    setFailure,
    setPage,
  } = useRehearsal(asked, ({ id }, page) => api.recipients(id, page));

  const end = async () => {
    setIsSending(true);
    try {
      if (when === 'now') await api.withdraw(publication.id);
      else await api.endPublication(publication.id, when === 'never' ? null : { wallTime, timeZone: zone });
      toggleNotification({ type: 'success', message: text(`stop.done.${when}`) });
      onClose(true);
    } catch (error) {
      setFailure(errorText(error, text('panel.failed')));
      setIsSending(false);
    }
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{text('stop.hint')}</Typography>
          {publication.endsAt !== null && (
            <Typography>{text('stop.until', { at: instant(publication.endsAt, zone), zone })}</Typography>
          )}
          <Field.Root>
            <Field.Label>{text('when.label')}</Field.Label>
            <Radio.Group
              aria-label={text('when.label')}
              value={when}
              onValueChange={(value) => setWhen(value as typeof when)}
            >
              <Radio.Item value="now">{text('when.now')}</Radio.Item>
              <Radio.Item value="later">{text('when.later')}</Radio.Item>
              {publication.endsAt !== null && <Radio.Item value="never">{text('stop.never')}</Radio.Item>}
            </Radio.Group>
          </Field.Root>
          {when === 'later' && (
            <MomentField wallTime={wallTime} zone={zone} onWallTime={setWallTime} onZone={setZone} />
          )}
          <RehearsalBox
            title={text('stop.rehearsal')}
            failure={failure}
            waiting={found === undefined ? text('rehearsal.loading') : undefined}
          >
            {found !== undefined && (
              <>
                <Typography>{text('stop.recipients', { count: found.recipients })}</Typography>
                <Typography>{text('stop.reported', { count: found.reported })}</Typography>
                <PeopleList people={found.people} onPage={setPage} />
              </>
            )}
          </RehearsalBox>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={() => onClose(false)}>
          {text('dialog.cancel')}
        </Button>
        <Button
          variant={when === 'now' ? 'danger' : 'default'}
          disabled={found === undefined || (when === 'later' && wallTime === '')}
          loading={isSending}
          onClick={() => void end()}
        >
          {text(when === 'now' ? 'stop.confirm' : 'stop.save')}
        </Button>
      </Modal.Footer>
    </>
  );
}
