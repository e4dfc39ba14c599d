import { createPerson } from '@huntzen/database/testing/people';
import { InvalidInputError, NotFoundError } from '@huntzen/kernel/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planningRules, proposalRequest, type ProposalOutcome } from '../contracts/index.ts';
import { ProposalOutdatedError } from '../server/planning/errors.ts';
import { ProposalService } from '../server/planning/proposals.ts';
import { SessionService } from '../server/sessions.ts';
import {
  addInstructor,
  addRoom,
  addSession,
  openPlanning,
  planner,
  type PlanningBench,
} from './_planning.ts';

let bench: PlanningBench;
let proposals: ProposalService;
let atelier: string;

const now = Date.parse('2027-01-01T00:00:00Z');

beforeAll(async () => {
  bench = await openPlanning();
  proposals = new ProposalService(bench.care);
  atelier = await addRoom(bench, 'ATEL_B');
  await addInstructor(bench);
});
afterAll(() => bench.close());

/** Sixteen hours on two Saturdays of a month, unless said. */
const asked = (changes: object = {}) =>
  proposalRequest.parse({
    companyId: bench.company,
    courseId: bench.course,
    from: '2027-03-01',
    to: '2027-03-31',
    weekdays: [6],
    times: ['morning', 'afternoon'],
    groupSize: 8,
    hours: 16,
    ...changes,
  });

const propose = (...requests: object[]) =>
  proposals.propose(planner, { requests: requests.map(asked), rules: planningRules.parse({}) }, 'en', now);

function plannedOf(outcome: ProposalOutcome | undefined) {
  if (outcome?.kind !== 'planned') throw new Error(`Refused: ${JSON.stringify(outcome)}`);
  return outcome.proposal;
}

const reservations = async () =>
  (await bench.pool.query<{ count: number }>('select count(*)::int from care.room_reservations')).rows[0]
    ?.count;

