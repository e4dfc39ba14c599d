import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { DeliveryDetails, WebhookDelivery, WebhookReceiver } from '../../contracts/webhooks.ts';

/** Which deliveries are shown. */
export interface DeliveryFilter {
  state: string;
  action: string;
  receiver: string;
}

/** One page of deliveries. */
export interface DeliveryPage {
  data: WebhookDelivery[];
  meta: { page: number; pageSize: number; total: number };
}

/** The routes of webhooks, called as the person of the panel and in their language. */
export function useWebhooksApi() {
  const { get, post, put } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    const receiver = (id: string) => `/api/webhook-receivers/${id}`;
    return {
      receivers: async () =>
        (await get<{ data: { receivers: WebhookReceiver[] } }>('/api/webhook-receivers', options)).data.data
          .receivers,
      add: async (input: { name: string; url: string; writesMails: boolean }) =>
        (
          await post<{ data: { receiver: WebhookReceiver; secret: string } }>(
            '/api/webhook-receivers',
            input,
            options,
          )
        ).data.data,
      switch: async (id: string, isEnabled: boolean) => {
        await put(`${receiver(id)}/enabled`, { isEnabled }, options);
      },
      rotate: async (id: string) =>
        (await post<{ data: { secret: string } }>(`${receiver(id)}/keys`, {}, options)).data.data.secret,
      test: async (id: string) => {
        await post(`${receiver(id)}/test`, {}, options);
      },
      deliveries: async (filter: DeliveryFilter, page: number) => {
        const chosen = Object.entries(filter).filter(([, value]) => value !== '');
        const query = new URLSearchParams([...chosen, ['page', String(page)]]);
        return (await get<DeliveryPage>(`/api/webhook-deliveries?${query}`, options)).data;
      },
      delivery: async (id: string) =>
        (await get<{ data: DeliveryDetails }>(`/api/webhook-deliveries/${id}`, options)).data.data,
      replay: async (id: string) => {
        await post(`/api/webhook-deliveries/${id}/replay`, {}, options);
      },
    };
  }, [get, post, put, locale]);
}

/** The routes of webhooks. */
export type WebhooksApi = ReturnType<typeof useWebhooksApi>;
