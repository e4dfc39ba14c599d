import { expect, test } from 'vitest';
import { preferencesFrom, preferencesValues } from './preferences-form.ts';

const usual = { muted: [], reminderAt: '08:00', quietFrom: '21:00', quietTo: '08:00' };

test('what is not ticked is silenced, and what the form does not show stays', () => {
  expect(preferencesFrom('patient', usual, { wanted: ['programme.app'], reminderAt: '18:00' })).toEqual({
    ...usual,
    muted: ['reminders.mail', 'reminders.app'],
    reminderAt: '18:00',
  });
  const before = { ...usual, muted: ['reminders.mail' as const] };
  expect(preferencesFrom('employee', before, { wanted: ['consultations.mail'] }).muted).toEqual([
    'consultations.app',
    'reminders.mail',
  ]);
});

test('the form opens with what is not silenced', () => {
  expect(preferencesValues('patient', { ...usual, muted: ['reminders.mail'] }).wanted).toEqual([
    'reminders.app',
    'programme.app',
  ]);
});
