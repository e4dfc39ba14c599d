/** The routes of proposals. */
import { day, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import {
  lostResource,
  planningRules,
  proposalCheck,
  proposalEdit,
  proposalOutcome,
  proposalPlanners,
  proposalRequest,
  proposalSchema,
  proposalStatuses,
  strandedSession,
} from './proposals.ts';
import { sessionSchema } from './session.ts';
import { note } from './vocabulary.ts';

const params = z.object({ id: rowId });

/** Plans one session or several at once. */
export const proposeRoute = route({
  method: 'POST',
  path: '/planning/proposals',
  summary:
    'Plan one training session or several at once: complete plans, kept to be reviewed, or why there is none and what would help. Nothing is reserved.',
  body: z.object({
    requests: z.array(proposalRequest).min(1).max(12),
    rules: planningRules.prefault({}),
    by: z
      .enum(proposalPlanners)
      .default('planner')
      .describe('`n8n` when one is configured: it answers later.'),
  }),
  response: one(z.array(proposalOutcome)),
  status: 201,
});

/** The proposals, the latest first. */
export const listProposalsRoute = route({
  method: 'GET',
  path: '/planning/proposals',
  summary: 'Proposed plans, the latest first.',
  query: pageQuery.extend({
    status: z
      .enum(['open', ...proposalStatuses])
      .default('proposed')
      .describe('`open` is asked or proposed.'),
  }),
  response: list(proposalSchema),
});

/** Looks at a proposal changed by hand. */
export const checkProposalRoute = route({
  method: 'POST',
  path: '/planning/proposals/:id/check',
  summary: 'What would be wrong with a proposal changed by hand, and its score. Nothing is kept.',
  params,
  body: proposalEdit,
  response: one(proposalCheck),
});

/** Changes a proposal by hand. */
export const editProposalRoute = route({
  method: 'PUT',
  path: '/planning/proposals/:id',
  summary:
    'Change a proposal by hand: move stretches or leave them out. What is taken, closed or too small answers 409; the wishes of the request are the planner’s to give up.',
  params,
  body: proposalEdit,
  response: one(proposalSchema),
});

/** Makes the session of a proposal, or moves the hours of one. */
export const acceptProposalRoute = route({
  method: 'POST',
  path: '/planning/proposals/:id/accept',
  summary:
    'Make the session of a proposal, or move the hours of one, in one transaction. Every rule is checked again: what is taken meanwhile answers 409.',
  params,
  body: z.object({ note: note.optional().describe('Why hours move: everybody concerned reads it.') }),
  response: one(sessionSchema),
});

/** Has the planner of the platform plan what n8n was asked. */
export const planInsteadRoute = route({
  method: 'POST',
  path: '/planning/proposals/:id/plan',
  summary:
    'Have the planner of the platform plan what n8n was asked and has not planned. What n8n answers later changes nothing.',
  params,
  response: one(proposalOutcome),
});

/** Puts a proposal aside. */
export const dismissProposalRoute = route({
  method: 'POST',
  path: '/planning/proposals/:id/dismiss',
  summary: 'Put a proposal aside.',
  params,
  response: one(proposalSchema),
});

/** What is stranded. */
export const strandedRoute = route({
  method: 'GET',
  path: '/planning/stranded',
  summary:
    'Sessions with hours that cannot be held as they are: their room is closed or out of use, their instructor teaches no more; or one of them is lost between two days.',
  query: pageQuery.extend({
    kind: z.enum(['room', 'instructor']).optional(),
    id: z.string().max(40).optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  response: list(strandedSession),
});

/** Plans sessions again. */
export const replanRoute = route({
  method: 'POST',
  path: '/planning/replans',
  summary:
    'Propose the fewest moves after which sessions no longer need a lost room or instructor. What stands of a confirmed session stays. Nothing is reserved.',
  body: z.object({ sessionIds: z.array(rowId).min(1).max(20), lost: lostResource.nullable().default(null) }),
  response: one(z.array(proposalOutcome)),
  status: 201,
});

/** What the routes of proposals are. */
export const proposalRoutes = [
  proposeRoute,
  listProposalsRoute,
  checkProposalRoute,
  editProposalRoute,
  acceptProposalRoute,
  planInsteadRoute,
  dismissProposalRoute,
  strandedRoute,
  replanRoute,
];
