import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOffer, offerEnd, suits, type Waiting } from './earlier.ts';
import type { OpenSlot } from './slots.ts';

const minute = 60_000;
const at = (text: string) => Date.parse(text);
const slotAt = (start: number, modes: OpenSlot['modes'] = ['video']): OpenSlot => ({
  start,
  end: start + 50 * minute,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  modes,
});
const waiting: Waiting = {
  id: 'w',
  modes: ['video'],
  untilDay: '2027-03-28',
  timeZone: 'Europe/Paris',
  before: at('2027-03-30T10:00Z'),
  busy: [{ start: at('2027-03-26T10:00Z'), end: at('2027-03-26T10:50Z') }],
  offered: [at('2027-03-27T10:00Z')],
};

describe('a time suits', () => {
  test.each([
    ['2027-03-25T10:00Z', true],
    ['2027-03-26T10:30Z', false],
    ['2027-03-26T10:50Z', true],
    ['2027-03-27T10:00Z', false],
    // The last day ends at midnight in the person's zone, where the clocks have just changed.
    ['2027-03-28T21:59Z', true],
    ['2027-03-28T22:00Z', false],
  ])('%s: %s', (start, expected) => {
    expect(suits(slotAt(at(start)), waiting)).toBe(expected);
  });

  test('only in a form that is wanted, and only before the consultation', () => {
    expect(suits(slotAt(at('2027-03-25T10:00Z'), ['audio']), waiting)).toBe(false);
    const soon = { ...waiting, before: at('2027-03-25T10:00Z') };
    expect(suits(slotAt(at('2027-03-25T10:00Z')), soon)).toBe(false);
    expect(suits(slotAt(at('2027-03-25T09:00Z')), soon)).toBe(true);
  });
});

describe('an offer stands', () => {
  const far = slotAt(at('2027-04-20T10:00Z'));
  test.each([
    ['by day, for its minutes', '2027-03-25T12:00Z', '2027-03-25T12:30Z'],
    ['before the morning, until after it', '2027-03-25T02:00Z', '2027-03-25T07:30Z'],
    ['late in the evening, until the next morning', '2027-03-25T21:30Z', '2027-03-26T07:30Z'],
    ['over a night in which the clocks change', '2027-03-27T22:00Z', '2027-03-28T06:30Z'],
  ])('%s', (_name, now, end) => {
    expect(offerEnd(far, 'Europe/Paris', at(now), 30)).toBe(at(end));
  });

  test('never past the start of the slot, and not at all without time to answer', () => {
    const now = at('2027-03-25T12:00Z');
    expect(offerEnd(slotAt(now + 10 * minute), 'Europe/Paris', now, 30)).toBe(now + 10 * minute);
    expect(offerEnd(slotAt(now + 4 * minute), 'Europe/Paris', now, 30)).toBeNull();
  });

  test('for five minutes at least, and no longer than a night and its minutes, wherever and whenever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom('Europe/Paris', 'America/Martinique', 'Pacific/Apia', 'Asia/Kathmandu'),
        fc.integer({ min: 5, max: 240 }),
        (now, ahead, timeZone, minutes) => {
          const end = offerEnd(slotAt(now + ahead * minute), timeZone, now, minutes);
          if (end === null) return ahead < 5;
          return (
            end - now >= 5 * minute &&
            end <= now + ahead * minute &&
            end - now <= (12 * 60 + minutes) * minute
          );
        },
      ),
    );
  });
});

test('the earliest time that suits is offered', () => {
  const first = at('2027-03-25T10:00Z');
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 20 }), (hours) => {
      const slots = hours.sort((a, b) => a - b).map((hour) => slotAt(first + hour * 60 * minute));
      const match = findOffer(slots, waiting, at('2027-03-24T12:00Z'), 30);
      expect(match?.slot).toEqual(slots.find((slot) => suits(slot, waiting)));
    }),
  );
});
