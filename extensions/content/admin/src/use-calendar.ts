import { errorText, ownZone } from '@huntzen/kernel/admin';
import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { calendarSources, itemsOf, wallTimeIn, type CalendarItem } from './calendar-items.ts';
import { useContentApi } from './use-content-api.ts';
import { useTexts } from './use-texts.ts';

/** An item with its day and its time on a wall of its zone. */
export type DatedItem = CalendarItem & { zone: string; day: string; time: string };

/** The items between two instants, of every extension that has some for this reader, in their order. */
export function useCalendar(
  from: string,
  to: string,
): { items: DatedItem[] | undefined; failure: string | undefined } {
  const { text } = useTexts();
  const { formatMessage, locale } = useIntl();
  const { get } = useFetchClient();
  const api = useContentApi();
  const permissions = useAuth('Calendar', (state) => state.permissions);
  const [items, setItems] = useState<DatedItem[]>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let current = true;
    const others = calendarSources()
      .filter(({ permission }) => permissions.some(({ action }) => action === permission))
      .map(({ load }) =>
        load({
          get: async <Data>(address: string) =>
            (await get<Data>(address, { headers: { 'Accept-Language': locale } })).data,
          say: (message, values) => formatMessage(message, values),
          from,
          to,
        }),
      );
    Promise.all([api.calendar(from, to).then((entries) => itemsOf(entries, text)), ...others]).then(
      (found) => {
        if (!current) return;
        const dated = found.flat().map((item) => {
          const zone = item.timeZone ?? ownZone;
          return { ...item, zone, ...wallTimeIn(item.at, zone) };
        });
        setItems(
          dated.sort((left, right) => left.at.localeCompare(right.at) || left.key.localeCompare(right.key)),
        );
        setFailure(undefined);
      },
      (error: unknown) => {
        if (current) setFailure(errorText(error, text('panel.failed')));
      },
    );
    return () => {
      current = false;
    };
    // The texts change with the language alone, which reloads the panel.
  }, [api, get, locale, from, to, permissions]);
  return { items, failure };
}
