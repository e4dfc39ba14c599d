import {
  type dayPartNames,
  type PlanningRules,
  type ProposalInput,
  type TrainingChoices,
} from '../../../contracts/index.ts';
import { instantOf } from '../wall-time.ts';

/** A subject of a certificate, as the form holds it. */
export interface SubjectDraft {
  key: number;
  title: string;
  hours: string;
  weeklyHours: string;
  room: string;
  roomIsFixed: boolean;
  instructor: string;
  instructorIsFixed: boolean;
}

/** Own hours, on every chosen day. */
export interface TimesDraft {
  key: number;
  start: string;
  end: string;
}

/** Hours of one weekday, every week; for one subject or for all. */
export interface GridDraft extends TimesDraft {
  weekday: string;
  subject: string;
}

/** Hours that are set already. */
export interface PinnedDraft extends TimesDraft {
  day: string;
  room: string;
  instructor: string;
  subject: string;
}

/** One session to be planned, as the form holds it. */
export interface ProposalDraft {
  key: number;
  company: string;
  course: string;
  title: string;
  from: string;
  to: string;
  weekdays: readonly number[];
  parts: readonly (typeof dayPartNames)[number][];
  times: readonly TimesDraft[];
  grid: readonly GridDraft[];
  pinned: readonly PinnedDraft[];
  groupSize: string;
  hours: string;
  room: string;
  roomIsFixed: boolean;
  instructor: string;
  instructorIsFixed: boolean;
  subjects: readonly SubjectDraft[];
}

/** What holds for every plan, as the form holds it. */
export interface RulesDraft {
  maxHoursPerDay: string;
  longestHours: string;
  breakMinutes: string;
}

/** An empty form: Saturdays, mornings and afternoons. */
export const emptyDraft: ProposalDraft = {
  key: 1,
  company: '',
  course: '',
  title: '',
  from: '',
  to: '',
  weekdays: [6],
  parts: ['morning', 'afternoon'],
  times: [],
  grid: [],
  pinned: [],
  groupSize: '8',
  hours: '',
  room: '',
  roomIsFixed: false,
  instructor: '',
  instructorIsFixed: false,
  subjects: [],
};

/** Eight hours a day, four without a break, and an hour between. */
export const usualRules: RulesDraft = { maxHoursPerDay: '8', longestHours: '4', breakMinutes: '60' };

/** The key of the next of a list. */
export const nextKey = (list: readonly { key: number }[]): number =>
  Math.max(0, ...list.map(({ key }) => key)) + 1;

/** What is wrong with a field. */
export type FieldProblem =
  'required' | 'number' | 'end_before_start' | 'no_days' | 'group_above_room' | 'no_room' | 'break';

/** Problems by field: `to`, `subjects.2.hours`. */
export type Problems = Readonly<Record<string, FieldProblem>>;

const wishOf = (id: string, isFixed: boolean) => (id === '' ? null : { id, isFixed });
const isNumber = (value: string): boolean => value.trim() !== '' && Number(value) > 0;
const numberOf = (value: string): number | null => (isNumber(value) ? Number(value) : null);
const hasSubjects = ({ subjects }: ProposalDraft): boolean => subjects.length > 0;

/** Rooms that are equipped for a course. */
export const roomsFor = (
  { rooms }: Pick<TrainingChoices, 'rooms'>,
  course: string,
): TrainingChoices['rooms'] =>
  rooms.filter(({ anyCourse, courseIds }) => anyCourse || courseIds.includes(course));

function* findProblems(
  draft: ProposalDraft,
  choices: Pick<TrainingChoices, 'rooms'>,
): Generator<[string, FieldProblem]> {
  for (const name of ['company', 'course', 'from', 'to'] as const)
    if (draft[name] === '') yield [name, 'required'];
  if (draft.from !== '' && draft.to !== '' && draft.to < draft.from) yield ['to', 'end_before_start'];
  const suitable = roomsFor(choices, draft.course);
  if (draft.course !== '' && suitable.length === 0) yield ['course', 'no_room'];
  if (!isNumber(draft.groupSize)) yield ['groupSize', 'number'];
  else {
    const fixed = draft.roomIsFixed ? suitable.filter(({ id }) => id === draft.room) : suitable;
    const largest = Math.max(0, ...fixed.map(({ capacity }) => capacity));
    if (largest > 0 && Number(draft.groupSize) > largest) yield ['groupSize', 'group_above_room'];
  }
  if (!hasSubjects(draft) && !isNumber(draft.hours)) yield ['hours', 'number'];
  for (const { key, title, hours, weeklyHours } of draft.subjects) {
    if (title.trim() === '') yield [`subjects.${key}.title`, 'required'];
    if (!isNumber(hours) && !isNumber(weeklyHours)) yield [`subjects.${key}.hours`, 'number'];
  }
  const usesDays = draft.weekdays.length > 0 && draft.parts.length + draft.times.length > 0;
  if (!usesDays && draft.grid.length === 0) yield ['weekdays', 'no_days'];
  for (const list of ['times', 'grid', 'pinned'] as const)
    for (const { key, start, end } of draft[list]) {
      if (start === '' || end === '') yield [`${list}.${key}`, 'required'];
      else if (end <= start) yield [`${list}.${key}`, 'end_before_start'];
    }
  for (const { key, day, room, instructor } of draft.pinned)
    if ([day, room, instructor].includes('')) yield [`pinned.${key}`, 'required'];
}

