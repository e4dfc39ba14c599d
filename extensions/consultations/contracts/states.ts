/**
 * The states of a consultation and who may move it from one to the next. The table `care.consultation_moves` says the
 * same and refuses every other move; a test compares the two.
 */

/** Where a consultation stands. */
export const consultationStatuses = [
  'scheduled',
  'confirmed',
  'in_progress',
  'completed',
  'cancelled',
  'no_show',
] as const;

/** Where a consultation stands. */
export type ConsultationStatus = (typeof consultationStatuses)[number];

/** The two people of a consultation. */
export type Part = 'employee' | 'practitioner';

/** One legal change of status, and the part that may make it. */
export interface Move {
  readonly from: ConsultationStatus;
  readonly to: ConsultationStatus;
  readonly part: Part;
}

/** Every legal change of status. `confirmed → scheduled` goes with another time; `no_show → confirmed` and `completed → in_progress` undo a mistake. */
export const moves: readonly Move[] = [
  { from: 'scheduled', to: 'confirmed', part: 'practitioner' },
  { from: 'scheduled', to: 'cancelled', part: 'employee' },
  { from: 'scheduled', to: 'cancelled', part: 'practitioner' },
  { from: 'confirmed', to: 'scheduled', part: 'employee' },
  { from: 'confirmed', to: 'cancelled', part: 'employee' },
  { from: 'confirmed', to: 'cancelled', part: 'practitioner' },
  { from: 'confirmed', to: 'in_progress', part: 'practitioner' },
  { from: 'confirmed', to: 'no_show', part: 'practitioner' },
  { from: 'in_progress', to: 'completed', part: 'practitioner' },
  { from: 'completed', to: 'in_progress', part: 'practitioner' },
  { from: 'no_show', to: 'confirmed', part: 'practitioner' },
];

/** The statuses in which both people are taken: the consultation holds its claims. */
export const liveStatuses = [
  'scheduled',
  'confirmed',
  'in_progress',
] as const satisfies readonly ConsultationStatus[];

/** Minutes after the start before a person can be marked absent. */
export const noShowGraceMinutes = 10;

/** What can be done to a consultation. */
export const consultationActions = [
  'confirm',
  'start',
  'complete',
  'cancel',
  'no-show',
  'reschedule',
] as const;

/** What can be done to a consultation. */
export type ConsultationAction = (typeof consultationActions)[number];
