/** The codes under which the planner knows the subjects of a session that is planned again. Pure. */
import type { StretchBefore } from './stored.ts';

/** What follows it says what else sets hours apart: they are without a room, or without an instructor. */
const separator = '\u001f';

/** The code of hours of a session: their subject, and that they are without a room or an instructor. */
export const codeOf = (
  { subject, roomId, instructorId }: Pick<StretchBefore, 'subject' | 'roomId' | 'instructorId'>,
  course: string,
): string =>
  [
    subject ?? course,
    ...(roomId === null ? ['distance'] : []),
    ...(instructorId === null ? ['unnamed'] : []),
  ].join(separator);

/** The subject that a code names; null when the course is its own. */
export function taughtSubject(code: string, course: string): string | null {
  const [subject = course] = code.split(separator);
  return subject === course ? null : subject;
}
