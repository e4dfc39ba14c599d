import { expect, test } from 'vitest';
import { badgeText } from './notifications-badge.ts';
import { notificationText } from './notifications.ts';

const common = {
  id: '019f0000-0000-7000-8000-000000000001',
  link: '/employee',
  createdAt: '2026-11-20T09:00:00.000Z',
  readAt: null,
};
const booked = {
  ...common,
  kind: 'consultation-booked' as const,
  parameters: { startsAt: '2026-11-24T13:30:00Z', isConfirmed: true },
};

test('an appointment is written in the language and the zone of whoever reads', () => {
  expect(notificationText(booked, { locale: 'fr', timeZone: 'Europe/Paris' })).toContain(
    'mardi 24 novembre à 14\u00a0h\u00a030',
  );
  expect(notificationText(booked, { locale: 'fr', timeZone: 'America/Martinique' })).toContain(
    '9\u00a0h\u00a030',
  );
});

test('what remains to be confirmed says so', () => {
  const open = { ...booked, parameters: { ...booked.parameters, isConfirmed: false } };
  const how = { locale: 'fr' as const, timeZone: 'UTC' };
  expect(notificationText(open, how)).not.toBe(notificationText(booked, how));
});

test('a number too long for the bell is cut', () => {
  expect([0, 99, 100].map(badgeText)).toEqual(['0', '99', '99+']);
});
