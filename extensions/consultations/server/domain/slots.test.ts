import { mergeIntervals, overlaps, type Interval } from '@huntzen/kernel/time';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { findEarliestSlot, findNextSlots, findSlots, type Rule, type SlotQuestion } from './slots.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const rule = (overrides: Partial<Rule> = {}): Rule => ({
  weekday: 2,
  startTime: '09:00',
  endTime: '12:00',
  timeZone: 'Europe/Paris',
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  minimumNoticeMinutes: 0,
  horizonDays: 60,
  modes: ['video'],
  validFrom: null,
  validTo: null,
  ...overrides,
});

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

const ask = (overrides: Partial<SlotQuestion> = {}): SlotQuestion => ({
  rules: [rule()],
  exceptions: [],
  modes: ['video', 'audio'],
  busy: [],
  now: at('2026-11-20T00:00:00Z'),
  from: at('2026-11-20T00:00:00Z'),
  to: at('2026-11-27T00:00:00Z'),
  ...overrides,
});

const starts = (question: SlotQuestion) =>
  findSlots(question).map(({ start }) => new Date(start).toISOString());

describe('a week', () => {
  test('hours become slots with rest between them, in the zone of the rule', () => {
    expect(starts(ask())).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T10:00:00.000Z',
    ]);
  });

  test('a booking takes its slot and moves none of the others', () => {
    const busy = [{ start: at('2026-11-24T09:00:00Z'), end: at('2026-11-24T10:00:00Z') }];
    expect(starts(ask({ busy }))).toEqual(['2026-11-24T08:00:00.000Z', '2026-11-24T10:00:00.000Z']);
  });

  test('a time of the person who asks counts without the practitioner’s rest', () => {
    const ownBusy = [{ start: at('2026-11-24T08:50:00Z'), end: at('2026-11-24T09:00:00Z') }];
    expect(starts(ask({ ownBusy }))).toHaveLength(3);
    expect(starts(ask({ busy: ownBusy }))).toHaveLength(2);
  });

  test('notice, horizon and validity bound what is offered', () => {
    const now = at('2026-11-24T07:00:00Z');
    expect(starts(ask({ now, rules: [rule({ minimumNoticeMinutes: 90 })] }))[0]).toBe(
      '2026-11-24T09:00:00.000Z',
    );
    expect(
      starts(ask({ now, rules: [rule({ minimumNoticeMinutes: 90 })], ignoresNotice: true })),
    ).toHaveLength(3);
    expect(starts(ask({ rules: [rule({ horizonDays: 3 })] }))).toEqual([]);
    expect(starts(ask({ rules: [rule({ validTo: '2026-11-23' })] }))).toEqual([]);
    expect(starts(ask({ rules: [rule({ validFrom: '2026-11-24', validTo: '2026-11-24' })] }))).toHaveLength(
      3,
    );
  });

  test('a closing takes the slots that it touches, extra hours come beside it', () => {
    const closed = {
      kind: 'closed',
      day: '2026-11-24',
      startTime: '10:30',
      endTime: '11:00',
      timeZone: 'Europe/Paris',
    } as const;
    expect(starts(ask({ exceptions: [closed] }))).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T10:00:00.000Z',
    ]);
    const leave = { ...closed, startTime: null, endTime: null };
    const extra = { ...closed, kind: 'extra', startTime: '18:00', endTime: '19:00' } as const;
    expect(starts(ask({ exceptions: [leave] }))).toEqual([]);
    expect(starts(ask({ exceptions: [leave, extra] }))).toEqual(['2026-11-24T17:00:00.000Z']);
  });

  test('a slot names the ways that both the rule and the profile allow', () => {
    expect(findSlots(ask({ rules: [rule({ modes: ['in_person'] })] }))).toEqual([]);
    expect(findSlots(ask({ rules: [rule(), rule({ modes: ['audio'] })] }))[0]?.modes).toEqual([
      'video',
      'audio',
    ]);
  });

  test('the earliest slot is the first of all', () => {
    const question = ask({ to: at('2027-01-10T00:00:00Z') });
    expect(findEarliestSlot(question)).toEqual(findSlots(question)[0]);
    expect(findEarliestSlot(ask({ rules: [] }))).toBeNull();
  });
});

