import type { PortalSession, WaitingLine } from '@huntzen/training/contracts';
import { expect, test } from 'vitest';

import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { lineTexts, seatsText, sessionDates } from './training.ts';

overwriteGetLocale(() => 'en');

const session: PortalSession = {
  id: '0198c0de-0000-7000-8000-000000000001',
  title: 'Setting stones',
  status: 'open',
  modality: 'in_person',
  courseTitle: 'Setting stones',
  category: 'short',
  startsAt: '2027-03-27T08:00:00Z',
  endsAt: '2027-04-03T15:00:00Z',
  zone: 'Europe/Paris',
  place: 'Workshop B',
  instructors: [],
  freeSeats: 2,
  waitingCount: 0,
};
const line: WaitingLine = {
  id: '0198c0de-0000-7000-8000-000000000002',
  session,
  courseTitle: 'Setting stones',
  joinedAt: '2027-01-01T00:00:00Z',
  rank: 2,
  waitingCount: 5,
  learnersFirst: false,
  obstacle: null,
  offerUntil: null,
};

test('a session of several days says its first and its last, one of a day its hours, in its own zone', () => {
  expect(sessionDates(session, 'en')).toBe('From 27 March 2027 to 3 April 2027');
  expect(sessionDates({ ...session, endsAt: '2027-03-27T11:00:00Z' }, 'en')).toBe(
    'Saturday 27 March, from 09:00 to 12:00',
  );
  expect(sessionDates({ ...session, startsAt: null }, 'en')).toBe('Dates to come');
});

test('says how many places are free, or how many wait', () => {
  expect(seatsText(session)).toBe('2 free places');
  expect(seatsText({ ...session, freeSeats: 1 })).toBe('1 free place');
  expect(seatsText({ ...session, freeSeats: 0, waitingCount: 1 })).toBe('Full, 1 person waits');
});

test('a line says the rank, what happens next, and why one was passed over', () => {
  expect(lineTexts(line)[0]).toBe('You are number 2 of 5.');
  expect(lineTexts({ ...line, rank: 1 })).toEqual([
    'You are first in line.',
    'If a place becomes free, it is yours and you get an e-mail.',
  ]);
  expect(lineTexts({ ...line, learnersFirst: true })).toHaveLength(3);
  expect(lineTexts({ ...line, rank: 1, obstacle: 'busy' }).at(-1)).toMatch(/another session at that time/);
  expect(lineTexts({ ...line, rank: null, session: null })[0]).toMatch(/next session of this course/);
});
