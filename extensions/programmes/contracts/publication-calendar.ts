import { documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { audiences } from './publication.ts';

const entry = z.object({
  id: rowId.describe('The publication.'),
  move: z.enum(['start', 'end']),
  at: instant,
  timeZone: z
    .string()
    .nullable()
    .describe('The zone in which the moment was said; null when it was said as an instant.'),
  sessionId: documentId,
  title: z.string(),
  audience: z.enum(audiences),
  audienceName: z.string().nullable().describe('The group, the patient, or the groups of several.'),
  namedPeople: z.number().int().describe('Of several: how many people were chosen by name and by no group.'),
  recipients: z.number().int(),
});

/** A planned start or an end of a publication. */
export type PublicationMoment = z.infer<typeof entry>;

/** The planned starts and the ends of publications. */
export const publicationCalendarRoute = route({
  method: 'GET',
  path: '/publication-calendar',
  summary:
    'Starts of publications that were planned ahead, and ends, between two instants, at most 500; withdrawn ones are left out.',
  query: z.object({ from: instant, to: instant }),
  response: one(z.array(entry)),
});
