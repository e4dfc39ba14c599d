/** What the planning is narrowed to, against a count of the stretches that match, one by one. */
import { createCompany } from '@huntzen/database/testing/people';
import { NotFoundError } from '@huntzen/kernel/server';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planningFilter, type PlanningFilter } from '../contracts/index.ts';
import { counted, countedOfInstructors } from '../server/planning/filter.ts';
import { InstructorPlanningService } from '../server/planning/instructor-planning.ts';
import { PlanningService } from '../server/planning/planning.ts';
import {
  addCourse,
  addInstructor,
  addRoom,
  addSession,
  openPlanning,
  planner,
  type PlanningBench,
} from './_planning.ts';

interface Held {
  course: string;
  company: string;
  status: string;
  room: string;
  instructor: string | undefined;
  day: string;
  minutes: number;
}

const codes = ['SALLE_A', 'SALLE_B', 'SALLE_C'] as const;
const year = 2027;
let bench: PlanningBench;
let planning: PlanningService;
let taught: InstructorPlanningService;
let courses: string[];
let companies: string[];
let instructors: string[];
const held: Held[] = [];

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

beforeAll(async () => {
  bench = await openPlanning();
  planning = new PlanningService(bench.care);
  taught = new InstructorPlanningService(bench.care);
  courses = [bench.course, await addCourse(bench.pool)];
  companies = [bench.company, await createCompany(bench.pool)];
  instructors = [await addInstructor(bench), await addInstructor(bench)];
  const [a, b] = [await addRoom(bench, 'SALLE_A'), await addRoom(bench, 'SALLE_B')];
  const rooms = [a, b, await addRoom(bench, 'SALLE_C', { parts: [a] })];
  // Eight sessions of every kind, with one stretch a day each, in April and May.
  for (let one = 0; one < 8; one += 1) {
    const of = {
      course: pick(courses, one),
      company: pick(companies, one >> 1),
      status: pick(['open', 'confirmed'], one >> 2),
    };
    const stretches = Array.from({ length: 3 }, (_, at) => {
      const day = `2027-0${at === 0 ? 4 : 5}-${String(1 + one + at * 9).padStart(2, '0')}`;
      const index = one + at;
      const instructor = index % 3 === 2 ? undefined : pick(instructors, index);
      const hours = 1 + (index % 4);
      held.push({ ...of, room: pick(codes, index), instructor, day, minutes: hours * 60 });
      return {
        room: pick(rooms, index),
        ...(instructor === undefined ? {} : { instructor }),
        from: `${day}T08:00:00Z`,
        to: `${day}T${String(8 + hours).padStart(2, '0')}:00:00Z`,
      };
    });
    await addSession(bench, `Session ${one}`, stretches, of);
  }
});
afterAll(() => bench.close());

const chosen = (values: () => readonly string[]) =>
  fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }).map((index) => {
    const list = values();
    return index === undefined ? undefined : pick(list, index);
  });
const filters: fc.Arbitrary<PlanningFilter> = fc.record({
  course: chosen(() => courses),
  company: chosen(() => companies),
  instructor: chosen(() => instructors),
  status: fc.constantFrom(undefined, 'open' as const, 'confirmed' as const, 'done' as const),
  room: fc.constantFrom(undefined, undefined, ...codes),
});

const matches = (one: Held, { course, company, instructor, status }: PlanningFilter): boolean =>
  (course === undefined || one.course === course) &&
  (company === undefined || one.company === company) &&
  (instructor === undefined || one.instructor === instructor) &&
  (status === undefined || one.status === status);

/** A room holds what stands in it, and what stands in the whole that it is a part of. */
const stands = (one: Held, room: string): boolean =>
  one.room === room || (room === 'SALLE_A' && one.room === 'SALLE_C');

const sum = (list: readonly { minutes: number }[]) => list.reduce((total, { minutes }) => total + minutes, 0);