describe('a proposal', () => {
  it('is a complete plan, kept and reserving nothing, until it is accepted', async () => {
    const before = await reservations();
    const proposal = plannedOf((await propose({}))[0]);
    expect(proposal).toMatchObject({ status: 'proposed', minutes: 960, score: { score: 100, days: 2 } });
    expect(proposal.lessons.map(({ startsAt, room }) => [startsAt, room?.code])).toEqual([
      ['2027-03-06T07:00:00.000Z', 'ATEL_B'],
      ['2027-03-06T13:00:00.000Z', 'ATEL_B'],
      ['2027-03-13T07:00:00.000Z', 'ATEL_B'],
      ['2027-03-13T13:00:00.000Z', 'ATEL_B'],
    ]);
    expect(await reservations()).toBe(before);
    const id = await proposals.accept(planner, proposal.id, null, now);
    const session = await new SessionService(bench.care).get(planner, id);
    expect(session.reservations.map(({ startsAt }) => startsAt)).toEqual(
      proposal.lessons.map(({ startsAt }) => startsAt),
    );
    const { proposals: accepted } = await proposals.list(planner, 'accepted', 1);
    expect(accepted[0]).toMatchObject({ id: proposal.id, status: 'accepted', sessionId: id });
  });

  it('is accepted once, whoever presses twice at the same moment', async () => {
    const { id } = plannedOf((await propose({ from: '2027-05-01', to: '2027-05-31' }))[0]);
    const attempts = await Promise.allSettled(
      [1, 2, 3, 4].map(() => proposals.accept(planner, id, null, now)),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const errors = attempts.flatMap((attempt) =>
      attempt.status === 'rejected' ? [attempt.reason as Error] : [],
    );
    expect(errors.map((error) => (error as Error & { code: string }).code)).toEqual(
      Array.from({ length: 3 }, () => 'planning_proposal_open'),
    );
  });

  it('is refused once its room is taken, its day closed or its time over', async () => {
    const july = { from: '2027-07-01', to: '2027-07-31' };
    const taken = plannedOf((await propose(july))[0]);
    await addSession(bench, 'Another', [
      { room: atelier, from: '2027-07-03T08:00:00Z', to: '2027-07-03T09:00:00Z' },
    ]);
    await expect(proposals.accept(planner, taken.id, null, now)).rejects.toThrow(ProposalOutdatedError);
    const closed = plannedOf((await propose(july))[0]);
    await bench.pool.query(`insert into care.room_closures (day, reason) values ('2027-07-10', 'Pont')`);
    await expect(proposals.accept(planner, closed.id, null, now)).rejects.toThrow(ProposalOutdatedError);
    const past = plannedOf((await propose(july))[0]);
    await expect(
      proposals.accept(planner, past.id, null, Date.parse('2027-08-01T00:00:00Z')),
    ).rejects.toThrow(ProposalOutdatedError);
    expect((await proposals.list(planner, 'proposed', 1)).total).toBe(3);
  });

  it('competes with another for the same room: one of two is accepted', async () => {
    const may = { from: '2027-10-01', to: '2027-10-31' };
    const [one, two] = [plannedOf((await propose(may))[0]), plannedOf((await propose(may))[0])];
    const attempts = await Promise.allSettled(
      [one, two].map(({ id }) => proposals.accept(planner, id, null, now)),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = attempts.flatMap((attempt) =>
      attempt.status === 'rejected' ? [attempt.reason as Error] : [],
    );
    expect(lost).toBeInstanceOf(ProposalOutdatedError);
  });

  it('is planned with others so that none is in the way of another', async () => {
    const september = { from: '2027-09-01', to: '2027-09-30' };
    const outcomes = await propose(september, september);
    const ids = outcomes.map((outcome) => plannedOf(outcome).id);
    for (const id of ids) await proposals.accept(planner, id, null, now);
    const third = (await propose(september))[0];
    expect(third).toMatchObject({
      kind: 'refused',
      refusal: { code: 'resources_never_together', shortMinutes: 960 },
    });
  });

  it('can be put aside, once', async () => {
    const { id } = plannedOf((await propose({ from: '2027-06-01', to: '2027-06-30' }))[0]);
    expect(await proposals.dismiss(planner, id)).toMatchObject({ status: 'dismissed' });
    await expect(proposals.accept(planner, id, null, now)).rejects.toMatchObject({
      code: 'planning_proposal_open',
    });
    await expect(proposals.dismiss(planner, '00000000-0000-4000-8000-000000000000')).rejects.toThrow(
      NotFoundError,
    );
  });
});

describe('a refusal', () => {
  it('says in words what binds, what is missing and what would help', async () => {
    const [outcome] = await propose({ hours: 48, from: '2027-11-01', to: '2027-11-30' });
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'window_too_short',
        shortMinutes: 960,
        message: 'The chosen days and times do not offer enough hours. 16 h are missing.',
      },
    });
    const remedies =
      outcome?.kind === 'refused' ? outcome.refusal.remedies.map(({ message }) => message) : [];
    expect(remedies).toContain('Add Sunday.');
    expect(remedies).toContain('Go on until 14 December 2027.');
  });

  it('names the mistakes of a request', async () => {
    const code = async (changes: object) => {
      const [outcome] = await propose(changes);
      return outcome?.kind === 'refused' ? outcome.refusal.code : 'planned';
    };
    expect(await code({ to: '2027-02-01' })).toBe('end_before_start');
    expect(await code({ groupSize: 11 })).toBe('group_too_large');
    expect(await code({ room: { id: 'nowhere' } })).toBe('unknown_room');
    await expect(propose({ courseId: 'x'.repeat(24) })).rejects.toThrow(InvalidInputError);
  });
});

it('is not for portals to ask, read or accept', async () => {
  const { id } = plannedOf((await propose({ from: '2027-12-01', to: '2027-12-31' }))[0]);
  const person = await createPerson(bench.pool, { role: 'employee', company: bench.company });
  const employee = { ...planner, ...person };
  expect((await proposals.list(employee, 'proposed', 1)).total).toBe(0);
  await expect(proposals.accept(employee, id, null, now)).rejects.toThrow(/planners do this/);
});
