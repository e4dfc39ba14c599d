/** What a lost room or instructor strands, the moves that are proposed, changed by hand and accepted. */
import { createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProposalOutcome } from '../contracts/index.ts';
import { ProposalNotPossibleError, ProposalOutdatedError } from '../server/planning/errors.ts';
import { ProposalService } from '../server/planning/proposals.ts';
import { ReplanningService } from '../server/planning/replanning.ts';
import { SessionService } from '../server/sessions.ts';
import {
  addInstructor,
  addRoom,
  addSession,
  openPlanning,
  planner,
  type PlanningBench,
} from './_planning.ts';

let bench: PlanningBench | undefined;
let replanning: ReplanningService;
let proposals: ProposalService;
let atelier: string;
let other: string;
let carol: string;
const now = Date.parse('2027-01-01T00:00:00Z');

/** A Saturday morning in Paris, weeks after 2 January 2027, and the afternoon of the same day. */
const saturday = (week: number, from = 8) => ({
  from: new Date(Date.UTC(2027, 0, 2 + 7 * week, from)).toISOString(),
  to: new Date(Date.UTC(2027, 0, 2 + 7 * week, from + 3)).toISOString(),
});

beforeEach(async () => {
  await bench?.close();
  bench = await openPlanning();
  replanning = new ReplanningService(bench.care);
  proposals = new ProposalService(bench.care);
  atelier = await addRoom(bench, 'ATEL_A');
  other = await addRoom(bench, 'ATEL_B');
  carol = await addInstructor(bench);
});
afterAll(() => bench?.close());

const theBench = (): PlanningBench => {
  if (bench === undefined) throw new Error('not open');
  return bench;
};

/** Six Saturday mornings in the first room with the instructor. */
const sixMornings = (title: string) =>
  addSession(
    theBench(),
    title,
    [1, 2, 3, 4, 5, 6].map((week) => ({ room: atelier, instructor: carol, ...saturday(week) })),
  );

const close = (week: number, room: string | null = atelier) =>
  theBench().pool.query('insert into care.room_closures (day, room_id, reason) values ($1, $2, $3)', [
    saturday(week).from.slice(0, 10),
    room,
    'Dégât des eaux',
  ]);

function plannedOf(outcome: ProposalOutcome | undefined) {
  if (outcome?.kind !== 'planned') throw new Error(`Refused: ${JSON.stringify(outcome)}`);
  return outcome.proposal;
}

const replan = async (session: string, lost: Parameters<ReplanningService['replan']>[1]['lost'] = null) =>
  (await replanning.replan(planner, { sessionIds: [session], lost }, 'en', now))[0];

const hoursOf = async (session: string) =>
  (await new SessionService(theBench().care).get(planner, session)).reservations.map(
    ({ startsAt, room, instructor }) => [startsAt, room?.code, instructor?.id],
  );

