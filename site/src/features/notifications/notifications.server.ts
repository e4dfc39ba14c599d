import {
  changePreferencesRoute,
  countUnreadRoute,
  listMyNotificationsRoute,
  readNotificationRoute,
  showPreferencesRoute,
  type Preferences,
} from '@huntzen/delivery/contracts';

import { anyAnswer, ApiError, ServiceUnavailableError, type Api } from '../../lib/api.server.ts';

/** One page of what I was told, newest first. */
export const listNotifications = (api: Api, page: number) =>
  api.get('/api/my/notifications', listMyNotificationsRoute.response, { page });

/** How many I have not read; null when that cannot be said, which is no reason to withhold the page. */
export async function findUnreadCount(api: Api): Promise<number | null> {
  try {
    return (await api.get('/api/my/notifications/unread', countUnreadRoute.response)).data.count;
  } catch (error) {
    if (error instanceof ServiceUnavailableError || error instanceof ApiError) return null;
    throw error;
  }
}

/** Marks one as read; gives where it leads. Throws ApiError 404 when it is not mine. */
export const readNotification = async (api: Api, id: string): Promise<string> =>
  (await api.post(`/api/my/notifications/${encodeURIComponent(id)}/read`, {}, readNotificationRoute.response))
    .data.link;

/** Marks one and all before it as read. */
export const readNotifications = (api: Api, upTo: string) =>
  api.post('/api/my/notifications/read', { upTo }, anyAnswer);

/** What I chose about messages. */
export const getPreferences = async (api: Api): Promise<Preferences> =>
  (await api.get('/api/my/message-preferences', showPreferencesRoute.response)).data;

/** Changes what I chose about messages. */
export const changePreferences = (api: Api, chosen: Preferences) =>
  api.put('/api/my/message-preferences', chosen, changePreferencesRoute.response);

/** Stops the mails that a link belongs to; throws ApiError 404 for a link that was not made here. */
export const unsubscribe = (api: Api, token: string) => api.post('/api/unsubscribe', { token }, anyAnswer);