describe('the days of a clock change', () => {
  const short = { slotMinutes: 30, bufferAfterMinutes: 0 };
  const on = (isoDay: string, timeZone: string, startTime: string, endTime: string) => {
    const date = Temporal.PlainDate.from(isoDay);
    const now = date.subtract({ days: 2 }).toZonedDateTime(timeZone).epochMilliseconds;
    return findSlots(
      ask({
        rules: [rule({ weekday: date.dayOfWeek, timeZone, startTime, endTime, ...short })],
        now,
        from: now,
        to: now + 4 * day,
      }),
    ).map(({ start }) =>
      Temporal.Instant.fromEpochMilliseconds(start)
        .toZonedDateTimeISO(timeZone)
        .toPlainTime()
        .toString()
        .slice(0, 5),
    );
  };

  test('Europe/Paris: the missing hour is not offered, the hour shown twice is worked twice', () => {
    expect(on('2026-03-29', 'Europe/Paris', '01:30', '03:30')).toEqual(['01:30', '03:00']);
    expect(on('2026-03-29', 'Europe/Paris', '02:15', '03:30')).toEqual(['03:00']);
    expect(on('2026-03-29', 'Europe/Paris', '02:00', '03:00')).toEqual([]);
    expect(on('2026-10-25', 'Europe/Paris', '01:30', '03:30')).toEqual([
      '01:30',
      '02:00',
      '02:30',
      '02:00',
      '02:30',
      '03:00',
    ]);
    expect(on('2026-10-25', 'Europe/Paris', '01:30', '02:30')).toEqual(['01:30', '02:00', '02:00']);
    expect(on('2026-10-25', 'Europe/Paris', '02:30', '03:30')).toEqual(['02:30', '02:30', '03:00']);
  });

  test('Australia/Lord_Howe changes by half an hour', () => {
    expect(on('2026-10-04', 'Australia/Lord_Howe', '01:30', '03:30')).toEqual(['01:30', '02:30', '03:00']);
    expect(on('2026-04-05', 'Australia/Lord_Howe', '01:00', '02:30')).toEqual([
      '01:00',
      '01:30',
      '01:30',
      '02:00',
    ]);
  });

  test('a day without midnight begins when it begins', () => {
    expect(on('2026-09-06', 'America/Santiago', '00:00', '02:00')).toEqual(['01:00', '01:30']);
  });

  test('afternoons keep their wall time on both sides', () => {
    for (const isoDay of ['2026-03-27', '2026-03-29', '2026-10-25', '2026-10-26']) {
      expect(on(isoDay, 'Europe/Paris', '14:00', '15:00')).toEqual(['14:00', '14:30']);
    }
    expect(on('2026-03-29', 'America/Martinique', '14:00', '15:00')).toEqual(['14:00', '14:30']);
  });

  test('the last hour of a short and of a long day is open to midnight', () => {
    expect(on('2026-03-29', 'Europe/Paris', '23:00', '24:00')).toEqual(['23:00', '23:30']);
    expect(on('2026-10-25', 'Europe/Paris', '23:00', '24:00')).toEqual(['23:00', '23:30']);
  });
});

