import { expect, test } from 'vitest';

import { parseValues } from '../../lib/forms.ts';
import { exceptionFormSchema, ruleFormSchema, tokenOf, toRule, withoutItems } from './availability-form.ts';
import { bookingRulesFormSchema } from './booking-rules-form.ts';
import {
  clocksDiffer,
  groupByDay,
  isToConclude,
  parsePeriod,
  parseSearch,
  slotPeriod,
} from './consultations.ts';

const slot = (startsAt: string) => ({ startsAt, endsAt: startsAt, modes: [] });

test('slots stand under the day that the reader’s calendar shows', () => {
  const slots = ['2026-11-24T22:30:00.000Z', '2026-11-24T23:30:00.000Z', '2026-11-25T09:00:00.000Z'].map(
    slot,
  );
  expect(groupByDay(slots, 'Europe/Paris').map(({ day, slots: list }) => [day, list.length])).toEqual([
    ['2026-11-24', 1],
    ['2026-11-25', 2],
  ]);
  expect(groupByDay(slots, 'America/Martinique').map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25']);
});

test('a period of two weeks keeps its wall time across a clock change', () => {
  const now = new Date('2026-10-20T15:00:00Z');
  expect(slotPeriod(0, 'Europe/Paris', now)).toEqual({
    from: '2026-10-19T22:00:00Z',
    to: '2026-11-02T23:00:00Z',
  });
  expect(slotPeriod(1, 'Europe/Paris', now).from).toBe('2026-11-02T23:00:00Z');
});

test('clocks are compared at the instant, not by the name of the zone', () => {
  expect(clocksDiffer('2026-11-24T09:00:00Z', 'Europe/Paris', 'Europe/Brussels')).toBe(false);
  expect(clocksDiffer('2026-11-24T09:00:00Z', 'Europe/Paris', 'Europe/London')).toBe(true);
});

test('what an address asks for that is not known asks for nothing', () => {
  const search = parseSearch(
    new URLSearchParams('specialty=cbt&language=xx&availableWithinDays=7&mode=pigeon'),
  );
  expect(search).toMatchObject({ specialty: 'cbt', language: '', availableWithinDays: '7', mode: '' });
  expect(['0', '4', '5', '-1', 'x'].map((period) => parsePeriod(new URLSearchParams({ period })))).toEqual([
    0, 4, 0, 0, 0,
  ]);
});

test('a consultation whose time is over waits for its end to be said', () => {
  const now = new Date('2026-11-24T10:00:00Z');
  expect(isToConclude({ status: 'confirmed', endsAt: '2026-11-24T09:50:00Z' }, now)).toBe(true);
  expect(isToConclude({ status: 'confirmed', endsAt: '2026-11-24T10:50:00Z' }, now)).toBe(false);
  expect(isToConclude({ status: 'completed', endsAt: '2026-11-24T09:50:00Z' }, now)).toBe(false);
});

test('hours are taken out by what they are, and only when they are still there', () => {
  const input = ruleFormSchema.parse({
    weekday: '2',
    startTime: '09:00',
    endTime: '12:00:00',
    modes: ['video'],
    slotMinutes: '50',
    bufferAfterMinutes: '10',
    noticeHours: '2',
    horizonDays: '60',
  });
  const rule = toRule(input, 'Europe/Paris');
  const other = { ...rule, weekday: 3 };
  expect(rule).toMatchObject({ endTime: '12:00', minimumNoticeMinutes: 120 });
  expect(withoutItems({ rules: [rule, other], exceptions: [] }, 'rules', [tokenOf(rule)])?.rules).toEqual([
    other,
  ]);
  expect(withoutItems({ rules: [other], exceptions: [] }, 'rules', [tokenOf(rule)])).toBeNull();
});

test('hours and days that do not follow each other are refused with what to do', () => {
  const check = (input: object) =>
    parseValues(exceptionFormSchema, {
      kind: 'closed',
      day: '2026-12-24',
      startTime: '',
      endTime: '',
      ...input,
    }).errors;
  expect(check({ startTime: '12:00', endTime: '09:00' })).toEqual({ endTime: { code: 'after_start' } });
  expect(check({ endTime: '09:00' })).toEqual({ endTime: { code: 'both_hours' } });
  expect(check({ lastDay: '2026-12-23' })).toEqual({ lastDay: { code: 'after_first_day' } });
  expect(check({ lastDay: '2027-12-23' })).toEqual({ lastDay: { code: 'too_many_days', limit: 92 } });
  const window = { windowAmount: '15', windowUnit: 'days' };
  expect(parseValues(bookingRulesFormSchema, window).errors).toEqual({
    windowAmount: { code: 'too_many_days', limit: 14 },
  });
});

test('a closing may be a whole day, extra hours may not', () => {
  const input = { day: '2026-12-24', startTime: '', endTime: '' };
  expect(exceptionFormSchema.safeParse({ ...input, kind: 'closed' }).success).toBe(true);
  expect(exceptionFormSchema.safeParse({ ...input, kind: 'extra' }).success).toBe(false);
  expect(exceptionFormSchema.safeParse({ ...input, kind: 'closed', startTime: '10:00' }).success).toBe(false);
});