describe('a lost room', () => {
  it('strands what stands there, and the fewest moves are proposed, told and accepted', async () => {
    const session = await sixMornings('Sertissage');
    await sixMorningsOf(other, 1);
    await close(2);
    await close(3);
    const { sessions, total } = await replanning.stranded(planner, null, 1);
    expect(total).toBe(1);
    expect(sessions[0]?.session.id).toBe(session);
    expect(sessions[0]?.stretches.map(({ startsAt, reason }) => [startsAt, reason])).toEqual([
      [saturday(2).from, 'room_closed_day'],
      [saturday(3).from, 'room_closed_day'],
    ]);

    const proposal = plannedOf(await replan(session));
    expect(proposal).toMatchObject({ kind: 'change', sessionId: session, minutes: 6 * 180 });
    const moved = proposal.lessons.filter(({ was }) => was !== null);
    expect(moved.map(({ startsAt, room, was }) => [startsAt, room?.code, was?.room?.code])).toEqual([
      [saturday(2).from, 'ATEL_B', 'ATEL_A'],
      [saturday(3).from, 'ATEL_B', 'ATEL_A'],
    ]);
    expect(await hoursOf(session)).toHaveLength(6);

    expect(await proposals.accept(planner, proposal.id, 'Dégât des eaux', now)).toBe(session);
    expect((await hoursOf(session)).map(([, code]) => code)).toEqual([
      'ATEL_A',
      'ATEL_B',
      'ATEL_B',
      'ATEL_A',
      'ATEL_A',
      'ATEL_A',
    ]);
    expect((await replanning.stranded(planner, null, 1)).total).toBe(0);
    const { rows } = await theBench().pool.query<{ action: string; reason: string; changes: number }>(
      `select action, data ->> 'reason' as reason, jsonb_array_length(data -> 'changes') as changes
       from care.session_actions where session_id = $1`,
      [session],
    );
    expect(rows).toEqual([{ action: 'SESSION_MODIFIEE', reason: 'Dégât des eaux', changes: 2 }]);
    const { moves } = await new SessionService(theBench().care).history(planner, session, 1);
    expect(moves.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['moved', 'replanned'],
      ['moved', 'replanned'],
    ]);
  });

  it('moves the time when no room is left, and nothing of a confirmed session that stands', async () => {
    const session = await sixMornings('Sertissage');
    await theBench().pool.query(
      `update care.training_sessions set status = 'confirmed', validated_at = now(), validated_by = 'x' where id = $1`,
      [session],
    );
    await close(2, null);
    const proposal = plannedOf(await replan(session));
    const moved = proposal.lessons.filter(({ was }) => was !== null);
    expect(moved).toHaveLength(1);
    expect(moved[0]?.was?.startsAt).toBe(saturday(2).from);
    await proposals.accept(planner, proposal.id, null, now);
    expect((await hoursOf(session)).map(([startsAt]) => startsAt)).not.toContain(saturday(2).from);
  });

  it('out of use, or said to be lost between two days, strands as well', async () => {
    const session = await sixMornings('Sertissage');
    const day = saturday(4).from.slice(0, 10);
    const lost = { kind: 'room' as const, id: atelier, from: day, to: day };
    const { sessions } = await replanning.stranded(planner, lost, 1);
    expect(sessions[0]?.stretches.map(({ reason }) => reason)).toEqual(['room_lost']);
    const proposal = plannedOf(await replan(session, lost));
    expect(proposal.lessons.filter(({ was }) => was !== null)).toHaveLength(1);
    await theBench().pool.query('update cms.rooms set active = false where document_id = $1', [atelier]);
    const all = await replanning.stranded(planner, null, 1);
    expect(all.sessions[0]?.stretches.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 6 }, () => 'room_inactive'),
    );
    expect(plannedOf(await replan(session)).lessons.map(({ room }) => room?.code)).toEqual(
      Array.from({ length: 6 }, () => 'ATEL_B'),
    );
  });
});

describe('a lost instructor', () => {
  it('is replaced at the same time in the same room; without another, it says why', async () => {
    const session = await sixMornings('Sertissage');
    const lost = { kind: 'instructor' as const, id: carol, from: '2027-01-01', to: '2027-12-31' };
    expect(await replan(session, lost)).toMatchObject({
      kind: 'refused',
      title: 'Sertissage',
      refusal: { code: expect.stringMatching(/instructor|together/) as string },
    });
    const dora = await addInstructor(theBench());
    const proposal = plannedOf(await replan(session, lost));
    expect(
      proposal.lessons.map(({ startsAt, room, instructor }) => [startsAt, room?.code, instructor?.id]),
    ).toEqual([1, 2, 3, 4, 5, 6].map((week) => [saturday(week).from, 'ATEL_A', dora]));
    await proposals.accept(planner, proposal.id, null, now);
    expect((await hoursOf(session)).map(([, , id]) => id)).toEqual(Array.from({ length: 6 }, () => dora));
  });

  it('leaves hours without a room or an instructor as they are', async () => {
    const session = await addSession(theBench(), 'Mixte', [
      { room: atelier, ...saturday(1) },
      { instructor: carol, ...saturday(2) },
      { room: atelier, instructor: carol, ...saturday(3) },
    ]);
    await close(1);
    const proposal = plannedOf(await replan(session));
    expect(
      proposal.lessons.map(({ room, instructor, was }) => [room?.code, instructor?.id, was !== null]),
    ).toEqual([
      ['ATEL_B', undefined, true],
      [undefined, carol, false],
      ['ATEL_A', carol, false],
    ]);
    await proposals.accept(planner, proposal.id, null, now);
  });
});

