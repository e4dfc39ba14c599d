/**
 * What the planner is asked and what it answers. Days are `YYYY-MM-DD`, times are `HH:MM` on the clocks of a zone,
 * instants are milliseconds since 1970 and intervals are half-open.
 */
import type { Interval } from '@huntzen/kernel/time';

/** The same hours of one weekday (1 is Monday), every week. */
export interface WeeklyHours {
  readonly weekday: number;
  readonly startTime: string;
  readonly endTime: string;
}

/** Hours of an instructor, in a zone of their own if they have one. */
export interface InstructorHours extends WeeklyHours {
  readonly timeZone?: string;
}

/** Hours in which a request may be taught; with a subject, they are for it alone. */
export interface TeachingHours extends WeeklyHours {
  readonly subject?: string;
}

/** A room or an instructor that is wanted: at best, or alone. */
export interface Wish {
  readonly id: string;
  readonly isFixed: boolean;
}

/** A part of a course with its own hours, rooms and instructors; a short course has one. */
export interface Subject {
  readonly code: string;
  /** Minutes in all; null when only those of a week are given, then they are owed for each whole week of the window. */
  readonly minutes: number | null;
  /** The most in one week, Monday to Sunday. */
  readonly weeklyMinutes: number | null;
  readonly room?: Wish;
  readonly instructor?: Wish;
}

/** Teaching at exact instants. */
export interface Lesson extends Interval {
  readonly requestId: string;
  readonly subject: string;
  readonly roomId: string;
  readonly instructorId: string;
}

/** One training session to be planned. */
export interface PlanRequest {
  readonly id: string;
  /** What rooms are compatible with. */
  readonly course: string;
  readonly timeZone: string;
  /** The first and the last day that may be used. */
  readonly from: string;
  readonly to: string;
  readonly hours: readonly TeachingHours[];
  readonly groupSize: number;
  readonly subjects: readonly Subject[];
  /** Lessons that stay as they are and count. */
  readonly pinned: readonly Lesson[];
}

/** A room; outside its hours, and in the evening or at the weekend unless it says so, it is closed. */
export interface PlannerRoom {
  readonly id: string;
  readonly capacity: number;
  /** The courses it is equipped for; null for every one. */
  readonly courses: readonly string[] | null;
  /** Rooms that are taken when this one is: all workshops together take each of them. */
  readonly parts: readonly string[];
  readonly isOpenAtWeekends: boolean;
  readonly isOpenInEvenings: boolean;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly timeZone: string;
}

/** A day, or a part of one, that an instructor does not work against the weekly hours, or does beside them. */
export interface AvailabilityException {
  readonly kind: 'closed' | 'extra';
  readonly day: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
}

/** An instructor; `skills` are codes of courses and of subjects. */
export interface PlannerInstructor {
  readonly id: string;
  readonly skills: readonly string[];
  readonly weekly: readonly InstructorHours[];
  readonly exceptions: readonly AvailabilityException[];
  readonly timeZone: string;
}

/** A reservation that exists: its room, its instructor or both are taken. */
export interface Busy extends Interval {
  readonly roomId: string | null;
  readonly instructorId: string | null;
}

/** What holds for every plan. */
export interface PlannerRules {
  /** Lessons start and end on multiples of it, on the clocks of the request. At most 240. */
  readonly granularityMinutes: number;
  /** The longest that a group is taught without a break … */
  readonly longestStretchMinutes: number;
  /** … and how long a break is at least. */
  readonly breakMinutes: number;
  /** The most that a group is taught, and an instructor teaches, in one day of the request's zone. */
  readonly maxMinutesPerDay: number;
}

/** Everything the planner may use and must respect. */
export interface PlannerWorld {
  readonly rooms: readonly PlannerRoom[];
  readonly instructors: readonly PlannerInstructor[];
  readonly busy: readonly Busy[];
  /** Holidays and closed days, of every zone. */
  readonly closedDays: readonly string[];
  readonly rules: PlannerRules;
}

/** How good a plan is: 100 less what each wish costs; `score.ts` says how. */
export interface PlanScore {
  readonly score: number;
  /** Shares from 0 to 1 of the teaching time. */
  readonly sameRoom: number;
  readonly sameInstructor: number;
  readonly usualTimes: number;
  readonly wishes: number;
  readonly days: number;
  readonly leastDays: number;
}

/** What stops a request. The first group is about the request itself; for the second, `shortMinutes` says by how much. */
export type RefusalCode =
  | 'end_before_start'
  | 'no_hours'
  | 'no_minutes'
  | 'minutes_off_grid'
  | 'pinned_beyond_need'
  | 'unknown_room'
  | 'unknown_instructor'
  | 'no_compatible_room'
  | 'group_too_large'
  | 'no_skilled_instructor'
  | 'window_too_short'
  | 'rooms_unavailable'
  | 'instructors_unavailable'
  | 'resources_never_together'
  | 'weekly_limit'
  | 'other_requests';

/** One change of the request after which it can be planned. */
export type Remedy =
  | { readonly change: 'add_weekday'; readonly weekday: number }
  | { readonly change: 'extend_window'; readonly to: string }
  | { readonly change: 'add_hours'; readonly startTime: string; readonly endTime: string }
  | { readonly change: 'use_room'; readonly roomId: string; readonly subject: string }
  | { readonly change: 'use_instructor'; readonly instructorId: string; readonly subject: string }
  | { readonly change: 'reduce_group'; readonly groupSize: number }
  | { readonly change: 'reduce_minutes'; readonly minutes: number }
  | { readonly change: 'plan_alone' };

/** Why a request cannot be planned. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The subject it is about, when it is about one. */
  readonly subject: string | null;
  readonly shortMinutes: number;
  readonly remedies: readonly Remedy[];
}

/** A complete plan, or why there is none; never a part of a plan. */
export type PlanOutcome =
  | {
      readonly kind: 'planned';
      readonly requestId: string;
      readonly lessons: readonly Lesson[];
      readonly score: PlanScore;
    }
  | { readonly kind: 'refused'; readonly requestId: string; readonly refusal: Refusal };

/** The parts of a day that a form offers, as hours. */
export const dayParts = {
  morning: { startTime: '08:00', endTime: '12:00' },
  afternoon: { startTime: '14:00', endTime: '18:00' },
  evening: { startTime: '18:00', endTime: '21:00' },
} as const;

/** When the evening begins, for rooms that are not open in evenings. */
export const eveningStartsAt = '18:00';

/** The rules unless the platform says otherwise. */
export const defaultRules: PlannerRules = {
  granularityMinutes: 30,
  longestStretchMinutes: 240,
  breakMinutes: 60,
  maxMinutesPerDay: 480,
};
