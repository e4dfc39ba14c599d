import { endpoint } from '@huntzen/kernel/server';
import {
  changePreferencesRoute,
  countUnreadRoute,
  listMyNotificationsRoute,
  readNotificationRoute,
  readNotificationsRoute,
  showPreferencesRoute,
  unsubscribeRoute,
} from '../contracts/index.ts';
import type { Notifications } from './notifications.ts';
import type { MessagePreferences } from './preferences.ts';

/** The services that the routes of this extension call. */
export interface DeliveryServices {
  notifications: Notifications;
  preferences: MessagePreferences;
}

/** Notifications, what a person chose about messages, and the way out of mails. */
export const deliveryEndpoints = ({ notifications, preferences }: DeliveryServices) => [
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
];
