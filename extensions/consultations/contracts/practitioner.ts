import { documentId, instant, one, pageMeta, pageQuery, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { consultationTypes, genders } from './vocabulary.ts';

const code = z.string().regex(/^[a-z0-9-]{2,40}$/);
const type = z.enum(consultationTypes);

/** A time that can be booked. */
export const slotSchema = z.object({ startsAt: instant, endsAt: instant, modes: z.array(type) });

/** A time that can be booked. */
export type Slot = z.infer<typeof slotSchema>;

const summary = {
  id: documentId.describe('The documentId of the practitioner’s account.'),
  displayName: z.string(),
  title: z.string().nullable(),
  gender: z.enum(genders).nullable(),
  specialities: z.array(z.string()),
  languages: z.array(z.string()),
  modes: z.array(type),
  city: z.string().nullable(),
  timeZone: z.string(),
  experienceYears: z.number().int().nullable(),
  photoUrl: z.string().nullable(),
  rating: z
    .object({ average: z.number(), count: z.number().int() })
    .nullable()
    .describe('Null under five ratings of five people.'),
  nextSlot: slotSchema.nullable().describe('The earliest time that can be booked, within 60 days.'),
};

/** A practitioner in a list. */
export const practitionerSummarySchema = z.object(summary);

/** A practitioner in a list. */
export type PractitionerSummary = z.infer<typeof practitionerSummarySchema>;

/** A practitioner's public profile. */
export const practitionerSchema = z.object({
  ...summary,
  bio: z.string().nullable(),
  diplomas: z.string().nullable(),
  videoUrl: z.string().nullable(),
});

/** A practitioner's public profile. */
export type Practitioner = z.infer<typeof practitionerSchema>;

/** Finds verified practitioners. */
export const searchPractitionersRoute = route({
  method: 'GET',
  path: '/practitioners',
  summary: 'Find verified practitioners, with the earliest slot of each.',
  query: pageQuery.extend({
    specialty: code.optional(),
    language: code.optional(),
    mode: type.optional(),
    gender: z.enum(genders).optional(),
    availableWithinDays: z.coerce.number().int().min(1).max(60).optional(),
    sort: z.enum(['earliest', 'experience', 'rating', 'name']).default('earliest'),
  }),
  response: z.object({
    data: z.array(practitionerSummarySchema),
    meta: pageMeta.extend({
      hasMore: z.boolean().describe('There are more than `total`, which is counted ten pages ahead.'),
    }),
  }),
});

/** Shows one verified practitioner. */
export const getPractitionerRoute = route({
  method: 'GET',
  path: '/practitioners/:id',
  summary: 'The profile of a practitioner.',
  params: z.object({ id: documentId }),
  response: one(practitionerSchema),
});

/** The longest period that slots can be asked for, in days. */
export const slotPeriodDays = 62;

const millisecondsPerDay = 86_400_000;

/** Lists the slots of a practitioner that can be booked. */
export const listSlotsRoute = route({
  method: 'GET',
  path: '/practitioners/:id/slots',
  summary:
    'Slots of a practitioner that can be booked, from an instant to another (two weeks from now unless said).',
  params: z.object({ id: documentId }),
  query: z
    .object({ from: instant.optional(), to: instant.optional() })
    .superRefine(({ from, to }, context) => {
      if (from === undefined || to === undefined) return;
      const days = (Date.parse(to) - Date.parse(from)) / millisecondsPerDay;
      if (days > 0 && days <= slotPeriodDays) return;
      context.addIssue({
        code: 'custom',
        path: ['to'],
        message: `from < to ≤ from + ${slotPeriodDays} d`,
      });
    }),
  response: z.object({ data: z.array(slotSchema) }),
});
