import { calendarRoutes } from './calendar.ts';
import * as notification from './notification.ts';
import * as preferences from './preferences.ts';

export * from './calendar.ts';
export * from './notification.ts';
export * from './preferences.ts';
export * from './session-action.ts';

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
];
