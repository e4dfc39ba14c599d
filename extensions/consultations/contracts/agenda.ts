import { day, instant, one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { availabilityExceptionSchema, availabilitySchema } from './availability.ts';
import { consultationSchema } from './consultation.ts';

const interval = z.object({ startsAt: instant, endsAt: instant });

/** A practitioner's agenda of some days. */
export const agendaSchema = z.object({
  timeZone: z.string(),
  open: z.array(interval).describe('The hours of work: weekly ones less closings, and extra ones.'),
  closed: z.array(availabilityExceptionSchema).describe('Leave and other closings.'),
  busy: z.array(interval).describe('Taken elsewhere, by the imported calendar.'),
  consultations: z.array(
    consultationSchema.extend({
      isOutsideHours: z.boolean().describe('Booked, and no longer inside the hours of work.'),
    }),
  ),
});

/** A practitioner's agenda of some days. */
export type Agenda = z.output<typeof agendaSchema>;

/** How many days one agenda may show. */
export const mostAgendaDays = 45;

/** Shows the practitioner's own agenda. */
export const getAgendaRoute = route({
  method: 'GET',
  path: '/my/agenda',
  summary:
    'The practitioner’s own agenda from one day to before another, at most 45 days: consultations, hours, closings, busy times.',
  query: z.object({ from: day, to: day }),
  response: one(agendaSchema),
});

/** Tells what other hours would leave outside. */
export const previewAvailabilityRoute = route({
  method: 'POST',
  path: '/my/availability/preview',
  summary: 'The consultations that are inside the present hours and would be outside these. Saves nothing.',
  body: availabilitySchema,
  response: one(z.object({ stranded: z.array(consultationSchema) })),
});
