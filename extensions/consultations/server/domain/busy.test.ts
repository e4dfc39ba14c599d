import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { CalendarError, readBusyTimes } from './busy.ts';
import { findSlots } from './slots.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const period = { start: at('2026-01-01T00:00:00Z'), end: at('2027-01-01T00:00:00Z') };

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//test//EN', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  'UID:one',
  'DTSTAMP:20260101T000000Z',
  ...lines,
  'END:VEVENT',
];

const read = (text: string, timeZone = 'Europe/Paris', within = period) =>
  readBusyTimes(text, timeZone, within).map(
    ({ start, end }) => `${new Date(start).toISOString()}/${new Date(end).toISOString()}`,
  );
const failureOf = (text: string) => {
  try {
    readBusyTimes(text, 'Europe/Paris', period);
  } catch (error) {
    if (error instanceof CalendarError) return error.failure;
    throw error;
  }
  return null;
};

describe('one event', () => {
  test.each([
    ['UTC', 'DTSTART:20260602T080000Z', '2026-06-02T08:00:00.000Z/2026-06-02T09:30:00.000Z'],
    [
      'a named zone',
      'DTSTART;TZID=America/New_York:20260602T040000',
      '2026-06-02T08:00:00.000Z/2026-06-02T09:30:00.000Z',
    ],
    ['no zone: the reader’s', 'DTSTART:20260602T100000', '2026-06-02T08:00:00.000Z/2026-06-02T09:30:00.000Z'],
    [
      'an unknown zone: the reader’s',
      'DTSTART;TZID=Nowhere:20260602T100000',
      '2026-06-02T08:00:00.000Z/2026-06-02T09:30:00.000Z',
    ],
  ])('in %s', (_zone, start, expected) => {
    expect(read(calendar(...event(start, 'DURATION:PT1H30M')))).toEqual([expected]);
  });

  test('a zone that only the file knows', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Romance Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const start = (day: string) => event(`DTSTART;TZID=Romance Standard Time:${day}T100000`, 'DURATION:PT1H');
    expect(read(calendar(...zone, ...start('20260602')), 'Asia/Tokyo')).toEqual([
      '2026-06-02T08:00:00.000Z/2026-06-02T09:00:00.000Z',
    ]);
    expect(read(calendar(...zone, ...start('20261202')), 'Asia/Tokyo')).toEqual([
      '2026-12-02T09:00:00.000Z/2026-12-02T10:00:00.000Z',
    ]);
  });

  test('whole days are the reader’s, as long as they are there', () => {
    const day = calendar(...event('DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'));
    expect(read(day)).toEqual(['2026-10-24T22:00:00.000Z/2026-10-25T23:00:00.000Z']);
    expect(read(calendar(...event('DTSTART;VALUE=DATE:20260906')), 'America/Santiago')).toEqual([
      '2026-09-06T04:00:00.000Z/2026-09-07T03:00:00.000Z',
    ]);
  });

  test.each(['TRANSP:TRANSPARENT', 'STATUS:CANCELLED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'])(
    '%s takes no time',
    (line) => {
      expect(read(calendar(...event('DTSTART:20260602T080000Z', 'DTEND:20260602T090000Z', line)))).toEqual(
        [],
      );
    },
  );

  test('neither does one without length, or outside the period', () => {
    expect(read(calendar(...event('DTSTART:20260602T080000Z')))).toEqual([]);
    expect(read(calendar(...event('DTSTART:20250602T080000Z', 'DURATION:PT1H')))).toEqual([]);
  });

  test('free and busy periods without events', () => {
    const lines = [
      'BEGIN:VFREEBUSY',
      'FREEBUSY;FBTYPE=BUSY:20260602T080000Z/PT1H,20260603T080000Z/20260603T090000Z',
      'FREEBUSY;FBTYPE=FREE:20260604T080000Z/PT1H',
      'END:VFREEBUSY',
    ];
    expect(read(calendar(...lines))).toEqual([
      '2026-06-02T08:00:00.000Z/2026-06-02T09:00:00.000Z',
      '2026-06-03T08:00:00.000Z/2026-06-03T09:00:00.000Z',
    ]);
  });
});

