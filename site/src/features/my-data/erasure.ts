import type { Role } from '@huntzen/kernel/contracts';

import { m } from '../../paraglide/messages.js';

type Line = () => string;

/** What one role has beside what everybody has: what goes, what is ended before, what stays, what is held. */
interface Lines {
  readonly goes: readonly Line[];
  readonly before?: Line;
  readonly stays: readonly Line[];
  readonly held?: (values: { years: number }) => string;
}

const learning: Lines = {
  goes: [m.my_data_erasure_goes_learning],
  before: m.my_data_erasure_before_places,
  stays: [m.my_data_erasure_stays_learning],
};

const linesOf: Partial<Record<Role, Lines>> = {
  employee: {
    goes: [m.my_data_erasure_goes_journal, m.my_data_erasure_goes_chat, m.my_data_erasure_goes_shared],
    before: m.my_data_erasure_before_consultations,
    stays: [m.my_data_erasure_stays_consultations],
    held: m.my_data_erasure_held_about,
  },
  practitioner: {
    goes: [m.my_data_erasure_goes_profile, m.my_data_erasure_goes_journals],
    before: m.my_data_erasure_before_consultations,
    stays: [m.my_data_erasure_stays_consultations, m.my_data_erasure_stays_messages],
    held: m.my_data_erasure_held_by,
  },
  patient: { goes: [m.my_data_erasure_goes_coach_about], stays: [m.my_data_erasure_stays_exercise] },
  coach: { goes: [m.my_data_erasure_goes_coach], stays: [] },
  trainer: { goes: [m.my_data_erasure_goes_hours], stays: [] },
  hr: { goes: [], stays: [m.my_data_erasure_stays_news] },
  learner: learning,
  candidate: learning,
};

/** What the page says to somebody of a role before they ask. */
export function erasureLines(role: Role, noteHoldYears: number): { goes: string[]; stays: string[] } {
  const own = linesOf[role] ?? { goes: [], stays: [] };
  return {
    goes: [
      m.my_data_erasure_goes_account,
      ...own.goes,
      m.my_data_erasure_goes_settings,
      ...(own.before === undefined ? [] : [own.before]),
    ].map((line) => line()),
    stays: [
      ...(own.held === undefined ? [] : [own.held({ years: noteHoldYears })]),
      ...[...own.stays, m.my_data_erasure_stays_ledger].map((line) => line()),
    ],
  };
}
