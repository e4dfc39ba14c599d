/** The subjects of a certificate: from the plan to the hours of its session, to calendars, and through planning again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  planningRules,
  proposalRequest,
  type ProposalOutcome,
  type Reservation,
} from '../contracts/index.ts';
import { findCalendarStretches } from '../server/calendar.ts';
import { NewSessionService } from '../server/new-sessions.ts';
import { ProposalService } from '../server/planning/proposals.ts';
import { ReplanningService } from '../server/planning/replanning.ts';
import { SessionService } from '../server/sessions.ts';
import { addInstructor, addRoom, openPlanning, planner, type PlanningBench } from './_planning.ts';

let bench: PlanningBench;
let proposals: ProposalService;
let atelier: string;
let session: string;
const now = Date.parse('2027-01-01T00:00:00Z');
const wanted = { Boulangerie: 8, 'Droit du travail': 4 };

function plannedOf(outcome: ProposalOutcome | undefined) {
  if (outcome?.kind !== 'planned') throw new Error(`Refused: ${JSON.stringify(outcome)}`);
  return outcome.proposal;
}

const hoursOf = async (): Promise<Reservation[]> =>
  (await new SessionService(bench.care).get(planner, session)).reservations;

/** The hours of each subject. */
const bySubject = (hours: readonly { startsAt: string; endsAt: string; subject: string | null }[]) =>
  Object.fromEntries(
    [...Map.groupBy(hours, ({ subject }) => subject ?? 'none')]
      .map(([subject, all]) => [
        subject,
        all.reduce((sum, { startsAt, endsAt }) => sum + Date.parse(endsAt) - Date.parse(startsAt), 0) /
          3_600_000,
      ])
      .sort(),
  ) as Record<string, number>;

beforeAll(async () => {
  bench = await openPlanning();
  proposals = new ProposalService(bench.care);
  atelier = await addRoom(bench, 'ATEL_A');
  await addRoom(bench, 'ATEL_B');
  await addInstructor(bench);
  const request = proposalRequest.parse({
    companyId: bench.company,
    courseId: bench.course,
    from: '2027-03-01',
    to: '2027-04-30',
    weekdays: [6],
    times: ['morning'],
    groupSize: 8,
    subjects: Object.entries(wanted).map(([title, hours]) => ({ title, hours })),
  });
  const outcomes = await proposals.propose(
    planner,
    { requests: [request], rules: planningRules.parse({}) },
    'en',
    now,
  );
  session = await proposals.accept(planner, plannedOf(outcomes[0]).id, null, now);
});
afterAll(() => bench.close());

describe('the subjects of a certificate', () => {
  it('are those of its hours once its plan is accepted, also in calendars', async () => {
    const hours = await hoursOf();
    expect(bySubject(hours)).toEqual(wanted);
    const stretches = await bench.care.as(planner, (tx) =>
      findCalendarStretches(tx, { sessionId: session }, { start: now, end: Date.parse('2028-01-01') }),
    );
    for (const { id, subject } of hours)
      expect(stretches.find((one) => one.id === id)?.title).toContain(` · ${subject ?? ''} · `);
  });

  it('are kept when its hours are planned again', async () => {
    const before = await hoursOf();
    for (const { startsAt } of before.slice(0, 2))
      await bench.pool.query('insert into care.room_closures (day, room_id, reason) values ($1, $2, $3)', [
        startsAt.slice(0, 10),
        before[0]?.room?.id ?? atelier,
        'Travaux',
      ]);
    const again = await new ReplanningService(bench.care).replan(
      planner,
      { sessionIds: [session], lost: null },
      'en',
      now,
    );
    const proposal = plannedOf(again[0]);
    expect(bySubject(proposal.lessons)).toEqual(wanted);
    expect(proposal.lessons.some(({ was }) => was !== null)).toBe(true);
    await proposals.accept(planner, proposal.id, null, now);
    const after = await hoursOf();
    expect(bySubject(after)).toEqual(wanted);
    expect(after.map(({ id, subject }) => [id, subject]).sort()).toEqual(
      before.map(({ id, subject }) => [id, subject]).sort(),
    );
  });

  it('can be said of hours that are set by hand, and are none for a course of its own', async () => {
    const made = await new NewSessionService(bench.care).create(
      planner,
      {
        companyId: bench.company,
        courseId: bench.course,
        modality: 'remote',
        capacity: 5,
        instructorIds: [],
        reservations: ['Anglais', bench.course, null].map((subject, index) => ({
          startsAt: new Date(Date.UTC(2027, 8, 1 + index, 8)).toISOString(),
          endsAt: new Date(Date.UTC(2027, 8, 1 + index, 10)).toISOString(),
          roomId: null,
          instructorId: null,
          subject,
        })),
      },
      now,
    );
    const { reservations } = await new SessionService(bench.care).get(planner, made);
    expect(reservations.map(({ subject }) => subject)).toEqual(['Anglais', null, null]);
  });
});
