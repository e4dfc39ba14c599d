import { expect, test } from 'vitest';
import { appointmentInvitation, type Appointment } from './appointment-event.ts';

const appointment: Appointment = {
  id: '01990000-0000-7000-8000-000000000001',
  status: 'confirmed',
  startsAt: new Date('2026-10-25T00:30:00Z'),
  endsAt: new Date('2026-10-25T01:20:00Z'),
  revision: 2,
  updatedAt: new Date('2026-10-01T08:00:00Z'),
};
const people = { organizer: 'HuntZen Care <no-reply@huntzen.example>', attendee: 'alice@techcorp.example' };

// RFC 5545 folds lines at 75 octets.
const linesOf = (content: string) => content.replaceAll(/\r\n[ \t]/g, '').split('\r\n');

test('an invitation says when, in UTC, and nothing else', () => {
  const { method, content } = appointmentInvitation(appointment, people);
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
  const { method, content } = appointmentInvitation(
    { ...appointment, status: 'cancelled', revision: 3 },
    people,
  );
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

test('what is not confirmed yet is tentative', () => {
  expect(linesOf(appointmentInvitation({ ...appointment, status: 'scheduled' }, people).content)).toContain(
    'STATUS:TENTATIVE',
  );
});
