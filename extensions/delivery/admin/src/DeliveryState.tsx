import { Flex, Status, Typography } from '@strapi/design-system';
import type { WebhookDelivery } from '../../contracts/webhooks.ts';
import { useTexts } from './use-texts.ts';

const variants = { waiting: 'alternative', delivered: 'success', 'given-up': 'danger' } as const;

/** Where a delivery stands, in words and in a colour, and what it waits for. */
export function DeliveryState({ delivery: { state, dueAt } }: { delivery: WebhookDelivery }) {
  const { text, moment } = useTexts();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Status variant={variants[state]} size="S">
        <Typography tag="span" variant="omega" fontWeight="bold">
          {text(`delivery.${state}`)}
        </Typography>
      </Status>
      {state === 'waiting' && (
        <Typography textColor="neutral600">
          {dueAt === null ? text('delivery.behind') : text('delivery.next', { moment: moment(dueAt) })}
        </Typography>
      )}
    </Flex>
  );
}
