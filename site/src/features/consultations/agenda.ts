import type { Agenda } from '@huntzen/consultations/contracts';
import { Temporal } from 'temporal-polyfill';

/** How an agenda is shown. */
export type AgendaView = 'week' | 'month' | 'list';

/** What an address asks the agenda for; days are `YYYY-MM-DD`, `to` is the first day after. */
export interface AgendaPeriod {
  unit: 'week' | 'month';
  view: AgendaView;
  from: string;
  to: string;
  /** `2026-W48` or `2026-11`, of the period and of its neighbours. */
  name: string;
  previous: string;
  next: string;
  /** Whether the address named a period that does not exist. */
  isUnknown: boolean;
}

/** The ISO 8601 week of a day: `2026-W48`. */
export const weekName = (day: Temporal.PlainDate): string =>
  `${String(day.yearOfWeek)}-W${String(day.weekOfYear).padStart(2, '0')}`;

function mondayOf(name: string): Temporal.PlainDate | null {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(name) ?? [];
  if (year === undefined || week === undefined) return null;
  // 4 January is always in the first week.
  const fourth = new Temporal.PlainDate(Number(year), 1, 4);
  const monday = fourth.add({ days: (Number(week) - 1) * 7 - (fourth.dayOfWeek - 1) });
  return weekName(monday) === name ? monday : null;
}

function firstOf(name: string): Temporal.PlainDate | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(name) ?? [];
  return year === undefined || month === undefined
    ? null
    : new Temporal.PlainDate(Number(year), Number(month), 1);
}

const monthName = (day: Temporal.PlainDate): string => day.toPlainYearMonth().toString();

/** The period in an address; the week of today where it names none, or none that exists. */
export function parseAgenda(query: URLSearchParams, today: string): AgendaPeriod {
  const isList = query.get('view') === 'list';
  const first = firstOf(query.get('month') ?? '');
  if (first !== null) {
    return {
      unit: 'month',
      view: isList ? 'list' : 'month',
      from: first.toString(),
      to: first.add({ months: 1 }).toString(),
      name: monthName(first),
      previous: monthName(first.subtract({ months: 1 })),
      next: monthName(first.add({ months: 1 })),
      isUnknown: false,
    };
  }
  const asked = mondayOf(query.get('week') ?? '');
  const day = Temporal.PlainDate.from(today);
  const monday = asked ?? day.subtract({ days: day.dayOfWeek - 1 });
  return {
    unit: 'week',
    view: isList ? 'list' : 'week',
    from: monday.toString(),
    to: monday.add({ days: 7 }).toString(),
    name: weekName(monday),
    previous: weekName(monday.subtract({ days: 7 })),
    next: weekName(monday.add({ days: 7 })),
    isUnknown: asked === null && (query.has('week') || query.has('month')),
  };
}

type Interval = Agenda['open'][number];

/** One thing of a day, in its part that is of that day. */
export type AgendaEntry =
  | ({ kind: 'open' | 'busy' } & Interval)
  | { kind: 'consultation'; startsAt: string; consultation: Agenda['consultations'][number] };

/** One day of an agenda. */
export interface AgendaDay {
  day: string;
  closed: Agenda['closed'];
  entries: AgendaEntry[];
}

/** An agenda by day, every day of the period, each with what touches it in order of time. */
export function groupAgenda(agenda: Agenda, { from, to }: Pick<AgendaPeriod, 'from' | 'to'>): AgendaDay[] {
  const days: AgendaDay[] = [];
  const order = { open: 0, consultation: 1, busy: 2 };
  for (
    let date = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(date, to) < 0;
    date = date.add({ days: 1 })
  ) {
    const start = date.toZonedDateTime(agenda.timeZone).toInstant();
    const end = date.add({ days: 1 }).toZonedDateTime(agenda.timeZone).toInstant();
    const clip = (kind: 'open' | 'busy') => (interval: Interval) => {
      const startsAt = Math.max(Date.parse(interval.startsAt), start.epochMilliseconds);
      const endsAt = Math.min(Date.parse(interval.endsAt), end.epochMilliseconds);
      return startsAt < endsAt
        ? [{ kind, startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() }]
        : [];
    };
    const entries: AgendaEntry[] = [
      ...agenda.open.flatMap(clip('open')),
      ...agenda.busy.flatMap(clip('busy')),
      ...agenda.consultations
        .filter(({ startsAt }) => {
          const at = Date.parse(startsAt);
          return at >= start.epochMilliseconds && at < end.epochMilliseconds;
        })
        .map((consultation) => ({
          kind: 'consultation' as const,
          startsAt: consultation.startsAt,
          consultation,
        })),
    ];
    entries.sort(
      (one, other) => one.startsAt.localeCompare(other.startsAt) || order[one.kind] - order[other.kind],
    );
    const day = date.toString();
    days.push({ day, closed: agenda.closed.filter((closing) => closing.day === day), entries });
  }
  return days;
}

/** The hours that a week shows, as whole hours of the day: `from` to before `to`. */
export interface ShownHours {
  from: number;
  to: number;
}

/** The rows of something in a day drawn to scale, as lines of a CSS grid. */
export interface Rows {
  start: number;
  end: number;
}

/** Rows of a day that is drawn to scale last ten minutes. */
const minutesPerRow = 10;
const rowsPerHour = 60 / minutesPerRow;
const wholeDay = 24 * 60;

/** What a clock shows at an instant, in minutes after 0:00. */
function minuteOf(instant: string, zone: string): number {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}

/** What clocks show from the start to the end of something of one day; longer than nothing when clocks go back meanwhile. */
function minutesOf(startsAt: string, endsAt: string, zone: string): [number, number] {
  const start = minuteOf(startsAt, zone);
  const end = minuteOf(endsAt, zone);
  if (end > start) return [start, end];
  return [start, end === 0 ? wholeDay : start + minutesPerRow];
}

const minutesOfTime = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const endOf = (entry: AgendaEntry): string =>
  entry.kind === 'consultation' ? entry.consultation.endsAt : entry.endsAt;

/** The hours that hold everything of some days: at least those of an ordinary working day. */
export function shownHours(days: readonly AgendaDay[], zone: string): ShownHours {
  const spans = days.flatMap(({ entries }) =>
    entries.map((entry) => minutesOf(entry.startsAt, endOf(entry), zone)),
  );
  return {
    from: Math.floor(Math.min(9 * 60, ...spans.map(([start]) => start)) / 60),
    to: Math.ceil(Math.max(18 * 60, ...spans.map(([, end]) => end)) / 60),
  };
}

function rowsOf([start, end]: readonly [number, number], { from, to }: ShownHours): Rows {
  const last = (to - from) * rowsPerHour;
  const row = (minute: number) => Math.min(Math.max(minute / minutesPerRow - from * rowsPerHour, 0), last);
  const first = Math.min(Math.floor(row(start)), last - 1);
  return { start: first + 1, end: Math.max(Math.ceil(row(end)), first + 1) + 1 };
}

/** Where an entry stands in its day. */
export const entryRows = (entry: AgendaEntry, zone: string, hours: ShownHours): Rows =>
  rowsOf(minutesOf(entry.startsAt, endOf(entry), zone), hours);

/** Where a closing stands in its day; without times it takes the whole of it. */
export const closingRows = (closing: Agenda['closed'][number], hours: ShownHours): Rows =>
  rowsOf(
    [
      closing.startTime === null ? 0 : minutesOfTime(closing.startTime),
      closing.endTime === null ? wholeDay : minutesOfTime(closing.endTime),
    ],
    hours,
  );
