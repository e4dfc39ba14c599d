import { day, documentId, instant, one, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { sessionStatuses } from './vocabulary.ts';

const minutes = z.number().int().min(0);
const occupancy = { openMinutes: minutes, occupiedMinutes: minutes };
const year = z.coerce.number().int().min(2000).max(2100);
const month = z.coerce.number().int().min(1).max(12);
const named = z.object({ id: z.string(), name: z.string() });

/** The states of a session that still holds its hours, which the planning can be narrowed to. */
export const plannedStatuses = sessionStatuses.filter((status) => status !== 'cancelled');

/** What the planning is narrowed to; everything that is given holds. */
export const planningFilter = z.object({
  course: documentId.optional().describe('Sessions of this course, in the rooms that suit it or hold one.'),
  room: z.string().max(40).optional().describe('The code of a room.'),
  instructor: rowId.optional(),
  company: documentId.optional(),
  status: z.enum(plannedStatuses).optional(),
});

/** What the planning is narrowed to. */
export type PlanningFilter = z.infer<typeof planningFilter>;

/** What minutes count, so that nobody takes those of some sessions for those of all. */
export const countedSessions = z
  .enum(['all', 'filtered'])
  .describe('Whether minutes are those of every session, or only of sessions that match the filters.');

/** Answers with one thing, and with what its minutes count. */
const counted = <Schema extends z.ZodType>(data: Schema) =>
  z.object({ data, meta: z.object({ sessions: countedSessions }) });

/** A room as the planning names it. */
export const planningRoom = z.object({
  id: documentId,
  code: z.string(),
  name: z.string(),
  capacity: z.number().int(),
  timeZone: z.string(),
});

/** How full one month or one day of a room is. */
export const occupancyPeriod = z.object({
  period: z.string().describe('`YYYY-MM` of a year, `YYYY-MM-DD` of a month.'),
  isClosed: z.boolean(),
  ...occupancy,
});

/** How full one month or one day of a room is. */
export type OccupancyPeriod = z.infer<typeof occupancyPeriod>;

/** A room with how full it is: minutes taken of those it is open, never counted twice. */
export const roomOccupancy = z.object({
  room: planningRoom,
  ...occupancy,
  periods: z.array(occupancyPeriod),
});

/** A room with how full it is. */
export type RoomOccupancy = z.infer<typeof roomOccupancy>;

/** One stretch of a session in the planning. */
export const planningEntry = z.object({
  id: rowId,
  startsAt: instant,
  endsAt: instant,
  session: z.object({
    id: rowId,
    title: z.string(),
    status: z.string(),
    capacity: z.number().int(),
    enrolledCount: z.number().int(),
    zone: z.string(),
    course: z.object({ id: documentId, title: z.string() }),
    company: z.object({ id: documentId, name: z.string() }),
  }),
  room: z.object({ id: documentId, code: z.string(), name: z.string() }).nullable(),
  instructor: named.nullable(),
  subject: z.string().nullable().describe('Of a certificate; null when the course is its own.'),
  revision: z.number().int().describe('Grows with each move; said by whoever moves it.'),
});

/** One stretch of a session in the planning. */
export type PlanningEntry = z.infer<typeof planningEntry>;

/** A day on which a room, or every room, is closed. */
export const closureSchema = z.object({
  id: rowId,
  day,
  room: z.object({ id: documentId, name: z.string() }).nullable(),
  reason: z.string(),
  taken: z.number().int().describe('Stretches of sessions that stand on that day all the same.'),
});

/** A day on which a room, or every room, is closed. */
export type Closure = z.infer<typeof closureSchema>;

/** Every room over a year or a month. */
export const planningRoomsRoute = route({
  method: 'GET',
  path: '/planning/rooms',
  summary:
    'How full each room is in each month of a year, or on each day of a month, by every session or by those that match. A year is the sum of its days.',
  query: planningFilter.extend({ year, month: month.optional() }),
  response: counted(z.array(roomOccupancy)),
});

/** One room over a year or a month, with its sessions. */
export const planningRoomRoute = route({
  method: 'GET',
  path: '/planning/rooms/:code',
  summary: 'The days of a room in a month, or its months in a year, with the sessions in it.',
  params: z.object({ code: z.string().max(40) }),
  query: planningFilter.omit({ room: true }).extend({ year, month: month.optional() }),
  response: counted(z.object({ ...roomOccupancy.shape, entries: z.array(planningEntry) })),
});

/** The hours of one day. */
export const planningDayRoute = route({
  method: 'GET',
  path: '/planning/days/:day',
  summary: 'The rooms of one day, hour by hour: session, instructor, enrolled and capacity.',
  params: z.object({ day }),
  query: planningFilter,
  response: counted(
    z.array(
      z.object({
        room: planningRoom,
        opensAt: instant.nullable().describe('Null when the room is closed.'),
        closesAt: instant.nullable(),
        ...occupancy,
        entries: z.array(planningEntry),
      }),
    ),
  ),
});

/** One day of every room. */
export type PlanningDay = z.infer<typeof planningDayRoute.response>['data'];

/** Who teaches. */
export const planningInstructorsRoute = route({
  method: 'GET',
  path: '/planning/instructors',
  summary: 'Instructors with what they teach between two days, in minutes.',
  query: planningFilter.extend({ from: day, to: day }),
  response: counted(z.array(z.object({ ...named.shape, teachingMinutes: minutes }))),
});

/** The planning of one instructor. */
export const planningInstructorRoute = route({
  method: 'GET',
  path: '/planning/instructors/:id',
  summary: 'What an instructor teaches from one day to another.',
  params: z.object({ id: rowId }),
  query: planningFilter.omit({ instructor: true }).extend({ from: day, to: day }),
  response: counted(
    z.object({ instructor: named, teachingMinutes: minutes, entries: z.array(planningEntry) }),
  ),
});

/** The calendar of a room. */
export const roomCalendarRoute = route({
  method: 'GET',
  path: '/planning/rooms/:code/calendar',
  summary: 'The sessions of a room as a calendar file, from a month ago on.',
  params: z.object({ code: z.string().max(40) }),
  response: { file: 'text/calendar' },
});

/** The calendar of an instructor. */
export const instructorCalendarRoute = route({
  method: 'GET',
  path: '/planning/instructors/:id/calendar',
  summary: 'The sessions of an instructor as a calendar file, from a month ago on.',
  params: z.object({ id: rowId }),
  response: { file: 'text/calendar' },
});

/** The closed days of a year. */
export const closuresRoute = route({
  method: 'GET',
  path: '/planning/closures',
  summary: 'Days of a year on which a room, or every room, is closed.',
  query: z.object({ year }),
  response: one(z.array(closureSchema)),
});

/** Closes a day. */
export const addClosureRoute = route({
  method: 'POST',
  path: '/planning/closures',
  summary:
    'Close a room, or every room, for a day. Sessions stay as they are; the answer counts those that stand there.',
  body: z.object({
    day,
    roomId: documentId.nullable().default(null),
    reason: z.string().trim().min(1).max(160),
  }),
  response: one(closureSchema),
  status: 201,
});

/** Opens a closed day again. */
export const removeClosureRoute = route({
  method: 'DELETE',
  path: '/planning/closures/:id',
  summary: 'Open a closed day again.',
  params: z.object({ id: rowId }),
  response: one(z.object({ id: rowId })),
});

/** What the routes of the planning are. */
export const planningRoutes = [
  planningRoomsRoute,
  planningRoomRoute,
  planningDayRoute,
  planningInstructorsRoute,
  planningInstructorRoute,
  roomCalendarRoute,
  instructorCalendarRoute,
  closuresRoute,
  addClosureRoute,
  removeClosureRoute,
];
