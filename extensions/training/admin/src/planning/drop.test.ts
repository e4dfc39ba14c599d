import { expect, it } from 'vitest';
import { droppedAt } from './drop.ts';

it('drops on the nearest half hour and keeps the length', () => {
  const stretch = { startsAt: '2027-03-06T08:00:00.000Z', endsAt: '2027-03-06T10:15:00.000Z' };
  expect(droppedAt(stretch, Date.parse('2027-03-06T13:14:59Z'))).toEqual({
    startsAt: '2027-03-06T13:00:00.000Z',
    endsAt: '2027-03-06T15:15:00.000Z',
  });
  expect(droppedAt(stretch, Date.parse('2027-03-06T13:15:01Z')).startsAt).toBe('2027-03-06T13:30:00.000Z');
});
