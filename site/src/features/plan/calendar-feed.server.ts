import { renewCalendarFeedRoute, showCalendarFeedRoute } from '@huntzen/delivery/contracts';
import type { AstroGlobal } from 'astro';
import * as z from 'zod';

import { anyAnswer } from '../../lib/api.server.ts';
import { handleForm } from '../../lib/forms.server.ts';

/** The private calendar of the reader. */
export interface CalendarAddress {
  /** When the address was made, or null without one. */
  readonly since: string | null;
  /** The token of an address that was made by this request: it is shown once. */
  readonly token: string | null;
}

/** Handles the two forms of `CalendarFeed.astro` on a page of the reader's; an address that ends leads to `ended`. */
export async function handleCalendarFeed(
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'redirect'>,
  ended: string,
): Promise<CalendarAddress | Response> {
  const { api } = page.locals;
  const made: { token: string | null } = { token: null };
  const making = await handleForm(page, {
    name: 'calendar',
    schema: z.object({}),
    submit: async () => {
      const { data } = await api.post('/api/my/calendar-feed', {}, renewCalendarFeedRoute.response);
      made.token = data.token;
      return new Response(null);
    },
  });
  if (making instanceof Response && made.token === null) return making;
  const ending = await handleForm(page, {
    name: 'calendar-end',
    schema: z.object({}),
    submit: async () => {
      await api.delete('/api/my/calendar-feed', anyAnswer);
      return page.redirect(ended, 303);
    },
  });
  if (ending instanceof Response) return ending;
  const { data } = await api.get('/api/my/calendar-feed', showCalendarFeedRoute.response);
  return { since: data.since, token: made.token };
}
