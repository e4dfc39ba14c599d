import { expect, test } from 'vitest';
import type { CalendarEntry } from './calendar-sources.ts';
import { feedOf, invitationTo } from './calendar.ts';

const entry: CalendarEntry = {
  id: '01990000-0000-7000-8000-000000000001',
  revision: 2,
  changedAt: new Date('2026-10-01T08:00:00Z'),
  title: 'RDV',
  status: 'confirmed',
  when: { start: new Date('2026-10-25T00:30:00Z'), end: new Date('2026-10-25T01:20:00Z') },
};
const people = { organizer: 'HuntZen Care <no-reply@huntzen.example>', attendee: 'alice@techcorp.example' };

// RFC 5545 folds lines at 75 octets.
const linesOf = (content: string) => content.replaceAll(/\r\n[ \t]/g, '').split('\r\n');

test('an invitation says when, in UTC, and nothing else', () => {
  const { method, content } = invitationTo(entry, people);
  const lines = linesOf(content);
  expect(method).toBe('request');
  expect(lines).toEqual(
    expect.arrayContaining([
      'METHOD:REQUEST',
      'UID:01990000-0000-7000-8000-000000000001@huntzen-care',
      'SEQUENCE:2',
      'DTSTART:20261025T003000Z',
      'DTEND:20261025T012000Z',
      'SUMMARY:RDV',
      'STATUS:CONFIRMED',
    ]),
  );
  expect(lines.filter((line) => /^(LOCATION|DESCRIPTION|URL|CATEGORIES)/.test(line))).toEqual([]);
  expect(lines.find((line) => line.startsWith('ORGANIZER'))).toContain('mailto:no-reply@huntzen.example');
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1);
});

test('what is called off withdraws the same event with a higher number', () => {
  const { method, content } = invitationTo({ ...entry, status: 'cancelled', revision: 3 }, people);
  expect(method).toBe('cancel');
  expect(linesOf(content)).toEqual(
    expect.arrayContaining([
      'METHOD:CANCEL',
      'UID:01990000-0000-7000-8000-000000000001@huntzen-care',
      'SEQUENCE:3',
      'STATUS:CANCELLED',
    ]),
  );
});

test('a feed asks nobody to answer, keeps the UID, and writes whole days without hours', () => {
  const lines = linesOf(feedOf([entry, { ...entry, id: 'day', when: { day: '2026-03-29' } }]));
  expect(lines.filter((line) => /^(METHOD|ATTENDEE|ORGANIZER)/.test(line))).toEqual([]);
  expect(lines).toEqual(
    expect.arrayContaining([
      'UID:01990000-0000-7000-8000-000000000001@huntzen-care',
      'DTSTART;VALUE=DATE:20260329',
      'DTEND;VALUE=DATE:20260330',
    ]),
  );
});
