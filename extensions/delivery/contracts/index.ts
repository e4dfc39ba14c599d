import { calendarRoutes } from './calendar.ts';
import * as notification from './notification.ts';
import * as preferences from './preferences.ts';
import { webhookRoutes } from './webhooks.ts';

export * from './calendar.ts';
export * from './notification.ts';
export * from './planning-question.ts';
export * from './preferences.ts';
export * from './session-action.ts';
export * from './webhooks.ts';

/** Every route of this extension, for the API reference. */
export const deliveryRoutes = [
  notification.listMyNotificationsRoute,
  notification.countUnreadRoute,
  notification.readNotificationRoute,
  notification.readNotificationsRoute,
  preferences.showPreferencesRoute,
  preferences.changePreferencesRoute,
  preferences.unsubscribeRoute,
  ...calendarRoutes,
  ...webhookRoutes,
];
