import type { StrapiApp } from '@strapi/strapi/admin';
import type { MessageDescriptor } from 'react-intl';
import type { PublicationMoment } from '../../../contracts/publication-calendar.ts';
import type { CalendarMessage } from './translations.ts';

/** What the calendar of the panel hands to those who add moments to it, and what it takes. */
interface CalendarTools {
  get: <Data>(address: string) => Promise<Data>;
  say: (message: MessageDescriptor, values?: Record<string, string | number>) => string;
  from: string;
  to: string;
}

async function load({ get, say, from, to }: CalendarTools) {
  const { data } = await get<{ data: PublicationMoment[] }>(
    `/api/publication-calendar?${new URLSearchParams({ from, to })}`,
  );
  const text = (id: CalendarMessage, values?: Record<string, string | number>) =>
    say({ id: `programmes.calendar.${id}`, defaultMessage: id }, values);
  const now = new Date().toISOString();
  return data.map(
    ({ id, move, at, timeZone, sessionId, title, audience, audienceName, namedPeople, recipients }) => ({
      key: `${id} ${move}`,
      at,
      timeZone,
      label: text('session', { title }),
      href: `/content-manager/collection-types/api::session.session/${sessionId}`,
      move: text(move),
      state: at > now ? ('waiting' as const) : ('done' as const),
      people: text('to', {
        audience: audience === 'some' && audienceName === null ? 'unnamed' : audience,
        name: audienceName ?? '',
        people: namedPeople,
        count: recipients,
      }),
    }),
  );
}

/** Shows the starts and the ends of publications in the calendar of the panel. */
export function addPublicationsToCalendar(app: Pick<StrapiApp, 'getPlugin'>): void {
  const { apis } = app.getPlugin('content') as unknown as {
    apis: { addCalendarSource: (source: { permission: string; load: typeof load }) => void };
  };
  apis.addCalendarSource({ permission: 'plugin::programmes.publish', load });
}
