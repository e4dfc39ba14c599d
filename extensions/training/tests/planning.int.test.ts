import { createPerson } from '@huntzen/database/testing/people';
import { NotFoundError } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClosureService } from '../server/planning/closures.ts';
import { InstructorPlanningService } from '../server/planning/instructor-planning.ts';
import { PlanningService } from '../server/planning/planning.ts';
import {
  addInstructor,
  addRoom,
  addSession,
  openPlanning,
  planner,
  type PlanningBench,
} from './_planning.ts';

let bench: PlanningBench;
let planning: PlanningService;
let taught: InstructorPlanningService;
let closures: ClosureService;
let atelier: string;
let instructor: string;

beforeAll(async () => {
  bench = await openPlanning();
  planning = new PlanningService(bench.care);
  taught = new InstructorPlanningService(bench.care);
  closures = new ClosureService(bench.care);
  atelier = await addRoom(bench, 'ATEL_B');
  const all = await addRoom(bench, 'TOUS_ATEL', { parts: [atelier] });
  await addRoom(bench, 'REUNION', { weekend: false });
  instructor = await addInstructor(bench);
  await addSession(bench, 'Sertissage', [
    // In Paris from eight to twelve, before and after the clocks go forward.
    { room: atelier, instructor, from: '2027-03-27T07:00:00Z', to: '2027-03-27T11:00:00Z' },
    { room: atelier, instructor, from: '2027-04-03T06:00:00Z', to: '2027-04-03T10:00:00Z' },
  ]);
  await addSession(bench, 'Journée portes ouvertes', [
    { room: all, from: '2027-04-10T06:00:00Z', to: '2027-04-10T16:00:00Z' },
  ]);
});
afterAll(() => bench.close());

describe('the planning of rooms', () => {
  it('adds up: a year is its months, and a month its days', async () => {
    const year = await planning.rooms(planner, { year: 2027 });
    expect(year.map(({ room }) => room.code)).toEqual(['ATEL_B', 'REUNION', 'TOUS_ATEL']);
    for (const { room, periods, openMinutes, occupiedMinutes } of year) {
      expect(periods).toHaveLength(12);
      expect(periods.reduce((sum, one) => sum + one.openMinutes, 0)).toBe(openMinutes);
      expect(periods.reduce((sum, one) => sum + one.occupiedMinutes, 0)).toBe(occupiedMinutes);
      const april = await planning.room(planner, { year: 2027, month: 4 }, { room: room.code });
      expect(april.periods).toHaveLength(30);
      expect(periods[3]).toMatchObject({
        openMinutes: april.openMinutes,
        occupiedMinutes: april.occupiedMinutes,
      });
    }
    // Two mornings, and the day on which all workshops are taken.
    expect(year[0]?.occupiedMinutes).toBe(240 + 240 + 600);
    expect(year[2]?.occupiedMinutes).toBe(600);
    expect(year[1]?.openMinutes).toBe(261 * 13 * 60);
  });

  it('shows a day with sessions, instructors and seats, also where the room is a part', async () => {
    const day = await planning.day(planner, '2027-04-03');
    expect(day.find(({ room }) => room.code === 'REUNION')).toMatchObject({ opensAt: null, openMinutes: 0 });
    expect(day.find(({ room }) => room.code === 'ATEL_B')).toMatchObject({
      opensAt: '2027-04-03T06:00:00.000Z',
      closesAt: '2027-04-03T19:00:00.000Z',
      occupiedMinutes: 240,
      entries: [
        {
          session: { title: 'Sertissage', capacity: 8, enrolledCount: 0, status: 'open' },
          instructor: { id: instructor },
        },
      ],
    });
    const other = await planning.day(planner, '2027-04-10');
    expect(other.find(({ room }) => room.code === 'ATEL_B')?.entries[0]?.room?.code).toBe('TOUS_ATEL');
  });

  it('knows no room of another code', async () => {
    await expect(planning.room(planner, { year: 2027 }, { room: 'NOWHERE' })).rejects.toThrow(NotFoundError);
  });

  it('shows nothing to people of a company', async () => {
    const person = await createPerson(bench.pool, { role: 'employee', company: bench.company });
    const employee = { ...planner, ...person };
    expect(await planning.rooms(employee, { year: 2027 })).toEqual([]);
  });
});

describe('the planning of instructors', () => {
  it('lists what each teaches between two days', async () => {
    expect(await taught.list(planner, { from: '2027-03-01', to: '2027-03-31' })).toEqual([
      { id: instructor, name: 'Carol Bernard', teachingMinutes: 240 },
    ]);
    const own = await taught.get(planner, { from: '2027-03-01', to: '2027-04-30' }, { instructor });
    expect(own.teachingMinutes).toBe(480);
    expect(own.entries).toHaveLength(2);
  });

  it('is a calendar, as that of a room is', async () => {
    const now = Date.parse('2027-03-01T00:00:00Z');
    const read = async ({ content }: { content: AsyncIterable<string | Uint8Array> }) => {
      let text = '';
      for await (const chunk of content) text += chunk.toString();
      return text;
    };
    const own = await read(await taught.calendar(planner, instructor, now));
    const room = await read(await planning.roomCalendar(planner, 'ATEL_B', now));
    expect([own, room].map((text) => text.split('BEGIN:VEVENT').length - 1)).toEqual([2, 3]);
    for (const text of [own, room]) {
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*END:VCALENDAR\r\n$/);
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      // Eight on the clocks of Paris both times, before and after they go forward.
      const starts = [...text.matchAll(/^DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\r$/gm)].map(
        ([, year, month, day, hour, minute, second]) =>
          Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
            .toZonedDateTimeISO('Europe/Paris')
            .toPlainDateTime()
            .toString(),
      );
      expect(starts.slice(0, 2)).toEqual(['2027-03-27T08:00:00', '2027-04-03T08:00:00']);
    }
  });
});

describe('closed days', () => {
  it('take open time away, tell what stands there, and can be undone', async () => {
    const before = await planning.rooms(planner, { year: 2027, month: 4 });
    const closure = await closures.add(planner, { day: '2027-04-03', roomId: null, reason: 'Pont' });
    expect(closure).toMatchObject({ day: '2027-04-03', room: null, taken: 1 });
    expect(await closures.add(planner, { day: '2027-04-03', roomId: null, reason: 'Again' })).toEqual(
      closure,
    );
    const [closed] = await planning.rooms(planner, { year: 2027, month: 4 });
    expect(closed?.periods[2]).toEqual({
      period: '2027-04-03',
      isClosed: true,
      openMinutes: 0,
      occupiedMinutes: 0,
    });
    expect(await closures.list(planner, 2027)).toEqual([closure]);
    await closures.remove(planner, closure.id);
    expect(await planning.rooms(planner, { year: 2027, month: 4 })).toEqual(before);
    await expect(closures.remove(planner, closure.id)).rejects.toThrow(NotFoundError);
  });

  it('of one room leave the others open', async () => {
    const { id } = await closures.add(planner, { day: '2027-05-05', roomId: atelier, reason: 'Travaux' });
    const may = await planning.rooms(planner, { year: 2027, month: 5 });
    expect(may.map(({ periods }) => periods[4]?.isClosed)).toEqual([true, false, false]);
    await closures.remove(planner, id);
  });

  it('are not for portals to make', async () => {
    const person = await createPerson(bench.pool, { role: 'employee', company: bench.company });
    const employee = { ...planner, ...person };
    await expect(
      closures.add(employee, { day: '2027-06-01', roomId: null, reason: 'Holiday' }),
    ).rejects.toThrow(/row-level security/);
  });
});
