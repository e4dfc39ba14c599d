import { one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The longest cancellation window, in minutes: two weeks. */
export const longestWindowMinutes = 20_160;

/** What a practitioner says of being booked; how soon and how far ahead is said with the weekly hours. */
export const bookingRulesSchema = z.object({
  cancellationWindowMinutes: z
    .number()
    .int()
    .min(0)
    .max(longestWindowMinutes)
    .describe('How long before the start cancelling counts as late and moving ends, for employees.'),
  autoConfirm: z.boolean().describe('Whether what is booked is confirmed by itself.'),
});

/** What a practitioner says of being booked. */
export type BookingRules = z.output<typeof bookingRulesSchema>;

/** Shows the practitioner's own rules. */
export const getBookingRulesRoute = route({
  method: 'GET',
  path: '/my/booking-rules',
  summary: 'The practitioner’s own cancellation window, and whether bookings are confirmed by themselves.',
  response: one(bookingRulesSchema),
});

/** Changes the practitioner's own rules. */
export const putBookingRulesRoute = route({
  method: 'PUT',
  path: '/my/booking-rules',
  summary:
    'Change both, for what is booked already too. A company’s own cancellation window counts before the practitioner’s.',
  body: bookingRulesSchema,
  response: one(bookingRulesSchema),
});
