import { LoadFailed, useLoaded } from '@huntzen/kernel/admin';
import { Box, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { Legend, OccupancyTable } from './OccupancyTable.tsx';
import { Shown, type ShownProps } from './Shown.tsx';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

/** How full rooms are in each month of a year, or on each day of a month. */
export function RoomsView({
  day,
  view,
  onChange,
  ...shown
}: ShownProps & {
  day: string;
  view: 'year' | 'month';
  onChange: (changes: Record<string, string>) => void;
}) {
  const { text, month, day: dayText, shortDay } = useTexts();
  const api = usePlanningApi();
  const { filters } = shown;
  const year = day.slice(0, 4);
  const ofMonth = view === 'month' ? String(Number(day.slice(5, 7))) : '';
  const { data, hasFailed, reload } = useLoaded(
    useCallback(() => api.rooms({ year, month: ofMonth, ...filters }), [api, year, ofMonth, filters]),
  );
  if (hasFailed) return <LoadFailed onRetry={reload} />;
  if (data === undefined) return <Typography>{text('loading')}</Typography>;
  const [first] = data.data;
  return (
    <>
      <Shown {...shown} sessions={data.meta.sessions} />
      <Box paddingTop={4}>
        {first === undefined ? (
          <Typography>{text(filters.course === '' ? 'empty' : 'empty.course')}</Typography>
        ) : (
          <>
            <OccupancyTable
              label={text(`view.${view}`)}
              rooms={data.data}
              heads={first.periods.map(({ period }) => {
                if (view === 'year') return { period, short: month(period, 'short') };
                const { weekday, number } = shortDay(period);
                return { period, short: String(number), above: weekday };
              })}
              nameOf={view === 'year' ? (period) => month(period) : dayText}
              onCell={(period, { code }) =>
                onChange(
                  view === 'year'
                    ? { view: 'month', day: `${period}-01` }
                    : { view: 'day', day: period, room: code },
                )
              }
            />
            <Legend />
          </>
        )}
      </Box>
    </>
  );
}
