import { instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { alertKinds, missingParts, roomConflictCauses } from './vocabulary.ts';

/** What a planner should look at. */
export const trainingAlert = z.object({
  id: rowId,
  kind: z.enum(alertKinds),
  session: z.object({
    id: rowId,
    title: z.string(),
    companyName: z.string(),
    startsAt: instant.nullable(),
    zone: z.string(),
    capacity: z.number().int(),
    enrolledCount: z.number().int(),
    waitingCount: z.number().int(),
  }),
  missing: z.array(z.enum(missingParts)).describe('What a session that is near lacks.'),
  reservations: z
    .array(
      z.object({
        room: z.string(),
        startsAt: instant,
        endsAt: instant,
        cause: z.enum(roomConflictCauses),
      }),
    )
    .describe('The hours that their room cannot hold any more, the first twenty.'),
  raisedAt: instant,
  resolvedAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
});

/** What a planner should look at. */
export type TrainingAlert = z.infer<typeof trainingAlert>;

/** Which alerts are listed: those that wait for somebody, those that somebody has seen, those that are over, all. */
export const alertStates = ['waiting', 'acknowledged', 'resolved', 'all'] as const;

/** The alerts, the newest first. */
export const listAlertsRoute = route({
  method: 'GET',
  path: '/training-alerts',
  summary:
    'What planners should look at: full sessions, long lines, rooms that cannot hold their hours, sessions that are near and lack somebody.',
  query: pageQuery.extend({
    state: z.enum(alertStates).default('waiting'),
    kind: z.enum(alertKinds).optional(),
  }),
  response: list(trainingAlert),
});

/** Says that an alert was seen. */
export const acknowledgeAlertRoute = route({
  method: 'POST',
  path: '/training-alerts/:id/acknowledge',
  summary: 'Acknowledge an alert, with who and when; it stays until its cause ends.',
  params: z.object({ id: rowId }),
  response: one(
    z.object({ waiting: z.number().int().describe('How many alerts nobody has acknowledged yet.') }),
  ),
});

/** What the routes of alerts are. */
export const alertRoutes = [listAlertsRoute, acknowledgeAlertRoute];
