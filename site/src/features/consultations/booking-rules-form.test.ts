import { expect, test } from 'vitest';

import { bookingRulesFormSchema, bookingRulesValues, toBookingRules } from './booking-rules-form.ts';

test.each([
  [0, { windowAmount: '0', windowUnit: 'hours' }],
  [720, { windowAmount: '12', windowUnit: 'hours' }],
  [1_440, { windowAmount: '1', windowUnit: 'days' }],
  [2_160, { windowAmount: '36', windowUnit: 'hours' }],
  [20_160, { windowAmount: '14', windowUnit: 'days' }],
])('%i minutes are shown in hours or days and come back', (minutes, values) => {
  const rules = { cancellationWindowMinutes: minutes, autoConfirm: minutes === 0 };
  expect(bookingRulesValues(rules)).toMatchObject(values);
  expect(toBookingRules(bookingRulesFormSchema.parse(bookingRulesValues(rules)))).toEqual(rules);
});

test.each([
  ['15', 'days'],
  ['337', 'hours'],
  ['-1', 'hours'],
  ['1.5', 'hours'],
  ['', 'hours'],
  ['2', 'weeks'],
])('%s %s are refused', (windowAmount, windowUnit) => {
  expect(bookingRulesFormSchema.safeParse({ windowAmount, windowUnit }).success).toBe(false);
});

test('a window of minutes that is no whole hour is shown rounded up, never shorter than it is', () => {
  expect(bookingRulesValues({ cancellationWindowMinutes: 90, autoConfirm: false }).windowAmount).toBe('2');
});
