/** The creation form's words as a request of the planner. Pure. */
import type { PlanningRules, ProposalRequest } from '../../contracts/proposals.ts';
import {
  dayParts,
  defaultRules,
  type PlannerRules,
  type PlanRequest,
  type Subject,
  type Wish,
} from '../../planner/index.ts';

const minutesOf = (hours: number | null): number | null => (hours === null ? null : Math.round(hours * 60));

const wishes = (room: Wish | null, instructor: Wish | null): Pick<Subject, 'room' | 'instructor'> => ({
  ...(room === null ? {} : { room }),
  ...(instructor === null ? {} : { instructor }),
});

/** A request for the planner; `courseHours` stand for hours that nobody gave. */
export function planRequestOf(
  id: string,
  asked: ProposalRequest,
  { courseHours, timeZone }: { courseHours: number; timeZone: string },
): PlanRequest {
  const { courseId, weekdays, times, grid, room, instructor } = asked;
  const whole = {
    code: courseId,
    minutes: minutesOf(asked.hours ?? courseHours),
    weeklyMinutes: null,
    ...wishes(room, instructor),
  };
  return {
    id,
    course: courseId,
    timeZone,
    from: asked.from,
    to: asked.to,
    groupSize: asked.groupSize,
    pinned: asked.pinned.map(({ subject, startsAt, endsAt, roomId, instructorId }) => ({
      requestId: id,
      subject: asked.subjects.length === 0 ? courseId : (subject ?? ''),
      start: Date.parse(startsAt),
      end: Date.parse(endsAt),
      roomId,
      instructorId,
    })),
    hours: [
      ...[...new Set(weekdays)].flatMap((weekday) =>
        times.map((time) => ({ weekday, ...(typeof time === 'string' ? dayParts[time] : time) })),
      ),
      ...grid.map(({ weekday, startTime, endTime, subject }) => ({
        weekday,
        startTime,
        endTime,
        ...(subject === null ? {} : { subject }),
      })),
    ],
    subjects:
      asked.subjects.length === 0
        ? [whole]
        : asked.subjects.map((subject) => ({
            code: subject.title,
            minutes: minutesOf(subject.hours),
            weeklyMinutes: minutesOf(subject.weeklyHours),
            ...wishes(subject.room ?? room, subject.instructor ?? instructor),
          })),
  };
}

/** The rules of the planner, from what the form says of days and breaks. */
export const plannerRulesOf = ({
  maxHoursPerDay,
  longestHours,
  breakMinutes,
}: PlanningRules): PlannerRules => ({
  ...defaultRules,
  maxMinutesPerDay: maxHoursPerDay * 60,
  longestStretchMinutes: longestHours * 60,
  breakMinutes,
});
