import type { Agenda } from '@huntzen/consultations/contracts';
import { describe, expect, test } from 'vitest';

import { closingRows, entryRows, groupAgenda, parseAgenda, shownHours, type AgendaDay } from './agenda.ts';
import { easterSunday, holidaysFrom } from './holidays.ts';

describe('the period in an address', () => {
  const parse = (text: string) => parseAgenda(new URLSearchParams(text), '2026-11-21');

  test('weeks are those of ISO 8601, also around the end of a year', () => {
    expect(parse('week=2026-W48')).toMatchObject({ from: '2026-11-23', to: '2026-11-30', isUnknown: false });
    expect(parse('week=2026-W53')).toMatchObject({
      from: '2026-12-28',
      previous: '2026-W52',
      next: '2027-W01',
    });
    expect(parse('')).toMatchObject({ name: '2026-W47', view: 'week', isUnknown: false });
  });

  test('months, and lists of both', () => {
    expect(parse('month=2026-12&view=list')).toMatchObject({
      from: '2026-12-01',
      to: '2027-01-01',
      view: 'list',
      previous: '2026-11',
      next: '2027-01',
    });
  });

  test.each(['week=2025-W53', 'week=2026-W00', 'week=x', 'month=2026-13'])('%s does not exist', (text) => {
    expect(parse(text)).toMatchObject({ name: '2026-W47', isUnknown: true });
  });
});

test('days of an agenda are those of its zone, clock changes included', () => {
  const agenda = {
    timeZone: 'Europe/Paris',
    open: [{ startsAt: '2026-10-24T20:00:00.000Z', endsAt: '2026-10-26T08:00:00.000Z' }],
    closed: [],
    busy: [],
    consultations: [],
  } satisfies Agenda;
  const days = groupAgenda(agenda, { from: '2026-10-25', to: '2026-10-27' });
  expect(days.map(({ day, entries }) => [day, entries])).toEqual([
    [
      '2026-10-25',
      [{ kind: 'open', startsAt: '2026-10-24T22:00:00.000Z', endsAt: '2026-10-25T23:00:00.000Z' }],
    ],
    [
      '2026-10-26',
      [{ kind: 'open', startsAt: '2026-10-25T23:00:00.000Z', endsAt: '2026-10-26T08:00:00.000Z' }],
    ],
  ]);
});

describe('a day drawn to scale', () => {
  const zone = 'Europe/Paris';
  const open = (startsAt: string, endsAt: string) => ({ kind: 'open', startsAt, endsAt }) as const;
  const dayOf = (entry: ReturnType<typeof open>): AgendaDay => ({ day: '', closed: [], entries: [entry] });

  test('shows a working day, and more where something lies outside it', () => {
    expect(shownHours([], zone)).toEqual({ from: 9, to: 18 });
    const early = open('2026-11-16T06:30:00Z', '2026-11-16T08:00:00Z');
    const late = open('2026-11-17T18:00:00Z', '2026-11-17T19:10:00Z');
    expect(shownHours([dayOf(early), dayOf(late)], zone)).toEqual({ from: 7, to: 21 });
  });

  test('an entry begins and ends where clocks say, ten minutes a row', () => {
    const hours = { from: 9, to: 18 };
    expect(entryRows(open('2026-11-16T08:00:00Z', '2026-11-16T08:50:00Z'), zone, hours)).toEqual({
      start: 1,
      end: 6,
    });
    expect(entryRows(open('2026-11-16T15:00:00Z', '2026-11-16T23:00:00Z'), zone, hours)).toEqual({
      start: 43,
      end: 55,
    });
  });

  test('what lasts while clocks go back is there, and shown at least as a row', () => {
    const hours = { from: 0, to: 24 };
    expect(entryRows(open('2026-10-25T00:50:00Z', '2026-10-25T01:10:00Z'), zone, hours)).toEqual({
      start: 18,
      end: 19,
    });
  });

  test('a closing without times is the whole day', () => {
    const hours = { from: 9, to: 18 };
    const closing = { kind: 'closed', day: '2026-11-16', timeZone: zone } as const;
    expect(closingRows({ ...closing, startTime: null, endTime: null }, hours)).toEqual({ start: 1, end: 55 });
    expect(closingRows({ ...closing, startTime: '10:00', endTime: '11:30' }, hours)).toEqual({
      start: 7,
      end: 16,
    });
  });
});

test('public holidays follow Easter', () => {
  expect([2024, 2025, 2026, 2027, 2038].map((year) => easterSunday(year).toString())).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ]);
  const days = holidaysFrom('2026-11-21').map(({ day }) => day);
  expect(days).toHaveLength(11);
  expect(days).toContain('2027-03-29');
  expect(days).toContain('2027-05-06');
});
