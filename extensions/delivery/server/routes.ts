import { endpoint } from '@huntzen/kernel/server';
import {
  addReceiverRoute,
  calendarRoute,
  callbackRoute,
  changePreferencesRoute,
  countUnreadRoute,
  listDeliveriesRoute,
  listMyNotificationsRoute,
  listReceiversRoute,
  readNotificationRoute,
  readNotificationsRoute,
  renewCalendarFeedRoute,
  replayDeliveryRoute,
  revokeCalendarFeedRoute,
  rotateKeyRoute,
  showCalendarFeedRoute,
  showDeliveryRoute,
  showPreferencesRoute,
  switchReceiverRoute,
  testReceiverRoute,
  unsubscribeRoute,
} from '../contracts/index.ts';
import type { CalendarFeeds } from './calendar-feeds.ts';
import type { Notifications } from './notifications.ts';
import type { MessagePreferences } from './preferences.ts';
import type { Webhooks } from './webhooks/index.ts';

/** The services that the routes of this extension call. */
export interface DeliveryServices {
  notifications: Notifications;
  preferences: MessagePreferences;
  calendars: CalendarFeeds;
  webhooks: Pick<Webhooks, 'callbacks' | 'receivers' | 'deliveries'>;
}

const webhookEndpoints = ({ callbacks, receivers, deliveries }: DeliveryServices['webhooks']) => [
  endpoint(callbackRoute, async ({ body }, _caller, info) => ({ data: await callbacks.receive(body, info) })),
  endpoint(listReceiversRoute, async (_input, caller) => ({
    data: { receivers: await receivers.list(caller) },
  })),
  endpoint(addReceiverRoute, async ({ body }, caller) => ({ data: await receivers.add(caller, body) })),
  endpoint(switchReceiverRoute, async ({ params, body }, caller) => ({
    data: await receivers.switch(caller, params.id, body.isEnabled),
  })),
  endpoint(rotateKeyRoute, async ({ params }, caller) => ({
    data: await receivers.rotate(caller, params.id),
  })),
  endpoint(testReceiverRoute, async ({ params }, caller) => ({
    data: await receivers.test(caller, params.id),
  })),
  endpoint(listDeliveriesRoute, ({ query }, caller) => deliveries.list(caller, query)),
  endpoint(showDeliveryRoute, async ({ params }, caller) => ({
    data: await deliveries.show(caller, params.id),
  })),
  endpoint(replayDeliveryRoute, async ({ params }, caller) => ({
    data: await deliveries.replay(caller, params.id),
  })),
];

/** Notifications, what a person chose about messages, the way out of mails, private calendars, and webhooks. */
export const deliveryEndpoints = ({ notifications, preferences, calendars, webhooks }: DeliveryServices) => [
  endpoint(listMyNotificationsRoute, ({ query }, caller) => notifications.list(caller, query.page)),
  endpoint(countUnreadRoute, async (_input, caller) => ({
    data: { count: await notifications.countUnread(caller) },
  })),
  endpoint(readNotificationRoute, async ({ params }, caller) => ({
    data: await notifications.read(caller, params.id),
  })),
  endpoint(readNotificationsRoute, ({ body }, caller) => notifications.readUpTo(caller, body.upTo)),
  endpoint(showPreferencesRoute, async (_input, caller) => ({ data: await preferences.show(caller) })),
  endpoint(changePreferencesRoute, async ({ body }, caller) => ({
    data: await preferences.change(caller, body),
  })),
  endpoint(unsubscribeRoute, ({ body }) => preferences.unsubscribe(body.token)),
  endpoint(showCalendarFeedRoute, async (_input, caller) => ({
    data: { since: await calendars.since(caller) },
  })),
  endpoint(renewCalendarFeedRoute, async (_input, caller) => ({
    data: { token: await calendars.renew(caller) },
  })),
  endpoint(revokeCalendarFeedRoute, (_input, caller) => calendars.revoke(caller)),
  endpoint(calendarRoute, ({ params }) => calendars.open(params.token)),
  ...webhookEndpoints(webhooks),
];