describe('repetition', () => {
  const weekly = ['DTSTART;TZID=Europe/Paris:20261012T090000', 'DTEND;TZID=Europe/Paris:20261012T100000'];

  test('keeps its wall time over a clock change, to an end that is given in UTC', () => {
    // 2 November, 09:00 in Paris, is 08:00 UTC: the very end of the rule, and part of it.
    expect(read(calendar(...event(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20261102T080000Z')))).toEqual([
      '2026-10-12T07:00:00.000Z/2026-10-12T08:00:00.000Z',
      '2026-10-19T07:00:00.000Z/2026-10-19T08:00:00.000Z',
      '2026-10-26T08:00:00.000Z/2026-10-26T09:00:00.000Z',
      '2026-11-02T08:00:00.000Z/2026-11-02T09:00:00.000Z',
    ]);
  });

  test('without an end it is read as far as the period', () => {
    const found = read(calendar(...event('DTSTART:20200101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY')));
    expect(found).toHaveLength(365);
    const everyThirdWeek = calendar(
      ...event('DTSTART:19990104T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE'),
    );
    // 4 January 1999 and 5 January 2026 are both Mondays, 1,409 weeks apart: two weeks after a third one.
    expect(read(everyThirdWeek).slice(0, 2)).toEqual([
      '2026-01-12T08:00:00.000Z/2026-01-12T09:00:00.000Z',
      '2026-01-14T08:00:00.000Z/2026-01-14T09:00:00.000Z',
    ]);
  });

  test('leaves out what is taken out, by instant in any zone and by day', () => {
    const lines = [
      ...weekly,
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE:20261019T070000Z',
      'EXDATE;VALUE=DATE:20261026',
    ];
    expect(read(calendar(...event(...lines))).map((text) => text.slice(0, 10))).toEqual([
      '2026-10-12',
      '2026-11-02',
    ]);
  });

  test('adds what is added', () => {
    const lines = [
      ...weekly,
      'RDATE;TZID=Europe/Paris:20261013T090000',
      'RDATE;VALUE=PERIOD:20261014T070000Z/PT30M',
    ];
    expect(read(calendar(...event(...lines)))).toEqual([
      '2026-10-12T07:00:00.000Z/2026-10-12T08:00:00.000Z',
      '2026-10-13T07:00:00.000Z/2026-10-13T08:00:00.000Z',
      '2026-10-14T07:00:00.000Z/2026-10-14T07:30:00.000Z',
    ]);
  });

  test('an override takes the place of its occurrence; a cancelled one frees it', () => {
    const series = event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3');
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Paris:20261019T090000',
      'DTSTART;TZID=Europe/Paris:20261020T140000',
      'DURATION:PT1H',
    );
    const cancelled = event(
      'RECURRENCE-ID:20261026T080000Z',
      'DTSTART:20261026T080000Z',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    );
    expect(read(calendar(...series, ...moved, ...cancelled))).toEqual([
      '2026-10-12T07:00:00.000Z/2026-10-12T08:00:00.000Z',
      '2026-10-20T12:00:00.000Z/2026-10-20T13:00:00.000Z',
    ]);
  });
});

describe('bombs and rubbish', () => {
  test.each([
    ['', 'not_calendar'],
    ['<!doctype html>', 'not_calendar'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260602T080000Z\r\n', 'not_calendar'],
    [calendar(...Array.from({ length: 5001 }, () => event('DTSTART:20260602T080000Z')).flat()), 'too_many'],
    [calendar(...event('DTSTART:20260101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')), 'too_many'],
    [
      calendar(...event('DTSTART:20260101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY;INTERVAL=5')),
      'too_many',
    ],
  ])('%#', { timeout: 30_000 }, (text, failure) => {
    expect(failureOf(text)).toBe(failure);
  });
});

test('the zone of the server plays no part, nor does a midnight that is not there', () => {
  const zoneOfServer = process.env.TZ;
  const text = calendar(
    ...event('DTSTART;VALUE=DATE:20260904', 'DTEND;VALUE=DATE:20260905', 'RRULE:FREQ=DAILY;COUNT=4'),
    ...event(
      'DTSTART:20260908T000000',
      'DTEND:20260908T020000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU,WE;UNTIL=20260916T040000Z',
    ),
  );
  try {
    for (const timeZone of ['America/Santiago', 'Africa/Cairo', 'Asia/Beirut', 'America/Asuncion']) {
      const answers = ['UTC', 'America/Santiago', 'Pacific/Auckland'].map((server) => {
        process.env.TZ = server;
        const busy = readBusyTimes(text, timeZone, period);
        const slots = findSlots({
          rules: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
            weekday,
            startTime: '00:00',
            endTime: '24:00',
            timeZone,
            slotMinutes: 30,
            bufferBeforeMinutes: 0,
            bufferAfterMinutes: 0,
            minimumNoticeMinutes: 0,
            horizonDays: 60,
            modes: ['video'],
            validFrom: null,
            validTo: null,
          })),
          exceptions: [],
          modes: ['video'],
          busy,
          now: at('2026-09-01T00:00:00Z'),
          from: at('2026-09-01T00:00:00Z'),
          to: at('2026-09-20T00:00:00Z'),
        });
        const free = (isoDay: string) =>
          slots.filter(
            ({ start }) =>
              Temporal.Instant.fromEpochMilliseconds(start)
                .toZonedDateTimeISO(timeZone)
                .toPlainDate()
                .toString() === isoDay,
          ).length;
        // Four whole days taken, the one without midnight among them; the day after is free from its first instant.
        expect(['2026-09-03', '2026-09-04', '2026-09-05', '2026-09-06', '2026-09-07'].map(free)).toEqual([
          48, 0, 0, 0, 0,
        ]);
        expect(free('2026-09-08')).toBe(44);
        return { busy, slots };
      });
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  } finally {
    process.env.TZ = zoneOfServer;
  }
});
