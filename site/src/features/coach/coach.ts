import type { AttentionReason, FollowedWeek } from '@huntzen/programmes/contracts';
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

/** One bar of a chart: its place and its height, in the units of the drawing. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  week: FollowedWeek;
}

/** The drawing: twelve bars of equal width. */
export const chart = { width: 360, height: 96, gap: 6 } as const;

/**
 * The bars of a chart, the tallest as high as the drawing.
 *
 * @param atLeast what the full height means at least, so that small figures stay small.
 */
export function barsOf(
  weeks: readonly FollowedWeek[],
  valueOf: (week: FollowedWeek) => number,
  atLeast: number,
): Bar[] {
  const most = Math.max(atLeast, ...weeks.map(valueOf));
  const step = chart.width / weeks.length;
  return weeks.map((week, index) => {
    const height = Math.round((valueOf(week) / most) * chart.height);
    return {
      x: index * step + chart.gap / 2,
      y: chart.height - height,
      width: step - chart.gap,
      height,
      week,
    };
  });
}