describe('the planning narrowed to some sessions', () => {
  it('adds up whatever is asked: a year is its months, its days, and the stretches that match', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const found = await planning.rooms(planner, { year }, filter);
        expect(found.map(({ room }) => room.code)).toEqual(
          codes.filter((code) => filter.room === undefined || filter.room === code),
        );
        const months = await Promise.all(
          [4, 5].map((month) => planning.rooms(planner, { year, month }, filter)),
        );
        found.forEach(({ room, periods, openMinutes, occupiedMinutes }, at) => {
          const meant = held.filter((one) => matches(one, filter) && stands(one, room.code));
          expect(occupiedMinutes).toBe(sum(meant));
          expect(periods.reduce((total, one) => total + one.occupiedMinutes, 0)).toBe(occupiedMinutes);
          expect(openMinutes).toBe(365 * 13 * 60);
          const days = months.flatMap((list) => list[at]?.periods ?? []);
          expect(days).toHaveLength(61);
          expect(days.reduce((total, one) => total + one.occupiedMinutes, 0)).toBe(occupiedMinutes);
          for (const { period, occupiedMinutes: minutes } of days)
            expect(minutes).toBe(sum(meant.filter(({ day }) => day === period)));
        });
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  it('shows the matching hours of a day and of a room, and the rest of neither', async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.nat(held.length - 1), async (filter, index) => {
        const { day } = held[index] as Held;
        for (const { room, entries, occupiedMinutes } of await planning.day(planner, day, filter)) {
          const meant = held.filter(
            (one) => one.day === day && matches(one, filter) && stands(one, room.code),
          );
          expect(entries).toHaveLength(meant.length);
          expect(occupiedMinutes).toBe(sum(meant));
        }
        const own = await planning.room(planner, { year, month: 5 }, { ...filter, room: 'SALLE_A' });
        const inMay = held.filter(
          (one) => one.day.startsWith('2027-05') && matches(one, filter) && stands(one, 'SALLE_A'),
        );
        expect(own.entries).toHaveLength(inMay.length);
        expect(own.occupiedMinutes).toBe(sum(inMay));
      }),
      { numRuns: 20, seed: 6 },
    );
  });

  it('counts what instructors teach of it', async () => {
    const days = { from: '2027-01-01', to: '2027-12-31' };
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const list = await taught.list(planner, days, filter);
        const shown = filter.instructor === undefined ? instructors : [filter.instructor];
        expect(list.map(({ id }) => id).sort()).toEqual(shown.toSorted());
        for (const { id, teachingMinutes } of list) {
          const meant = held.filter(
            (one) =>
              one.instructor === id &&
              matches(one, filter) &&
              (filter.room === undefined || stands(one, filter.room)),
          );
          expect(teachingMinutes).toBe(sum(meant));
          const own = await taught.get(planner, days, { ...filter, instructor: id });
          expect([own.teachingMinutes, own.entries.length]).toEqual([teachingMinutes, meant.length]);
        }
      }),
      { numRuns: 20, seed: 7 },
    );
  });

  it('says whether minutes are those of every session', () => {
    const id = '00000000-0000-4000-8000-000000000000';
    expect(counted({})).toEqual({ sessions: 'all' });
    expect(counted({ room: 'SALLE_A' })).toEqual({ sessions: 'all' });
    expect(counted({ instructor: id })).toEqual({ sessions: 'filtered' });
    expect(countedOfInstructors({ instructor: id })).toEqual({ sessions: 'all' });
    expect(countedOfInstructors({ room: 'SALLE_A' })).toEqual({ sessions: 'filtered' });
  });

  it('refuses what is no filter, and a room that is not there', async () => {
    for (const wrong of [{ course: 'x' }, { company: '1' }, { instructor: 'a' }, { status: 'cancelled' }])
      expect(planningFilter.safeParse(wrong).success).toBe(false);
    await expect(planning.rooms(planner, { year }, { room: 'NOWHERE' })).rejects.toThrow(NotFoundError);
  });
});
