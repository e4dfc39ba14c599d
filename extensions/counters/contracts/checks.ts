import { documentId, instant, list, one, pageQuery, route, rowId, day } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { periodQuery } from './period.ts';

const count = z.number().int();

/** The three kinds of counter. */
export const counters = ['practitioner', 'employee', 'company'] as const;

/** A counter that differs from a recount: what is kept, and what is true. */
export const driftSchema = z.strictObject({
  id: rowId,
  counter: z.enum(counters),
  companyId: documentId,
  companyName: z.string(),
  practitionerId: documentId
    .nullable()
    .describe('For a counter of a practitioner; an employee is never named.'),
  day,
  kept: z.strictObject({ count, seconds: count, users: count }),
  true: z.strictObject({ count, seconds: count, users: count }),
  foundAt: instant,
  resolvedAt: instant.nullable(),
});

/** A counter that differs from a recount. */
export type Drift = z.infer<typeof driftSchema>;

/** What the watch over the counters found: how it stands, and the recounts it made. */
export const activityWatchSchema = z.strictObject({
  openDrifts: count,
  checks: z
    .array(z.strictObject({ id: rowId, from: day, to: day, driftCount: count, endedAt: instant }))
    .describe('The latest recounts, newest first.'),
});

/** What the watch over the counters found. */
export type ActivityWatch = z.infer<typeof activityWatchSchema>;

/** How the counters stand. */
export const activityWatchRoute = route({
  method: 'GET',
  path: '/activity-checks',
  summary: 'How many counters differ from a recount, and the latest recounts.',
  response: one(activityWatchSchema),
});

/** The counters that differ. */
export const listDriftsRoute = route({
  method: 'GET',
  path: '/activity-drifts',
  summary: 'Counters that differ from a recount, or once did: what is kept and what is true.',
  query: pageQuery.extend({ state: z.enum(['open', 'resolved']).default('open') }),
  response: list(driftSchema),
});

/** Asks for a rebuild. */
export const rebuildRoute = route({
  method: 'POST',
  path: '/activity-rebuilds',
  summary:
    'Make the counters of a period true again, by a job, and check them; consultations go on meanwhile.',
  body: periodQuery,
  response: one(z.strictObject({ from: day, to: day })),
  status: 202,
});
