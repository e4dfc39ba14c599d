/** The creation form's words as a request of the planner. Pure. */
import type { ProposalRequest } from '../../contracts/proposals.ts';
import { dayParts, type PlanRequest, type Subject, type Wish } from '../../planner/index.ts';

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
  const { courseId, weekdays, times, room, instructor } = asked;
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
    pinned: [],
    hours: [...new Set(weekdays)].flatMap((weekday) =>
      times.map((time) => ({ weekday, ...(typeof time === 'string' ? dayParts[time] : time) })),
    ),
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
