import { longestWindowMinutes, type BookingRules } from '@huntzen/consultations/contracts';
import * as z from 'zod';

import type { FormValues } from '../../lib/forms.ts';

const minutesOf = { hours: 60, days: 1_440 } as const;

/** The form of what a practitioner says of being booked: a person counts in hours or days, the database in minutes. */
export const bookingRulesFormSchema = z
  .object({
    windowAmount: z.string().min(1).transform(Number).pipe(z.number().int().min(0)),
    windowUnit: z.enum(['hours', 'days']),
    autoConfirm: z.literal('on').optional(),
  })
  .refine(({ windowAmount, windowUnit }) => windowAmount * minutesOf[windowUnit] <= longestWindowMinutes, {
    path: ['windowAmount'],
    message: 'too_many_days',
    params: { limit: longestWindowMinutes / minutesOf.days },
  });

/** The rules that the form says. */
export const toBookingRules = ({
  windowAmount,
  windowUnit,
  autoConfirm,
}: z.output<typeof bookingRulesFormSchema>): BookingRules => ({
  cancellationWindowMinutes: windowAmount * minutesOf[windowUnit],
  autoConfirm: autoConfirm === 'on',
});

/** The rules as the form shows them: whole days as days, anything else in hours, rounded up. */
export function bookingRulesValues({
  cancellationWindowMinutes: minutes,
  autoConfirm,
}: BookingRules): FormValues {
  const unit = minutes > 0 && minutes % minutesOf.days === 0 ? 'days' : 'hours';
  return {
    windowAmount: String(Math.ceil(minutes / minutesOf[unit])),
    windowUnit: unit,
    ...(autoConfirm ? { autoConfirm: 'on' } : {}),
  };
}
