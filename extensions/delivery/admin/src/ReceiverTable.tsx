import { DataTable } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Status, Typography } from '@strapi/design-system';
import type { WebhookReceiver } from '../../contracts/webhooks.ts';
import { useAttempt } from './use-attempt.ts';
import { useTexts } from './use-texts.ts';
import type { WebhooksApi } from './use-webhooks-api.ts';

function ReceiverButtons({
  receiver,
  api,
  onChanged,
  onSecret,
}: {
  receiver: WebhookReceiver;
  api: WebhooksApi;
  onChanged: () => void;
  onSecret: (name: string, value: string) => void;
}) {
  const { text } = useTexts();
  const { attempt, isBusy } = useAttempt();
  const { id, name, origin, disabledBecause } = receiver;
  const isEnabled = disabledBecause === null;
  if (disabledBecause === 'unconfigured') return null;
  const act = async (work: () => Promise<unknown>, success?: string) => {
    if (await attempt(work, success)) onChanged();
  };
  return (
    <Flex gap={2} wrap="wrap">
      {isEnabled && (
        <Button
          size="S"
          variant="secondary"
          disabled={isBusy}
          aria-label={text('test.of', { name })}
          onClick={() => void act(() => api.test(id), text('done.test'))}
        >
          {text('test')}
        </Button>
      )}
      {origin === 'panel' && (
        <Button
          size="S"
          variant="tertiary"
          disabled={isBusy}
          aria-label={text('rotate.of', { name })}
          onClick={() => void act(async () => onSecret(name, await api.rotate(id)))}
        >
          {text('rotate')}
        </Button>
      )}
      <Button
        size="S"
        variant={isEnabled ? 'danger-light' : 'success-light'}
        disabled={isBusy}
        aria-label={text(isEnabled ? 'disable.of' : 'enable.of', { name })}
        onClick={() =>
          void act(
            () => api.switch(id, !isEnabled),
            text(isEnabled ? 'done.disabled' : 'done.enabled', { name }),
          )
        }
      >
        {text(isEnabled ? 'disable' : 'enable')}
      </Button>
    </Flex>
  );
}

/** The receivers, with what can be done with each. */
export function ReceiverTable({
  receivers,
  api,
  onChanged,
  onSecret,
}: {
  receivers: readonly WebhookReceiver[];
  api: WebhooksApi;
  onChanged: () => void;
  onSecret: (name: string, value: string) => void;
}) {
  const { text, moment } = useTexts();
  const isTakenOver = receivers.some(
    ({ writesMails, disabledBecause }) => writesMails && disabledBecause === null,
  );
  return (
    <Box>
      <Typography variant="delta" tag="h2">
        {text('receivers')}
      </Typography>
      <Box paddingTop={1} paddingBottom={4}>
        <Typography textColor="neutral600">{text('receivers.hint')}</Typography>
      </Box>
      {!isTakenOver && (
        <Box paddingBottom={4}>
          <Typography>{text(receivers.length === 0 ? 'receivers.empty' : 'receivers.none')}</Typography>
        </Box>
      )}
      {receivers.length > 0 && (
        <DataTable
          label={text('receivers')}
          columns={[
            text('name'),
            text('address'),
            text('state'),
            text('mails'),
            text('waiting'),
            text('actions'),
          ]}
          rows={receivers.map((receiver) => ({
            id: receiver.id,
            cells: [
              <Flex key="name" direction="column" alignItems="flex-start">
                <Typography fontWeight="semiBold">{receiver.name}</Typography>
                {receiver.origin === 'configuration' && (
                  <Typography textColor="neutral600">{text('origin.configuration')}</Typography>
                )}
                {receiver.previousKeyEndsAt !== null && (
                  <Typography textColor="neutral600">
                    {text('previous.until', { moment: moment(receiver.previousKeyEndsAt) })}
                  </Typography>
                )}
              </Flex>,
              <Typography key="url" style={{ overflowWrap: 'anywhere' }}>
                {receiver.url}
              </Typography>,
              <Status
                key="state"
                size="S"
                variant={receiver.disabledBecause === null ? 'success' : 'neutral'}
              >
                <Typography tag="span" variant="omega" fontWeight="bold">
                  {text(`state.${receiver.disabledBecause ?? 'on'}`)}
                </Typography>
              </Status>,
              text(receiver.writesMails ? 'yes' : 'no'),
              receiver.waiting,
              <ReceiverButtons
                key="buttons"
                receiver={receiver}
                api={api}
                onChanged={onChanged}
                onSecret={onSecret}
              />,
            ],
          }))}
        />
      )}
    </Box>
  );
}
