/** The plan that the workflow of docs/n8n makes keeps every rule, by the checker of the platform. */
import { planningAction, planningQuestion, type PlanningDone } from '@huntzen/delivery/contracts';
import { describe, expect, test } from 'vitest';
import { find, run } from '../../delivery/tests/_workflow.ts';
import { checkPlans, type PlannerWorld, type PlanRequest } from '../planner/index.ts';
import {
  buildCertificate,
  buildInstructor,
  buildRequest,
  buildRoom,
  buildSchool,
  buildWorld,
  hoursOn,
  instant,
} from '../planner/tests/_world.ts';
import { questionOf } from '../server/planning/question.ts';

const now = instant('2026-01-01T00:00:00Z');

async function planOf(request: PlanRequest, world: PlannerWorld): Promise<PlanningDone['data']> {
  const planning = planningQuestion.parse({
    ...questionOf('Session', request, world, now),
    answerBy: '2026-01-02T00:00:00Z',
  });
  const input = { action: planningAction, correlationId: 'c', webhookId: 'w', data: { planning } };
  const [item] = await run(find(planningAction), 'Make a plan', input, {});
  return item?.json.answer as PlanningDone['data'];
}

const faultsOf = async (request: PlanRequest, world: PlannerWorld) => {
  const { lessons } = await planOf(request, world);
  return checkPlans(
    [request],
    lessons.map(({ subject = '', startsAt, endsAt, ...where }) => ({
      requestId: request.id,
      subject,
      start: Date.parse(startsAt),
      end: Date.parse(endsAt),
      ...where,
    })),
    world,
  );
};

describe('the workflow plans', () => {
  test('forty hours of Saturdays around what is taken, closed and before and after the clocks change', async () => {
    const world = buildWorld({
      rooms: [buildRoom(), buildRoom({ id: 'ALL', parts: ['ATEL_B'], capacity: 40 })],
      busy: [
        {
          roomId: 'ALL',
          instructorId: null,
          start: instant('2026-03-07T07:00Z'),
          end: instant('2026-03-07T10:00Z'),
        },
        {
          roomId: null,
          instructorId: 'alice',
          start: instant('2026-03-28T07:00Z'),
          end: instant('2026-03-28T12:00Z'),
        },
      ],
      closedDays: ['2026-03-14'],
    });
    expect(await faultsOf(buildRequest(), world)).toEqual([]);
  });

  test('a certificate of 800 hours', { timeout: 20_000 }, async () => {
    expect(await faultsOf(buildCertificate(), buildSchool())).toEqual([]);
  });

  test('a weekly grid with hours of a week, pinned hours and a room that is fixed', async () => {
    const room = buildRoom({ id: 'THEO' });
    const request = buildRequest({
      to: '2026-04-30',
      hours: [
        ...hoursOn([1], ['08:00', '10:00']).map((hours) => ({ ...hours, subject: 'DESSIN' })),
        ...hoursOn([1], ['10:00', '12:00']).map((hours) => ({ ...hours, subject: 'GEMMO' })),
        ...hoursOn([3], ['08:00', '12:00']),
      ],
      subjects: [
        { code: 'DESSIN', minutes: null, weeklyMinutes: 120, room: { id: 'THEO', isFixed: true } },
        { code: 'GEMMO', minutes: 960, weeklyMinutes: 240 },
      ],
      pinned: [
        {
          requestId: 'setting',
          subject: 'GEMMO',
          roomId: 'ATEL_B',
          instructorId: 'alice',
          start: instant('2026-03-11T09:00Z'),
          end: instant('2026-03-11T11:00Z'),
        },
      ],
    });
    const world = buildWorld({ rooms: [buildRoom(), room], instructors: [buildInstructor()] });
    expect(await faultsOf(request, world)).toEqual([]);
  });

  test('nothing when it cannot, and says so', async () => {
    const answer = await planOf(buildRequest({ to: '2026-03-07' }), buildWorld());
    expect(answer).toEqual({
      reason: expect.stringMatching(/^Il manque 32 h .* 32 h of free/) as string,
    });
  });
});