describe('whatever the hours', () => {
  const zone = fc.constantFrom(
    'Europe/Paris',
    'America/Martinique',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Pacific/Apia',
  );
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const pad = (value: number) => String(value).padStart(2, '0');
    return `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`;
  });
  const anyRule = fc
    .record({
      weekday: fc.constantFrom(1, 4, 6, 7, 7, 7),
      times: fc.tuple(clock, clock).filter(([a, b]) => a !== b),
      timeZone: zone,
      slotMinutes: fc.constantFrom(15, 45, 50, 60),
      bufferBeforeMinutes: fc.constantFrom(0, 5),
      bufferAfterMinutes: fc.constantFrom(0, 10),
      minimumNoticeMinutes: fc.constantFrom(0, 120, 1440),
    })
    .map(({ times, ...rest }) =>
      rule({
        ...rest,
        startTime: times[0] < times[1] ? times[0] : times[1],
        endTime: times[0] < times[1] ? times[1] : times[0],
      }),
    );
  // Around both clock changes of 2026 in each hemisphere, and days without one.
  const now = fc
    .tuple(
      fc.constantFrom(
        '2026-03-26T00:00:00Z',
        '2026-04-02T00:00:00Z',
        '2026-10-01T12:00:00Z',
        '2026-10-22T00:00:00Z',
        '2026-09-03T00:00:00Z',
      ),
      fc.integer({ min: 0, max: 3 * 24 * 60 }),
    )
    .map(([text, minutes]) => at(text) + minutes * minute);
  const question = fc
    .record({
      rules: fc.array(anyRule, { minLength: 1, maxLength: 4 }),
      now,
      busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 14 * 24 }), fc.integer({ min: 1, max: 5 })), {
        maxLength: 20,
      }),
    })
    .map(({ rules, now: from, busy }) =>
      ask({
        rules,
        now: from,
        from,
        to: from + 14 * day,
        busy: busy.map(([startHour, hours]) => ({
          start: from + startHour * hour,
          end: from + (startHour + hours) * hour,
        })),
      }),
    );
  const rested = (
    slot: Interval & { bufferBeforeMinutes: number; bufferAfterMinutes: number },
  ): Interval => ({
    start: slot.start - slot.bufferBeforeMinutes * minute,
    end: slot.end + slot.bufferAfterMinutes * minute,
  });

  test('a slot never touches a busy time, lies ahead, and its clocks show a time of its rule from first to last', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const slot of findSlots(asked)) {
          expect(slot.start).toBeGreaterThan(asked.now);
          expect(asked.busy.some((busy) => overlaps(busy, rested(slot)))).toBe(false);
          const matches = asked.rules.some((one) => {
            if (slot.end - slot.start !== one.slotMinutes * minute) return false;
            return [slot.start, slot.end - 1].every((epoch) => {
              const shown = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(one.timeZone);
              const time = shown.toPlainTime().toString().slice(0, 5);
              return shown.dayOfWeek === one.weekday && time >= one.startTime && time < one.endTime;
            });
          });
          expect(matches).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('taking a slot takes away itself and adds none; slots of one rule do not overlap, rest included', () => {
    fc.assert(
      fc.property(question, fc.nat(), (asked, choice) => {
        const slots = findSlots({ ...asked, rules: asked.rules.slice(0, 1) });
        slots.forEach((slot, index) => {
          const next = slots[index + 1];
          if (next !== undefined) expect(overlaps(rested(slot), rested(next))).toBe(false);
        });
        const chosen = slots[choice % Math.max(1, slots.length)];
        if (chosen === undefined) return;
        const after = findSlots({
          ...asked,
          rules: asked.rules.slice(0, 1),
          busy: [...asked.busy, rested(chosen)],
        });
        expect(after.map(({ start }) => start)).toEqual(
          slots.filter((slot) => slot !== chosen).map(({ start }) => start),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('asking for a part gives that part, so that what is offered is what is accepted', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 0, max: 13 * 24 }), (asked, offset) => {
        const from = asked.now + offset * hour;
        const part = findSlots({ ...asked, from, to: from + day });
        expect(part).toEqual(findSlots(asked).filter(({ start }) => start >= from && start < from + day));
        for (const slot of part) {
          expect(findSlots({ ...asked, from: slot.start, to: slot.start + 1 })).toEqual([slot]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the zone of the server plays no part', () => {
    const zoneOfServer = process.env.TZ;
    try {
      fc.assert(
        fc.property(question, (asked) => {
          const answers = ['UTC', 'Pacific/Auckland', 'America/St_Johns'].map((timeZone) => {
            process.env.TZ = timeZone;
            return findSlots(asked);
          });
          expect(answers[1]).toEqual(answers[0]);
          expect(answers[2]).toEqual(answers[0]);
        }),
        { numRuns: 30 },
      );
    } finally {
      process.env.TZ = zoneOfServer;
    }
  });

  test('the next slots are the first of all later ones, filled up with earlier ones', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 0, max: 40 }), (asked, hours) => {
        const startsAt = asked.from + hours * hour;
        const all = findSlots(asked).filter(({ modes }) => modes.includes('video'));
        const later = all.filter(({ start }) => start >= startsAt).slice(0, 3);
        const earlier = all.filter(({ start }) => start < startsAt);
        expect(findNextSlots(asked, startsAt, 'video', 3)).toEqual(
          [...later, ...(later.length < 3 ? earlier : [])].slice(0, 3),
        );
      }),
    );
  });

  test('merged intervals cover the same time, apart from each other', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 30 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(interval), (intervals) => {
        const merged = mergeIntervals(intervals);
        for (let point = 0; point < 240; point += 1) {
          const inside = (list: readonly Interval[]) =>
            list.some(({ start, end }) => start <= point && point < end);
          expect(inside(merged)).toBe(inside(intervals));
        }
        merged
          .slice(1)
          .forEach((one, index) => expect(one.start).toBeGreaterThan((merged[index] as Interval).end));
      }),
    );
  });
});
