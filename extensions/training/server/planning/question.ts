/** What the planner reads, as n8n is asked it: rooms and instructors each with what is taken of them. Pure. */
import type { PlanningQuestion } from '@huntzen/delivery/contracts';
import type { Interval } from '@huntzen/kernel/time';
import type { PlannerRoom, PlannerWorld, PlanRequest } from '../../planner/index.ts';

type Asked = Omit<PlanningQuestion, 'answerBy'>;
type Stretch = PlanningQuestion['rooms'][number]['taken'][number];

const instantOf = (time: number): string => new Date(time).toISOString();
const asStretch = ({ start, end }: Interval): Stretch => ({
  startsAt: instantOf(start),
  endsAt: instantOf(end),
});

/** Intervals within a period, in order, those that touch made one. */
function joined(intervals: readonly Interval[], period: Interval): Stretch[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, period.start);
    const to = Math.min(end, period.end);
    const last = found.at(-1);
    if (from >= to) continue;
    if (last !== undefined && from <= last.end) last.end = Math.max(last.end, to);
    else found.push({ start: from, end: to });
  }
  return found.map(asStretch);
}

/** What makes a room taken: itself, and every room with which it shares a part. */
function roomsOf({ id, parts }: PlannerRoom, { rooms }: PlannerWorld): ReadonlySet<string> {
  const own = new Set([id, ...parts]);
  return new Set(
    rooms.filter((room) => [room.id, ...room.parts].some((one) => own.has(one))).map((room) => room.id),
  );
}

const wishOf = (wish: { readonly id: string; readonly isFixed: boolean } | undefined) =>
  wish === undefined ? null : { id: wish.id, isFixed: wish.isFixed };

const requestOf = (title: string, request: PlanRequest): Asked['request'] => ({
  title,
  course: request.course,
  timeZone: request.timeZone,
  from: request.from,
  to: request.to,
  hours: [...request.hours],
  groupSize: request.groupSize,
  subjects: request.subjects.map(({ code, minutes, weeklyMinutes, room, instructor }) => ({
    code,
    minutes,
    weeklyMinutes,
    room: wishOf(room),
    instructor: wishOf(instructor),
  })),
  pinned: request.pinned.map(({ subject, roomId, instructorId, ...when }) => ({
    subject,
    roomId,
    instructorId,
    ...asStretch(when),
  })),
});

/** A question about a request in a world that holds its days; what has begun by `now` is not told as taken. */
export function questionOf(title: string, request: PlanRequest, world: PlannerWorld, now: number): Asked {
  const day = 86_400_000;
  const period = {
    start: Math.max(now, Date.parse(request.from) - day),
    end: Date.parse(request.to) + 2 * day,
  };
  const byRoom = Map.groupBy(world.busy, ({ roomId }) => roomId);
  const byInstructor = Map.groupBy(world.busy, ({ instructorId }) => instructorId);
  return {
    request: requestOf(title, request),
    rooms: world.rooms.map((room) => ({
      id: room.id,
      capacity: room.capacity,
      courses: room.courses === null ? null : [...room.courses],
      opensAt: room.opensAt,
      closesAt: room.closesAt,
      timeZone: room.timeZone,
      isOpenAtWeekends: room.isOpenAtWeekends,
      isOpenInEvenings: room.isOpenInEvenings,
      taken: joined(
        [...roomsOf(room, world)].flatMap((id) => byRoom.get(id) ?? []),
        period,
      ),
    })),
    instructors: world.instructors.map(({ id, skills, weekly, timeZone }) => ({
      id,
      skills: [...skills],
      weekly: weekly.map((hours) => ({ ...hours })),
      timeZone,
      taken: joined(byInstructor.get(id) ?? [], period),
    })),
    closedDays: [...world.closedDays].filter((one) => request.from <= one && one <= request.to),
    rules: world.rules,
    notBefore: instantOf(now),
  };
}
