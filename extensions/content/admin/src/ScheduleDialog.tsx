import { errorText, ownZone, ZoneSelect } from '@huntzen/kernel/admin';
import type { ContentKind } from '@huntzen/kernel/contracts';
import { Button, Field, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useContentApi } from './use-content-api.ts';
import { useTexts } from './use-texts.ts';

/** Plans when a draft is published and when its publication ends. */
export function ScheduleDialog({
  kind,
  documentId,
  onClose,
}: {
  kind: ContentKind;
  documentId: string;
  onClose: () => void;
}) {
  const { text } = useTexts();
  const api = useContentApi();
  const { toggleNotification } = useNotification();
  const [publish, setPublish] = useState('');
  const [unpublish, setUnpublish] = useState('');
  const [timeZone, setTimeZone] = useState(ownZone);
  const [failure, setFailure] = useState<string>();
  const [isSending, setSending] = useState(false);

  useEffect(() => {
    let current = true;
    api.state(kind, documentId).then(
      (known) => {
        if (!current) return;
        setPublish(known.publish?.wallTime ?? '');
        setUnpublish(known.unpublish?.wallTime ?? '');
        setTimeZone((known.publish ?? known.unpublish)?.timeZone ?? ownZone);
      },
      (error: unknown) => {
        if (current) setFailure(errorText(error, text('panel.failed')));
      },
    );
    return () => {
      current = false;
    };
  }, [api, kind, documentId]);

  const at = (wallTime: string) => (wallTime === '' ? null : { wallTime, timeZone });
  const save = async () => {
    setSending(true);
    try {
      await api.schedule(kind, documentId, { publish: at(publish), unpublish: at(unpublish) });
      toggleNotification({ type: 'success', message: text('schedule.done') });
      onClose();
    } catch (error) {
      setFailure(errorText(error, text('panel.failed')));
      setSending(false);
    }
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{text('schedule.hint')}</Typography>
          <Field.Root>
            <Field.Label>{text('schedule.publish')}</Field.Label>
            <Field.Input
              type="datetime-local"
              value={publish}
              onChange={(event) => setPublish(event.target.value)}
            />
          </Field.Root>
          <Field.Root>
            <Field.Label>{text('schedule.unpublish')}</Field.Label>
            <Field.Input
              type="datetime-local"
              value={unpublish}
              onChange={(event) => setUnpublish(event.target.value)}
            />
          </Field.Root>
          <Field.Root>
            <Field.Label>{text('schedule.zone')}</Field.Label>
            <ZoneSelect zone={timeZone} onZone={setTimeZone} />
          </Field.Root>
          {failure !== undefined && (
            <Typography role="alert" textColor="danger600">
              {failure}
            </Typography>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {text('schedule.cancel')}
        </Button>
        <Button loading={isSending} onClick={() => void save()}>
          {text('schedule.save')}
        </Button>
      </Modal.Footer>
    </>
  );
}
