import { expect, test } from 'vitest';

import { chosenSessions, dosageField, periodOf, readDosages } from './library.ts';

const session = 'a'.repeat(24);

test('the sessions of an address are counted once, and nothing else is one', () => {
  const query = new URLSearchParams(`session=${session}&session=${session}&session=<b>&session=`);
  expect(chosenSessions(query)).toEqual([session]);
  const many = new URLSearchParams(
    Array.from({ length: 30 }, (_, n) => ['session', String(n).padStart(24, '0')]),
  );
  expect(chosenSessions(many)).toHaveLength(20);
});

test('a field of a personal value says whose it is; an empty one is left out', () => {
  const dosage = { patientId: 'p'.repeat(24), sessionId: session, block: 2, name: 'repetitions' };
  const field = dosageField(dosage);
  expect(readDosages({ [field]: ' 12 ', key: 'x' })).toEqual([{ ...dosage, value: '12', field }]);
  expect(readDosages({ [field]: ' ' })).toEqual([]);
});

test('today is now, a later day begins at its midnight, and the last day is included', () => {
  const today = '2026-10-24';
  const zone = 'Europe/Paris';
  expect(periodOf({ visibleFrom: today, endsAt: '' }, zone, today)).toEqual({});
  expect(periodOf({ visibleFrom: '2026-10-25', endsAt: '2026-12-31' }, zone, today)).toEqual({
    visibleFrom: { wallTime: '2026-10-25T00:00', timeZone: zone },
    endsAt: { wallTime: '2027-01-01T00:00', timeZone: zone },
  });
});
