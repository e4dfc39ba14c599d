/** Rooms, instructors and requests for the planner's tests. */
import {
  defaultRules,
  type PlannerInstructor,
  type PlannerRoom,
  type PlannerWorld,
  type PlanRequest,
  type WeeklyHours,
} from '../index.ts';

/** The zone of these tests unless one says otherwise. */
export const paris = 'Europe/Paris';

/** An instant of wall time with its offset, as milliseconds. */
export const instant = (iso: string): number => new Date(iso).getTime();

/** The same hours on several weekdays. */
export const hoursOn = (weekdays: readonly number[], ...times: readonly [string, string][]): WeeklyHours[] =>
  weekdays.flatMap((weekday) => times.map(([startTime, endTime]) => ({ weekday, startTime, endTime })));

/** All week, from eight to nine in the evening. */
export const allWeek = hoursOn([1, 2, 3, 4, 5, 6, 7], ['08:00', '21:00']);

/** A room for setting with ten places, open every day and evening. */
export const buildRoom = (changes: Partial<PlannerRoom> = {}): PlannerRoom => ({
  id: 'ATEL_B',
  capacity: 10,
  courses: ['SERTI'],
  parts: [],
  isOpenAtWeekends: true,
  isOpenInEvenings: true,
  opensAt: '08:00',
  closesAt: '21:00',
  timeZone: paris,
  ...changes,
});

/** An instructor who teaches setting all week. */
export const buildInstructor = (changes: Partial<PlannerInstructor> = {}): PlannerInstructor => ({
  id: 'alice',
  skills: ['SERTI'],
  weekly: allWeek,
  exceptions: [],
  timeZone: paris,
  ...changes,
});

/** Forty hours of setting for eight people on the twelve Saturdays of a window. */
export const buildRequest = (changes: Partial<PlanRequest> = {}): PlanRequest => ({
  id: 'setting',
  course: 'SERTI',
  timeZone: paris,
  from: '2026-03-07',
  to: '2026-05-23',
  hours: hoursOn([6], ['08:00', '12:00'], ['14:00', '18:00']),
  groupSize: 8,
  subjects: [{ code: 'SERTI', minutes: 2_400, weeklyMinutes: null }],
  pinned: [],
  ...changes,
});

/** One room, one instructor, nothing taken. */
export const buildWorld = (changes: Partial<PlannerWorld> = {}): PlannerWorld => ({
  rooms: [buildRoom()],
  instructors: [buildInstructor()],
  busy: [],
  closedDays: [],
  rules: defaultRules,
  ...changes,
});

/** A certificate of 800 hours in eight months: five subjects on three days a week. */
export const buildCertificate = (changes: Partial<PlanRequest> = {}): PlanRequest =>
  buildRequest({
    id: 'certificate',
    course: 'CAP_BJ',
    from: '2026-09-01',
    to: '2027-05-07',
    hours: hoursOn([1, 2, 3], ['08:00', '12:00'], ['14:00', '18:00']),
    subjects: (
      [
        ['BIJOUTERIE', 400],
        ['SERTISSAGE', 160],
        ['DESSIN', 100],
        ['TECHNOLOGIE', 80],
        ['HISTOIRE', 60],
      ] as const
    ).map(([code, hours]) => ({ code, minutes: hours * 60, weeklyMinutes: null })),
    ...changes,
  });

/** The rooms and instructors of a certificate. */
export const buildSchool = (changes: Partial<PlannerWorld> = {}): PlannerWorld =>
  buildWorld({
    rooms: [
      buildRoom({ id: 'ATEL_A', capacity: 12, courses: ['BIJOUTERIE'] }),
      buildRoom({ id: 'ATEL_B', capacity: 10, courses: ['SERTISSAGE', 'SERTI'] }),
      buildRoom({ id: 'ATEL_C', capacity: 8, courses: ['CAP_BJ'] }),
      buildRoom({ id: 'THEO', capacity: 20, courses: ['DESSIN', 'TECHNOLOGIE', 'HISTOIRE'] }),
    ],
    instructors: [
      buildInstructor({ id: 'alice', skills: ['BIJOUTERIE'] }),
      buildInstructor({
        id: 'bob',
        skills: ['SERTISSAGE', 'SERTI'],
        weekly: hoursOn([1, 3, 6], ['08:00', '18:00']),
      }),
      buildInstructor({ id: 'carol', skills: ['DESSIN', 'HISTOIRE', 'TECHNOLOGIE'] }),
    ],
    closedDays: ['2026-11-11', '2026-12-21', '2026-12-22', '2026-12-23', '2027-03-29'],
    ...changes,
  });
