import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { describeDetails, fieldAttributes, keepTyped, parseValues, readValues } from './forms.ts';

describe('readValues', () => {
  test('one value per field, lists only for names that end with []', () => {
    const data = new FormData();
    data.append('_form', 'password');
    data.append('email', 'alice@example.org');
    data.append('email', 'bob@example.org');
    data.append('tags[]', 'a');
    expect(readValues(data)).toEqual({ email: 'alice@example.org', tags: ['a'] });
  });
});

test('passwords and tokens are never shown again', () => {
  const typed = {
    email: 'alice@example.org',
    password: 'x',
    newPassword: 'y',
    repeatedPassword: 'z',
    token: 't',
  };
  expect(keepTyped(typed)).toEqual({ email: 'alice@example.org' });
});

describe('parseValues', () => {
  const schema = z
    .object({
      email: z.string().trim().pipe(z.email()),
      name: z.string().min(3).max(5),
      age: z.coerce.number().min(18),
      terms: z.literal('on'),
      again: z.string(),
    })
    .refine((input) => input.again === input.name, { path: ['again'], message: 'mismatch' });
  const good = { email: ' alice@example.org ', name: 'alice', age: '30', terms: 'on', again: 'alice' };

  test('gives the typed input', () => {
    expect(parseValues(schema, good)).toEqual({
      input: { ...good, email: 'alice@example.org', age: 30 },
      errors: null,
    });
  });

  test.each([
    ['email', '', { code: 'required' }],
    ['email', 'alice', { code: 'email' }],
    ['name', 'al', { code: 'too_short', limit: 3 }],
    ['name', 'alice and bob', { code: 'too_long', limit: 5 }],
    ['age', '12', { code: 'too_small', limit: 18 }],
    ['age', 'old', { code: 'number' }],
    ['terms', 'off', { code: 'unticked' }],
    ['again', 'bob', { code: 'mismatch' }],
  ])('%s "%s"', (name, value, error) => {
    expect(parseValues(schema, { ...good, [name]: value }).errors).toMatchObject({ [name]: error });
  });

  test('names every wrong field at once', () => {
    expect(Object.keys(parseValues(schema, {}).errors ?? {})).toEqual([
      'email',
      'name',
      'age',
      'terms',
      'again',
    ]);
  });
});

test('the reasons of the API belong to the fields of the form', () => {
  const details = [
    { path: 'body.email', message: 'a' },
    { path: 'answers.0.value', message: 'b' },
    { path: 'email', message: 'second' },
  ];
  expect(describeDetails(details)).toEqual({
    email: { code: 'text', text: 'a' },
    answers: { code: 'text', text: 'b' },
  });
});

test('a control names its hint and its error', () => {
  const form = { name: 'form', values: {}, errors: { email: { code: 'required' as const } }, problem: null };
  expect(fieldAttributes(form, 'email', 'hint')).toEqual({
    id: 'form-email',
    'aria-invalid': 'true',
    'aria-describedby': 'form-email-hint form-email-error',
  });
  expect(fieldAttributes(form, 'name', undefined)).toMatchObject({ 'aria-describedby': undefined });
});
