import type { ProposalRequest } from '../../../contracts/index.ts';

/** A subject of a certificate, as the form holds it. */
export interface SubjectDraft {
  key: number;
  title: string;
  hours: string;
  room: string;
  instructor: string;
}

/** One session to be planned, as the form holds it. */
export interface ProposalDraft {
  company: string;
  course: string;
  title: string;
  from: string;
  to: string;
  weekdays: readonly number[];
  parts: readonly ('morning' | 'afternoon' | 'evening')[];
  groupSize: string;
  hours: string;
  room: string;
  roomIsFixed: boolean;
  instructor: string;
  instructorIsFixed: boolean;
  subjects: readonly SubjectDraft[];
}

/** An empty form: Saturdays, mornings and afternoons. */
export const emptyDraft: ProposalDraft = {
  company: '',
  course: '',
  title: '',
  from: '',
  to: '',
  weekdays: [6],
  parts: ['morning', 'afternoon'],
  groupSize: '8',
  hours: '',
  room: '',
  roomIsFixed: false,
  instructor: '',
  instructorIsFixed: false,
  subjects: [],
};

const wishOf = (id: string, isFixed: boolean) => (id === '' ? null : { id, isFixed });
const numberOf = (value: string): number | null => (value.trim() === '' ? null : Number(value));

/** What the form asks for; null while something is missing. */
export function requestOf(draft: ProposalDraft): ProposalRequest | null {
  const { company, course, title, from, to, weekdays, parts } = draft;
  const groupSize = numberOf(draft.groupSize);
  const isMissing = [company, course, from, to].includes('') || weekdays.length === 0 || parts.length === 0;
  if (isMissing || groupSize === null) return null;
  if (draft.subjects.some((subject) => subject.title.trim() === '' || numberOf(subject.hours) === null))
    return null;
  return {
    companyId: company,
    courseId: course,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    from,
    to,
    weekdays: [...weekdays],
    times: [...parts],
    groupSize,
    hours: draft.subjects.length > 0 ? null : numberOf(draft.hours),
    room: wishOf(draft.room, draft.roomIsFixed),
    instructor: wishOf(draft.instructor, draft.instructorIsFixed),
    subjects: draft.subjects.map((subject) => ({
      title: subject.title.trim(),
      hours: numberOf(subject.hours),
      weeklyHours: null,
      room: wishOf(subject.room, false),
      instructor: wishOf(subject.instructor, false),
    })),
  };
}
