import { DataTable, LoadFailed, Pages, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { deliveryStates, sentActions, type WebhookReceiver } from '../../contracts/webhooks.ts';
import { DeliveryState } from './DeliveryState.tsx';
import { useTexts } from './use-texts.ts';
import type { DeliveryFilter, WebhooksApi } from './use-webhooks-api.ts';

// The select of the panel has no empty value.
const all = 'all';

/** The deliveries that a filter leaves, one page at a time, each leading to its attempts. */
export function DeliveryList({
  api,
  receivers,
  filter,
  page,
  onChange,
}: {
  api: WebhooksApi;
  receivers: readonly WebhookReceiver[];
  filter: DeliveryFilter;
  page: number;
  onChange: (filter: DeliveryFilter, page: number) => void;
}) {
  const { text, moment } = useTexts();
  const { state, action, receiver } = filter;
  const { data, hasFailed, reload } = useLoaded(
    useCallback(
      () => api.deliveries({ state, action, receiver }, page),
      [api, state, action, receiver, page],
    ),
  );
  const select = (name: keyof DeliveryFilter, options: readonly { value: string; label: string }[]) => (
    <Field.Root name={name}>
      <Field.Label>{text(`filter.${name}`)}</Field.Label>
      <SingleSelect
        value={filter[name] === '' ? all : filter[name]}
        onChange={(value) => onChange({ ...filter, [name]: value === all ? '' : String(value) }, 1)}
      >
        {[{ value: all, label: text('any') }, ...options].map(({ value, label }) => (
          <SingleSelectOption key={value} value={value}>
            {label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
  if (hasFailed) return <LoadFailed onRetry={reload} />;
  return (
    <Box>
      <Typography variant="delta" tag="h2">
        {text('deliveries')}
      </Typography>
      <Box paddingTop={1} paddingBottom={4}>
        <Typography textColor="neutral600">{text('deliveries.hint')}</Typography>
      </Box>
      <Flex gap={4} wrap="wrap" paddingBottom={6} alignItems="flex-end">
        {select(
          'state',
          deliveryStates.map((value) => ({ value, label: text(`delivery.${value}`) })),
        )}
        {select(
          'action',
          sentActions.map((value) => ({ value, label: text(`action.${value}`) })),
        )}
        {select(
          'receiver',
          receivers.map(({ id, name }) => ({ value: id, label: name })),
        )}
      </Flex>
      <Box aria-live="polite">
        {data === undefined ? (
          <Typography>{text('loading')}</Typography>
        ) : data.data.length === 0 ? (
          <Typography>{text('deliveries.empty')}</Typography>
        ) : (
          <DataTable
            label={text('deliveries')}
            columns={[
              text('action'),
              text('session'),
              text('receiver'),
              text('when'),
              text('state'),
              text('attempts'),
              text('answer'),
            ]}
            rows={data.data.map((delivery) => ({
              id: delivery.id,
              cells: [
                <PanelLink
                  key="action"
                  to={`?delivery=${delivery.id}`}
                  aria-label={text('open', {
                    action: text(`action.${delivery.action}`),
                    receiver: delivery.receiverName,
                  })}
                >
                  <Typography textColor="primary600" fontWeight="semiBold">
                    {text(`action.${delivery.action}`)}
                  </Typography>
                </PanelLink>,
                delivery.title ?? '',
                delivery.receiverName,
                moment(delivery.createdAt),
                <DeliveryState key="state" delivery={delivery} />,
                delivery.attempts,
                delivery.answer ?? text('answer.none'),
              ],
            }))}
          />
        )}
      </Box>
      {data !== undefined && <Pages meta={data.meta} onPage={(target) => onChange(filter, target)} />}
    </Box>
  );
}
