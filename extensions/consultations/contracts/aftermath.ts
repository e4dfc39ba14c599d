import { instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { consultationSchema } from './consultation.ts';

const params = z.object({ id: rowId });

/** For how many hours after the end a practitioner may correct a consultation, or open it again. */
export const correctionHours = 24;

/** For how many days after the end an employee may rate a consultation. */
export const ratingDays = 30;

/** For how many hours a rating can be changed. */
export const ratingChangeHours = 24;

/** One change of a completed consultation. */
export const correctionSchema = z.strictObject({
  id: rowId,
  kind: z.enum(['corrected', 'reopened']),
  by: z.enum(['practitioner', 'platform']),
  at: instant,
  before: z.strictObject({ startedAt: instant, endedAt: instant }),
  after: z.strictObject({ startedAt: instant, endedAt: instant.nullable() }),
});

/** What a practitioner may still correct of a consultation, and what was corrected. */
export const correctionsSchema = z.strictObject({
  until: instant.nullable().describe('Until when it can be corrected; null when it cannot.'),
  corrections: z.array(correctionSchema).describe('Newest first.'),
});

/** What a practitioner may still correct of a consultation, and what was corrected. */
export type Corrections = z.infer<typeof correctionsSchema>;

/** Shows the corrections of a consultation. */
export const listCorrectionsRoute = route({
  method: 'GET',
  path: '/consultations/:id/corrections',
  summary: 'What was corrected of one’s own consultation, by whom and when, and until when it can be.',
  params,
  response: one(correctionsSchema),
});

/** Corrects when a consultation began and ended. */
export const correctRoute = route({
  method: 'POST',
  path: '/consultations/:id/corrections',
  summary:
    'Correct when a completed consultation began and ended, within 24 hours; the counters follow at once.',
  params,
  body: z.object({ startedAt: instant, endedAt: instant }),
  response: one(consultationSchema),
});

/** Opens a consultation again. */
export const reopenRoute = route({
  method: 'POST',
  path: '/consultations/:id/reopen',
  summary: 'Open a consultation again that was ended by mistake, within 24 hours.',
  params,
  response: one(consultationSchema),
});

/** The scores of a rating, from worst to best. */
export const scores = [1, 2, 3, 4, 5] as const;

/** The rating of a consultation as the employee who gave it, or may give it, sees it. */
export const ratingSchema = z.strictObject({
  score: z.number().int().min(1).max(5).nullable(),
  until: instant.nullable().describe('Until when it can be given or changed; null when it cannot.'),
});

/** The rating of a consultation as its employee sees it. */
export type Rating = z.infer<typeof ratingSchema>;

/** Shows one's own rating. */
export const getRatingRoute = route({
  method: 'GET',
  path: '/consultations/:id/rating',
  summary: 'One’s own rating of a consultation, and until when it can be given or changed.',
  params,
  response: one(ratingSchema),
});

/** Rates a consultation. */
export const putRatingRoute = route({
  method: 'PUT',
  path: '/consultations/:id/rating',
  summary: 'Rate one’s own completed consultation from 1 to 5; nobody else ever reads the score.',
  params,
  body: z.object({ score: z.number().int().min(1).max(5) }),
  response: one(ratingSchema),
});
