import { expect, test } from 'vitest';

import { findPortal, portalOfRole, ROLES } from '../session/roles.ts';
import { pathsFor } from '../../paths.ts';
import { isCurrentEntry, NAVIGATION, navigationOf } from './navigation.ts';

test('every role has a navigation of its own portal only, of at most five entries', () => {
  const paths = pathsFor('fr');
  for (const role of ROLES) {
    const entries = navigationOf(role);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThanOrEqual(5);
    for (const entry of entries) expect(findPortal(paths[entry.to]())).toBe(portalOfRole(role));
  }
});

test('an entry is current on its page and below, a home on its page only', () => {
  const [home, , sessions] = NAVIGATION.patient;
  if (!home || !sessions) throw new Error('the patient has two entries');
  expect(isCurrentEntry(home, '/patient')).toBe(true);
  expect(isCurrentEntry(home, '/patient/sessions')).toBe(false);
  expect(isCurrentEntry(sessions, '/patient/sessions/7')).toBe(true);
  expect(isCurrentEntry(sessions, '/patient/sessionsx')).toBe(false);
});

test('the file of a practitioner is one entry for its two pages', () => {
  const entry = NAVIGATION.practitioner.find(({ to }) => to === 'practitionerProfile');
  if (!entry) throw new Error('the practitioner has a file');
  for (const path of ['/practitioner/profile', '/practitioner/documents'])
    expect(isCurrentEntry(entry, path)).toBe(true);
  expect(isCurrentEntry(entry, '/practitioner')).toBe(false);
});

test('an address outside the portals belongs to none', () => {
  expect(findPortal('/patients')).toBeNull();
  expect(findPortal('/')).toBeNull();
});
