import { accesses } from '@huntzen/programmes/contracts';
import * as z from 'zod';

import { m } from '../../paraglide/messages.js';
import type { Publication } from './publications.server.ts';

/** The form that ends a publication: now, after a last day, or not at all. */
export const endPublicationFormSchema = z
  .object({ when: z.enum(['now', 'later', 'never']), on: z.iso.date().or(z.literal('')) })
  .refine(({ when, on }) => when !== 'later' || on !== '', { path: ['on'] });

/** The form that puts a session in the place of a publication, and whether to check first or to send. */
export const replaceFormSchema = z.object({
  key: z.string().min(8).max(128),
  then: z.enum(['rehearse', 'send']),
  access: z.enum(accesses),
  visibleFrom: z.iso.date(),
  endsAt: z.iso.date().or(z.literal('')),
  includeLateJoiners: z.literal('on').optional(),
});

/** What that form gives. */
export type ReplaceForm = z.output<typeof replaceFormSchema>;

/** What is still to be said of a publication: it waits, it runs, or it is over in one of three ways. */
export type PublicationState = 'waiting' | 'running' | 'ended' | 'withdrawn' | 'replaced';

/** The state of a publication at a moment. */
export function stateOf(
  {
    visibleFrom,
    endsAt,
    withdrawnAt,
    isReplaced,
  }: Pick<Publication, 'visibleFrom' | 'endsAt' | 'withdrawnAt' | 'isReplaced'>,
  now: Date,
): PublicationState {
  if (isReplaced) return 'replaced';
  if (withdrawnAt !== null) return 'withdrawn';
  if (endsAt !== null && new Date(endsAt) <= now) return 'ended';
  return new Date(visibleFrom) > now ? 'waiting' : 'running';
}

/** Whether a publication can still be ended or replaced. */
export const canChange = (state: PublicationState): boolean => state === 'waiting' || state === 'running';

const states: Record<PublicationState, () => string> = {
  waiting: m.given_waiting,
  running: m.given_running,
  ended: m.given_ended,
  withdrawn: m.given_withdrawn,
  replaced: m.given_replaced,
};

/** What that state is called in the reader's language. */
export const stateLabel = (state: PublicationState): string => states[state]();

/** To whom a publication went, in the reader's language. */
export function audienceLabel({ audience, audienceName }: Pick<Publication, 'audience' | 'audienceName'>) {
  if (audience === 'all') return m.acts_all();
  return audienceName ?? m.given_several();
}

/** Whether people who come later can be meant by what takes the place of a publication. */
export const canGrow = ({ audience, audienceName }: Pick<Publication, 'audience' | 'audienceName'>) =>
  audience === 'all' || audience === 'group' || (audience === 'some' && audienceName !== null);
