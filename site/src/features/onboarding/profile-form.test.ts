import { expect, test } from 'vitest';

import { parseValues } from '../../lib/forms.ts';
import { formatPhone, profileFormSchema, profileValues } from './profile-form.ts';

const profile = {
  displayName: 'Erin Petit',
  title: null,
  gender: 'female',
  specialities: ['sleep'],
  languages: ['fr'],
  modes: ['video'],
  city: null,
  experienceYears: 8,
  bio: 'Bonjour.',
  diplomas: null,
  fallbackPhone: '+33612345678',
} as const;

test('a profile goes through the form and comes back as it was', () => {
  const saved = { ...profile, specialities: ['sleep'], languages: ['fr'], modes: ['video' as const] };
  expect(parseValues(profileFormSchema, profileValues(saved, '')).input).toEqual(saved);
});

test('each wrong field has its reason', () => {
  const values = { ...profileValues(null, ''), experienceYears: 'many', specialities: [] };
  expect(parseValues(profileFormSchema, values).errors).toMatchObject({
    displayName: { code: 'required' },
    specialities: { code: 'required' },
    experienceYears: { code: 'invalid' },
  });
});

test.each([
  ['+33612345678', '+33 6 12 34 56 78'],
  ['+32470123456', '+32470123456'],
])('%s reads %s', (phone, shown) => {
  expect(formatPhone(phone)).toBe(shown);
});
