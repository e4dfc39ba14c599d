import { endpoint } from '@huntzen/kernel/server';
import {
  calendarRoute,
  changePreferencesRoute,
  countUnreadRoute,
  listMyNotificationsRoute,
  readNotificationRoute,
  readNotificationsRoute,
  renewCalendarFeedRoute,
  revokeCalendarFeedRoute,
  showCalendarFeedRoute,
  showPreferencesRoute,
  unsubscribeRoute,
} from '../contracts/index.ts';
import type { CalendarFeeds } from './calendar-feeds.ts';
import type { Notifications } from './notifications.ts';
import type { MessagePreferences } from './preferences.ts';

/** The services that the routes of this extension call. */
export interface DeliveryServices {
  notifications: Notifications;
  preferences: MessagePreferences;
  calendars: CalendarFeeds;
}

/** Notifications, what a person chose about messages, the way out of mails, and private calendars. */
export const deliveryEndpoints = ({ notifications, preferences, calendars }: DeliveryServices) => [
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
];
