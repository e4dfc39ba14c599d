/** Erasing one's own account: asked with the password, seven days to think again, then done by a job. */
import { instant, one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** For how many days the person can keep their account after all; the database counts the same. */
export const erasureGraceDays = 7;

const erasure = z.object({
  /** Null while nothing was asked for, or when it was cancelled. */
  asked: z.object({ askedAt: instant, dueAt: instant, canCancel: z.boolean() }).nullable(),
  graceDays: z.number(),
  /** For how many years after the last consultation clinical notes are kept, as the law asks. */
  noteHoldYears: z.number(),
});

/** How the erasure of the signed-in person stands. */
export type Erasure = z.infer<typeof erasure>;

/** Shows how the erasure of the signed-in person stands. */
export const showErasureRoute = route({
  method: 'GET',
  path: '/my/erasure',
  summary: 'Whether I asked for my erasure, and until when I can keep my account.',
  response: one(erasure),
});

/** Asks for the erasure of the signed-in person. */
export const askErasureRoute = route({
  method: 'POST',
  path: '/my/erasure',
  summary: 'Ask for my erasure, with my password; it happens in seven days. Again changes nothing.',
  body: z.object({ password: z.string().min(1).max(200) }),
  response: one(erasure),
  status: 201,
});

/** Keeps the account of the signed-in person after all. */
export const cancelErasureRoute = route({
  method: 'DELETE',
  path: '/my/erasure',
  summary: 'Keep my account after all; again changes nothing.',
  response: one(erasure),
});

/** The routes of erasure. */
export const erasureRoutes = [showErasureRoute, askErasureRoute, cancelErasureRoute];
