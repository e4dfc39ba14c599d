import type { AttentionReason } from '@huntzen/programmes/contracts';
import * as z from 'zod';

import { m } from '../../paraglide/messages.js';

const reasons: Record<AttentionReason, () => string> = {
  silent: m.attention_silent,
  strained: m.attention_strained,
};

/** Why a patient is to be looked at, in the reader's language. */
export const attentionLabel = (reason: AttentionReason): string => reasons[reason]();

/** The assignment form: what is asked, and whether to check first or to send. */
export const assignmentFormSchema = z.object({
  key: z.string().min(8).max(128),
  then: z.enum(['rehearse', 'assign']),
  groupIds: z.array(z.guid()).default([]),
  patientIds: z.array(z.string()).default([]),
  startsOn: z.iso.date(),
  days: z.array(z.coerce.number().int().min(1).max(7)).min(1),
  weeks: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(1).max(104).optional(),
  ),
  replace: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

/** What the assignment form gives. */
export type AssignmentForm = z.output<typeof assignmentFormSchema>;
