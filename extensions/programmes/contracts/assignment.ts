import { day, documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { reachedPeople } from './publication.ts';

const assignment = z.object({
  id: rowId,
  audience: z.enum(['all', 'some']),
  groups: z.array(z.string()).describe('The groups it was made to, by name.'),
  people: z.number().int().describe('How many received it.'),
  running: z.number().int().describe('How many have it in progress.'),
  startsOn: day,
  endsOn: day,
  includeLateJoiners: z.boolean(),
  createdAt: instant,
  endedAt: instant.nullable(),
  isReplaced: z.boolean(),
});

/** One act of assigning a programme, as whoever assigns sees it. */
export type AssignmentAct = z.infer<typeof assignment>;

const params = z.object({ id: rowId });

/** The acts of assigning a programme. */
export const listAssignmentsRoute = route({
  method: 'GET',
  path: '/programmes/:documentId/assignments',
  summary: 'To whom a programme was assigned, newest first; for a coach, what they assigned themselves.',
  params: z.object({ documentId }),
  query: pageQuery,
  response: list(assignment),
});

/** One act of assigning a programme. */
export const showAssignmentRoute = route({
  method: 'GET',
  path: '/assignments/:id',
  summary: 'One act of assigning a programme, with the programme; for a coach, one of their own.',
  params,
  response: one(assignment.extend({ programmeId: documentId.describe('The template.'), title: z.string() })),
});

/** Says whom the end of an assignment would touch. */
export const rehearseAssignmentEndRoute = route({
  method: 'GET',
  path: '/assignments/:id/recipients',
  summary:
    'Who has an assigned programme in progress, and how many reported something: what an end would touch.',
  params,
  query: pageQuery,
  response: one(
    z.object({
      recipients: z.number().int(),
      reported: z.number().int().describe('Of these, how many reported a session of it.'),
      people: reachedPeople,
    }),
  ),
});

/** What the end of an assignment or of a programme is asked with. */
export const endBody = z.object({ on: day.optional().describe('The last day; absent: now.') });

/** Ends an assignment for all its people. */
export const endAssignmentRoute = route({
  method: 'POST',
  path: '/assignments/:id/end',
  summary: 'End an assigned programme for all its people, now or with a last day; what they reported stays.',
  params,
  body: endBody,
  response: null,
});
