import { Button, Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { PeopleList, RehearsalBox } from './RehearsalBox.tsx';
import { errorText, useProgrammesApi, type Assignment } from './use-programmes-api.ts';
import { useRehearsal } from './use-rehearsal.ts';
import { useTexts } from './use-texts.ts';

/** The body and footer of the dialog that ends what was assigned, now or with a last day. */
export function EndAssignmentDialog({
  assignment,
  onClose,
}: {
  assignment: Assignment;
  onClose: (ended: boolean) => void;
}) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const { toggleNotification } = useNotification();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [on, setOn] = useState('');
  const [isSending, setIsSending] = useState(false);
  const asked = useMemo(() => ({ id: assignment.id }), [assignment.id]);
  const {
    answer: found,
    failure,
    setFailure,
    setPage,
  } = useRehearsal(asked, ({ id }, page) => api.assignmentRecipients(id, page));

  const end = async () => {
    setIsSending(true);
    try {
      await api.endAssignment(assignment.id, when === 'now' ? {} : { on });
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
          <Typography textColor="neutral600">{text('stop.assignment.hint')}</Typography>
          <Field.Root>
            <Field.Label>{text('when.label')}</Field.Label>
            <Radio.Group
              aria-label={text('when.label')}
              value={when}
              onValueChange={(value) => setWhen(value as typeof when)}
            >
              <Radio.Item value="now">{text('when.now')}</Radio.Item>
              <Radio.Item value="later">{text('stop.assignment.later')}</Radio.Item>
            </Radio.Group>
          </Field.Root>
          {when === 'later' && (
            <Field.Root required>
              <Field.Label>{text('stop.assignment.day')}</Field.Label>
              <Field.Input
                type="date"
                value={on}
                max={assignment.endsOn}
                onChange={(event) => setOn(event.target.value)}
              />
            </Field.Root>
          )}
          <RehearsalBox
            title={text('stop.rehearsal')}
            failure={failure}
            waiting={found === undefined ? text('rehearsal.loading') : undefined}
          >
            {found !== undefined && (
              <>
                <Typography>{text('stop.assignment.recipients', { count: found.recipients })}</Typography>
                <Typography>{text('stop.assignment.reported', { count: found.reported })}</Typography>
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
          disabled={found === undefined || (when === 'later' && on === '')}
          loading={isSending}
          onClick={() => void end()}
        >
          {text(when === 'now' ? 'stop.confirm' : 'stop.save')}
        </Button>
      </Modal.Footer>
    </>
  );
}