describe('a proposed change', () => {
  it('is refused once the session moved, or what it takes is taken', async () => {
    const session = await sixMornings('Sertissage');
    await close(2);
    const [first, second] = [plannedOf(await replan(session)), plannedOf(await replan(session))];
    await proposals.accept(planner, first.id, null, now);
    await expect(proposals.accept(planner, second.id, null, now)).rejects.toMatchObject({
      code: 'training_reservation_changed',
    });
    await close(3);
    const third = plannedOf(await replan(session));
    await addSession(theBench(), 'In the way', [{ room: other, ...saturday(3) }]);
    await expect(proposals.accept(planner, third.id, null, now)).rejects.toThrow(ProposalOutdatedError);
  });

  it('is refused once a stretch that it leaves alone was changed', async () => {
    const session = await sixMornings('Sertissage');
    await close(2);
    const proposal = plannedOf(await replan(session));
    const kept = proposal.lessons.find(({ was }) => was === null);
    const changed = await theBench().pool.query(
      `update care.room_reservations set revision = revision + 1 where session_id = $1 and lower(during) = $2`,
      [session, kept?.startsAt],
    );
    expect(changed.rowCount).toBe(1);
    await expect(proposals.accept(planner, proposal.id, null, now)).rejects.toMatchObject({
      code: 'training_reservation_changed',
    });
  });

  it('is not for portals', async () => {
    const session = await sixMornings('Sertissage');
    await close(2);
    const person = await createPerson(theBench().pool, { role: 'employee', company: theBench().company });
    const employee = { ...planner, ...person };
    expect((await replanning.stranded(employee, null, 1)).total).toBe(0);
    expect(await replanning.replan(employee, { sessionIds: [session], lost: null }, 'en', now)).toEqual([]);
  });
});

describe('a change by hand', () => {
  const asEdit = (proposal: ReturnType<typeof plannedOf>) =>
    proposal.lessons.map(({ key, startsAt, endsAt, room, instructor }) => ({
      key,
      startsAt,
      endsAt,
      roomId: room?.id ?? null,
      instructorId: instructor?.id ?? null,
    }));

  it('moves or drops stretches, is checked and scored, and shows what was proposed', async () => {
    const session = await sixMornings('Sertissage');
    await close(2);
    const proposal = plannedOf(await replan(session));
    const lessons = asEdit(proposal);
    const [first, second, ...others] = lessons;
    if (first === undefined || second === undefined) throw new Error('no lessons');
    const { from, to } = saturday(7, 13);
    const moved = [first, { ...second, startsAt: from, endsAt: to }, ...others.slice(1)];
    const check = await proposals.check(planner, proposal.id, { lessons: moved }, { now, language: 'en' });
    expect(check.faults.map(({ code, isBlocking }) => [code, isBlocking])).toContainEqual([
      'wrong_minutes',
      false,
    ]);
    expect(check.faults.filter(({ isBlocking }) => isBlocking)).toEqual([]);
    expect(check.score.score).toBeLessThan(100);
    const edited = await proposals.edit(planner, proposal.id, { lessons: moved }, now);
    expect(edited).toMatchObject({ isEdited: true, minutes: 5 * 180, score: check.score });
    expect(edited.gone.map(({ startsAt }) => startsAt)).toEqual([saturday(3).from]);
    await proposals.accept(planner, proposal.id, null, now);
    const hours = (await hoursOf(session)).map(([startsAt]) => startsAt);
    expect(hours).toHaveLength(5);
    expect(hours).toContain(from);
  });

  it('is refused where a room is taken or closed, with who and when', async () => {
    const session = await sixMornings('Sertissage');
    await close(2);
    const proposal = plannedOf(await replan(session));
    const asItIs = asEdit(proposal).map((lesson) => ({ ...lesson, roomId: atelier }));
    const checked = async (lessons: typeof asItIs) =>
      (await proposals.check(planner, proposal.id, { lessons }, { now, language: 'en' })).faults;
    // What is stranded may stay where it is, and is told.
    expect(await checked(asItIs)).toMatchObject([
      { code: 'room_taken', isBlocking: false, key: asItIs[1]?.key },
    ]);
    await addSession(theBench(), 'In the way', [{ room: other, ...saturday(3) }]);
    const lessons = asEdit(proposal).map((lesson) => ({ ...lesson, roomId: other }));
    const faults = await checked(lessons);
    expect(faults).toMatchObject([{ code: 'room_taken', isBlocking: true, key: lessons[2]?.key }]);
    expect(faults[0]?.message).toMatch(/Saturday,? 23 January 2027.*Atelier ATEL_B: room already taken\./);
    await expect(proposals.edit(planner, proposal.id, { lessons }, now)).rejects.toThrow(
      ProposalNotPossibleError,
    );
    await expect(
      proposals.edit(
        planner,
        proposal.id,
        { lessons: [{ ...(lessons[0] as (typeof lessons)[0]), key: 'no' }] },
        now,
      ),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

const sixMorningsOf = (room: string, from: number) =>
  addSession(
    theBench(),
    'Ailleurs',
    [0, 1, 2].map((week) => ({ room, ...saturday(from + 10 + week) })),
  );