/** What is wrong with a form, by field; the first problem of each. */
export function problemsOf(draft: ProposalDraft, choices: Pick<TrainingChoices, 'rooms'>): Problems {
  const problems: Record<string, FieldProblem> = {};
  for (const [field, problem] of findProblems(draft, choices)) problems[field] ??= problem;
  return problems;
}

/** What is wrong with the rules. */
export function rulesProblems({ maxHoursPerDay, longestHours, breakMinutes }: RulesDraft): Problems {
  return {
    ...(isNumber(maxHoursPerDay) ? {} : { maxHoursPerDay: 'number' as const }),
    ...(isNumber(longestHours) ? {} : { longestHours: 'number' as const }),
    ...(isNumber(breakMinutes) && Number(breakMinutes) % 30 === 0 ? {} : { breakMinutes: 'break' as const }),
  };
}

/** The rules as the API takes them. */
export const rulesOf = (rules: RulesDraft): PlanningRules => ({
  maxHoursPerDay: Number(rules.maxHoursPerDay),
  longestHours: Number(rules.longestHours),
  breakMinutes: Number(rules.breakMinutes),
});

/** What the form asks for; its problems are looked for before. */
export function requestOf(draft: ProposalDraft, zone: string): ProposalInput {
  const { title } = draft;
  const subjectOf = (subject: string) => (subject === '' ? null : subject);
  const isWithoutDays = draft.weekdays.length === 0;
  return {
    companyId: draft.company,
    courseId: draft.course,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    from: draft.from,
    to: draft.to,
    weekdays: [...draft.weekdays],
    times: isWithoutDays
      ? []
      : [...draft.parts, ...draft.times.map(({ start, end }) => ({ startTime: start, endTime: end }))],
    grid: draft.grid.map(({ weekday, start, end, subject }) => ({
      weekday: Number(weekday),
      startTime: start,
      endTime: end,
      subject: subjectOf(subject),
    })),
    pinned: draft.pinned.map(({ day, start, end, room, instructor, subject }) => ({
      subject: subjectOf(subject),
      startsAt: instantOf(day, start, zone) ?? '',
      endsAt: instantOf(day, end, zone) ?? '',
      roomId: room,
      instructorId: instructor,
    })),
    groupSize: Number(draft.groupSize),
    hours: hasSubjects(draft) ? null : numberOf(draft.hours),
    room: wishOf(draft.room, draft.roomIsFixed),
    instructor: wishOf(draft.instructor, draft.instructorIsFixed),
    subjects: draft.subjects.map((subject) => ({
      title: subject.title.trim(),
      hours: numberOf(subject.hours),
      weeklyHours: numberOf(subject.weeklyHours),
      room: wishOf(subject.room, subject.roomIsFixed),
      instructor: wishOf(subject.instructor, subject.instructorIsFixed),
    })),
  };
}

/** The field beside which a refusal of the planner is said. */
const fields: Readonly<Record<string, string>> = {
  end_before_start: 'to',
  window_too_short: 'to',
  no_hours: 'weekdays',
  no_minutes: 'hours',
  minutes_off_grid: 'hours',
  pinned_beyond_need: 'hours',
  weekly_limit: 'hours',
  unknown_room: 'room',
  no_compatible_room: 'room',
  rooms_unavailable: 'room',
  group_too_large: 'groupSize',
  unknown_instructor: 'instructor',
  no_skilled_instructor: 'instructor',
  instructors_unavailable: 'instructor',
  resources_never_together: 'instructor',
};

/** The field that a refusal is about; undefined when it is about the whole. */
export const fieldOfRefusal = (code: string): string | undefined => fields[code];

const storageKey = 'huntzen.planning.drafts';

/** What was typed before, as long as the tab is open. */
export function readDrafts(storage: Pick<Storage, 'getItem'>): {
  drafts: ProposalDraft[];
  rules: RulesDraft;
} {
  const kept = storage.getItem(storageKey);
  if (kept === null) return { drafts: [emptyDraft], rules: usualRules };
  const { drafts, rules } = JSON.parse(kept) as { drafts: ProposalDraft[]; rules: RulesDraft };
  return { drafts: drafts.map((draft) => ({ ...emptyDraft, ...draft })), rules };
}

/** Keeps what is typed. */
export const keepDrafts = (
  storage: Pick<Storage, 'setItem'>,
  kept: { drafts: readonly ProposalDraft[]; rules: RulesDraft },
): void => storage.setItem(storageKey, JSON.stringify(kept));
