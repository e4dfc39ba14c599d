import { expect, test } from 'vitest';
import { readPhone } from './phone.ts';

test.each([
  ['06 12 34 56 78', '+33612345678'],
  ['06.12.34.56.78', '+33612345678'],
  ['+33 6 12 34 56 78', '+33612345678'],
  ['0033612345678', '+33612345678'],
  ['+32 (0)2', null],
  ['12 34', null],
  ['06 12 34 56', null],
  ['call me', null],
])('%s is %s', (written, phone) => {
  expect(readPhone(written)).toBe(phone);
});
