import {
  silentDaysSchema,
  type AssignmentAct,
  type AttentionReason,
  type HoldReason,
  type ProgrammeCopy,
} from '@huntzen/programmes/contracts';
import * as z from 'zod';

import type { ReplacedQuery } from '../../paths.ts';
import { m } from '../../paraglide/messages.js';

/** Why a patient is to be looked at, in the reader's language; `silentDays` is what the coach chose. */
export function attentionLabel(reason: AttentionReason, silentDays: number): string {
  switch (reason) {
    case 'silent':
      return m.attention_silent_days({ count: silentDays });
    case 'strained':
      return m.attention_strained();
    case 'hurting':
      return m.attention_hurting();
  }
}

/** The numbers of days without a report that a coach is offered. */
export const SILENT_DAYS = [3, 5, 7, 10, 14, 21, 30] as const;

/** The form of that choice. */
export const silentDaysFormSchema = z.object({ silentDays: z.coerce.number().pipe(silentDaysSchema) });

const onOrOff = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** The assignment form: what is asked, and whether to check first or to send. */
export const assignmentFormSchema = z.object({
  key: z.string().min(8).max(128),
  then: z.enum(['rehearse', 'assign']),
  all: onOrOff,
  groupIds: z.array(z.guid()).default([]),
  patientIds: z.array(z.string()).default([]),
  includeLateJoiners: onOrOff,
  startsOn: z.iso.date(),
  days: z.array(z.coerce.number().int().min(1).max(7)).min(1),
  weeks: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(1).max(104).optional(),
  ),
  replace: onOrOff,
});

/** What the assignment form gives. */
export type AssignmentForm = z.output<typeof assignmentFormSchema>;

/** The form that ends something: now, or after a last day. */
export const endFormSchema = z.object({
  id: z.guid(),
  on: z.preprocess((value) => (value === '' ? undefined : value), z.iso.date().optional()),
});

/** To whom a programme was assigned, in the reader's language. */
export function actLabel({
  audience,
  groups,
  people,
}: Pick<AssignmentAct, 'audience' | 'groups' | 'people'>) {
  if (audience === 'all') return m.acts_all();
  return groups.length > 0 ? groups.join(', ') : m.acts_people({ count: people });
}

/** What a new assignment takes the place of, as the address of a page says it. */
export function replacedQuery(query: URLSearchParams): ReplacedQuery {
  const read = (name: string) => z.guid().safeParse(query.get(name)).data;
  const replacesAssignment = read('replacesAssignment');
  if (replacesAssignment !== undefined) return { replacesAssignment };
  const replacesProgramme = read('replacesProgramme');
  return replacesProgramme === undefined ? {} : { replacesProgramme };
}

/** The same as the API takes it; undefined when nothing is replaced. */
export function parseReplaced(query: URLSearchParams) {
  const { replacesAssignment, replacesProgramme } = replacedQuery(query);
  if (replacesAssignment !== undefined) return { assignmentId: replacesAssignment };
  return replacesProgramme === undefined ? undefined : { programmeId: replacesProgramme };
}

const holds: Record<HoldReason, () => string> = { effort: m.hold_effort, pain: m.hold_pain };

/** Why a progression is held back, in the reader's language. */
export const holdLabel = (reason: HoldReason): string => holds[reason]();

/** The inbox of progressions: `<programme> <fingerprint>` of each that is chosen, and what is decided. */
export const progressionFormSchema = z.object({
  chosen: z
    .array(z.string().regex(/^[0-9a-f-]{36} [\w-]{1,64}$/))
    .min(1)
    .transform((values) =>
      values.map((value) => {
        const [programmeId = '', fingerprint = ''] = value.split(' ');
        return { programmeId, fingerprint };
      }),
    ),
  answer: z.enum(['accept', 'decline']),
});

/** To whom a new version is offered: everyone whose copy nobody changed, or one person. */
export const offerVersionFormSchema = z.object({
  programmeId: z.guid().optional(),
});

/** What became of a copy of an earlier version: whether it was changed, and what its person said to the offer. */
export function copyStateLabel({ isTouched, offer }: ProgrammeCopy): string {
  if (offer === 'open') return m.copies_open();
  if (offer === 'declined') return m.copies_declined();
  return isTouched ? m.copies_touched() : m.copies_same();
}

/** The form of a group. */
export const groupFormSchema = z.object({
  name: z.string().trim().min(1).max(80),
  patientIds: z.array(z.string()).min(1),
});
