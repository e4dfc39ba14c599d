import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql, type Actor } from '@huntzen/database';
import { careDatabase } from '@huntzen/kernel/server';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { DatedSession, Programme, SessionDetail } from '../contracts/index.ts';
import { buildExercise, buildProgramme, buildSession } from './_util.ts';

interface Assigned {
  programmes: { id: string; patientId: string }[];
  alreadyRunning: number;
}
type Shown = Programme & {
  sessions: {
    id: string;
    title: string;
    isChanged: boolean;
    blocks: { dosage: { value: string }[]; instructions: { text?: string }[] }[];
  }[];
};

let cms: TestCms;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let coach: Actor;
let group: string;
let templateId: string;
const tokens = { alice: '', bob: '', coach: '', editor: '', stranger: '' };

/** Monday of next week in Paris, so that every day of the plan lies ahead. */
const today = Temporal.Now.plainDateISO('Europe/Paris');
const monday = today.add({ days: 8 - today.dayOfWeek }).toString();
const plus = (days: number) => Temporal.PlainDate.from(monday).add({ days }).toString();

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  const here = await createCompany(pool);
  const elsewhere = await createCompany(pool);
  alice = await createPerson(pool, { role: 'patient', company: here, firstName: 'Alice' });
  bob = await createPerson(pool, { role: 'patient', company: here, firstName: 'Bob' });
  carol = await createPerson(pool, { role: 'patient', company: elsewhere, firstName: 'Carol' });
  coach = await createPerson(pool, { role: 'coach' });
  const stranger = await createPerson(pool, { role: 'coach' });
  const { rows } = await pool.query<{ id: string }>(
    `insert into care.groups (company_id, name, coach_id) values ($1, 'Reprise', $2) returning id`,
    [here, coach.accountId],
  );
  group = rows[0]?.id ?? '';
  await pool.query(
    `insert into care.group_members (company_id, group_id, patient_id) select $1, $2, unnest($3::text[])`,
    [here, group, [alice.accountId, bob.accountId]],
  );
  tokens.alice = await tokenOf(cms, alice);
  tokens.bob = await tokenOf(cms, bob);
  tokens.coach = await tokenOf(cms, coach);
  tokens.stranger = await tokenOf(cms, stranger);
  tokens.editor = await panelTokenOf(cms, 'editor');
  templateId = await buildProgramme(cms);
});
afterAll(() => cms.close());

const assign = (body: Record<string, unknown>, token = tokens.coach, template = templateId, key?: string) =>
  call<Assigned>(cms, 'POST', `/programmes/${template}/assignments`, {
    token,
    body: { startsOn: monday, days: [1, 3, 5], ...body },
    ...(key === undefined ? {} : { key }),
  });
const programmeOf = async (token: string) =>
  (await call<Programme[]>(cms, 'GET', '/my/programmes', { token })).data[0] as Programme;
const show = async (token: string) =>
  (await call<Shown>(cms, 'GET', `/my/programmes/${(await programmeOf(token)).id}`, { token })).data;
const week = async (token: string, from = monday) =>
  (await call<DatedSession[]>(cms, 'GET', `/my/week?from=${from}`, { token })).data;
const report = { outcome: 'done', performedOn: today.toString(), minutes: 20, effort: 5 };

describe('assigning', () => {
  test('is rehearsed: how many people, how many sessions, from when to when', async () => {
    const { status, data } = await call<Record<string, unknown>>(
      cms,
      'POST',
      `/programmes/${templateId}/assignments/rehearsal`,
      { token: tokens.coach, body: { groupIds: [group], startsOn: monday, days: [1, 3, 5] } },
    );
    expect([status, data]).toMatchObject([
      200,
      { recipients: 2, alreadyRunning: 0, sessions: 6, firstOn: monday, lastOn: plus(11), problems: [] },
    ]);
  });

  test('gives each member of a group their own copy and its dated sessions, once for one key', async () => {
    const first = await assign({ groupIds: [group] }, tokens.coach, templateId, 'assign-alice-and-bob');
    expect(first.status).toBe(201);
    expect(first.data.programmes.map(({ patientId }) => patientId).sort()).toEqual(
      [alice.accountId, bob.accountId].sort(),
    );
    const again = await assign({ groupIds: [group] }, tokens.coach, templateId, 'assign-alice-and-bob');
    expect(new Set(again.data.programmes.map(({ id }) => id))).toEqual(
      new Set(first.data.programmes.map(({ id }) => id)),
    );
    expect((await week(tokens.alice)).map(({ dueOn }) => dueOn)).toEqual([monday, plus(2), plus(4)]);
    expect(await programmeOf(tokens.alice)).toMatchObject({
      state: 'running',
      isPersonal: false,
      sessionsPlanned: 6,
      endsOn: plus(13),
    });
  });

  test('leaves alone whoever has it in progress', async () => {
    const { data } = await assign({ patientIds: [alice.accountId] });
    expect(data).toEqual({ programmes: [], alreadyRunning: 1 });
  });

  test('never gives one person two of one template at once, however many ask', async () => {
    const other = await buildProgramme(cms);
    await Promise.all(
      Array.from({ length: 8 }, () => assign({ patientIds: [bob.accountId] }, tokens.coach, other)),
    );
    const { rows } = await cms.database.adminPool.query(
      'select version from care.programmes p join care.programme_versions v using (template_id) where p.patient_id = $1 and template_id = $2',
      [bob.accountId, other],
    );
    expect(rows).toEqual([{ version: 1 }]);
    await cms.database.adminPool.query('update care.programmes set ended_at = now() where template_id = $1', [
      other,
    ]);
  });

  test('sent twice at once to begin anew leaves each person one in progress', async () => {
    const other = await buildProgramme(cms);
    const twice = () =>
      assign({ patientIds: [bob.accountId], replace: true }, tokens.coach, other, 'sent-twice-at-once');
    const [first, second] = await Promise.all([twice(), twice()]);
    expect(first.data.programmes).toHaveLength(1);
    expect(second.data.programmes).toEqual(first.data.programmes);
    const { rows } = await cms.database.adminPool.query(
      'update care.programmes set ended_at = now() where template_id = $1 and ended_at is null returning id',
      [other],
    );
    expect(rows).toEqual([{ id: first.data.programmes[0]?.id }]);
  });

  test('is bounded by who follows whom: the same 404 for a patient of another coach and for nobody', async () => {
    const foreign = await assign({ patientIds: [carol.accountId] });
    const nobody = await assign({ patientIds: ['z'.repeat(24)] });
    expect([foreign.status, foreign.text]).toEqual([404, nobody.text]);
    expect((await assign({ groupIds: [group] }, tokens.stranger)).status).toBe(404);
    expect((await assign({ patientIds: [carol.accountId] }, tokens.editor)).status).toBe(201);
  });

  test('is refused with everything that is missing', async () => {
    const draft = await buildSession(cms, { draft: true });
    const broken = await buildProgramme(cms, {
      steps: [{ session: draft }, { session: await buildSession(cms) }],
    });
    const answer = await assign({ groupIds: [group] }, tokens.coach, broken);
    expect([answer.status, answer.code, answer.paths]).toEqual([422, 'not_assignable', ['steps.1']]);
    const unpublished = await buildProgramme(cms, { draft: true });
    expect((await assign({ groupIds: [group] }, tokens.coach, unpublished)).code).toBe('not_assignable');
  });

  test.each([
    ['a rule that matches no day', { startsOn: plus(6), days: [1], weeks: 1 }, 'days'],
    ['a start long gone', { startsOn: '2020-01-06' }, 'startsOn'],
    ['a start in years', { startsOn: '2099-01-05' }, 'startsOn'],
    ['an unknown zone', { timeZone: 'Europe/Nowhere' }, 'timeZone'],
    ['a day twice', { days: [1, 1] }, 'days'],
    ['a day that is none', { days: [8] }, 'days.0'],
    ['an end before the start', { weeks: 0 }, 'weeks'],
  ])('refuses %s where it stands', async (_name, body, path) => {
    const answer = await assign({ groupIds: [group], ...body });
    expect([answer.status, answer.paths]).toEqual([400, [path]]);
  });
});

describe('a copy', () => {
  test('changes with its patient alone: the template and other copies stay', async () => {
    const { id, sessions } = await show(tokens.alice);
    const [first] = sessions as [Shown['sessions'][number]];
    const path = `/my/programmes/${id}/sessions/${first.id}`;
    const body = { block: 1, values: { repetitions: '6' } };
    expect((await call(cms, 'PATCH', path, { token: tokens.alice, body })).status).toBe(204);
    const [mine, other] = (await show(tokens.alice)).sessions;
    expect(mine?.isChanged).toBe(true);
    expect(mine?.blocks[0]?.dosage[0]?.value).toBe('6');
    expect(JSON.stringify(mine?.blocks[0]?.instructions)).toContain('Levez-vous 6 fois');
    expect(other?.isChanged).toBe(false);
    expect((await programmeOf(tokens.alice)).isPersonal).toBe(true);
    expect((await show(tokens.bob)).sessions[0]?.blocks[0]?.dosage[0]?.value).toBe('8');
    expect((await programmeOf(tokens.bob)).isPersonal).toBe(false);
    expect((await call(cms, 'PATCH', path, { token: tokens.bob, body })).status).toBe(404);
  });

  test('stays as it is when the template changes, and the next assignment takes the new version', async () => {
    const before = (await show(tokens.bob)).sessions.map(({ title }) => title);
    await cms.strapi.documents('api::programme.programme').update({
      documentId: templateId,
      data: { steps: [{ session: await buildSession(cms, { title: 'Nouvelle' }) }] } as never,
    });
    await cms.strapi.documents('api::programme.programme').publish({ documentId: templateId });
    expect((await show(tokens.bob)).sessions.map(({ title }) => title)).toEqual(before);
    const replaced = await assign({ patientIds: [bob.accountId], replace: true });
    expect(replaced.data.programmes).toHaveLength(1);
    expect((await show(tokens.bob)).sessions.map(({ title }) => title)).toEqual(['Nouvelle']);
    expect((await week(tokens.bob)).map(({ title }) => title)).toEqual(['Nouvelle', 'Nouvelle', 'Nouvelle']);
  });

  test('takes no value outside its limits, and says which', async () => {
    const exercise = await buildExercise(cms, {
      variables: [
        { name: 'repetitions', type: 'integer', value: '10', minimum: 5, maximum: 20 },
        { name: 'intensity', type: 'text', value: 'douce' },
      ],
    });
    const session = await buildSession(cms, { blocks: [{ exercise, rounds: 1, restSeconds: 0 }] });
    const template = await buildProgramme(cms, { steps: [{ session }] });
    const made = await assign({ patientIds: [alice.accountId] }, tokens.coach, template);
    const id = made.data.programmes[0]?.id ?? '';
    const { sessions } = (await call<Shown>(cms, 'GET', `/my/programmes/${id}`, { token: tokens.alice }))
      .data;
    const change = (values: Record<string, string>, block = 1) =>
      call(cms, 'PATCH', `/my/programmes/${id}/sessions/${sessions[0]?.id ?? ''}`, {
        token: tokens.alice,
        body: { block, values },
      });
    for (const [values, path] of [
      [{ repetitions: '21' }, 'values.repetitions'],
      [{ repetitions: '5.5' }, 'values.repetitions'],
      [{ repetitions: '' }, 'values.repetitions'],
      [{ speed: '3' }, 'values.speed'],
    ] as const) {
      const { status, paths } = await change(values);
      expect([status, paths]).toEqual([400, [path]]);
    }
    expect((await change({ repetitions: '20' }, 2)).paths).toEqual(['block']);
    expect((await change({ repetitions: '20' })).status).toBe(204);
    await cms.database.adminPool.query('update care.programmes set ended_at = now() where id = $1', [id]);
  });

  test('loses one session after the other from the same place', async () => {
    const steps = [];
    for (let count = 0; count < 4; count += 1) steps.push({ session: await buildSession(cms) });
    const template = await buildProgramme(cms, { steps });
    const made = await assign({ patientIds: [alice.accountId] }, tokens.coach, template);
    const path = `/my/programmes/${made.data.programmes[0]?.id ?? ''}`;
    const ids = async () =>
      (await call<Shown>(cms, 'GET', path, { token: tokens.alice })).data.sessions.map(({ id }) => id);
    for (const expected of [3, 2]) {
      const [, ...sessionIds] = await ids();
      const removal = await call(cms, 'PUT', `${path}/sessions`, {
        token: tokens.alice,
        body: { sessionIds },
      });
      expect(removal.status).toBe(204);
      expect(await ids()).toHaveLength(expected);
    }
    await cms.database.adminPool.query('update care.programmes set ended_at = now() where template_id = $1', [
      template,
    ]);
    await cms.database.adminPool.query(
      'delete from care.occurrences as o using care.programmes as p where p.id = o.programme_id and p.template_id = $1',
      [template],
    );
  });

  test('is put in another order: the coming days follow, a removed session leaves them', async () => {
    const before = await show(tokens.alice);
    const [first, second] = before.sessions.map(({ id }) => id) as [string, string];
    const arrange = (sessionIds: string[]) =>
      call(cms, 'PUT', `/my/programmes/${before.id}/sessions`, { token: tokens.alice, body: { sessionIds } });
    expect((await arrange([second, first])).status).toBe(204);
    expect((await show(tokens.alice)).sessions.map(({ id }) => id)).toEqual([second, first]);
    const titles = before.sessions.map(({ title }) => title);
    expect((await week(tokens.alice)).map(({ title }) => title)).toEqual([titles[1], titles[0], titles[1]]);
    expect((await arrange([first, first])).paths).toEqual(['sessionIds']);
    expect((await arrange([(await show(tokens.bob)).sessions[0]?.id ?? ''])).paths).toEqual(['sessionIds']);
    expect((await arrange([second])).status).toBe(204);
    expect(new Set((await week(tokens.alice)).map(({ title }) => title))).toEqual(new Set([titles[1]]));
  });
});

describe('a dated session', () => {
  test('is moved, left out and taken back by its patient, never into the past, never by another', async () => {
    const [first, second] = (await week(tokens.alice)) as [DatedSession, DatedSession];
    const move = (dueOn: string, token = tokens.alice) =>
      call(cms, 'POST', `/my/occurrences/${first.id}/move`, { token, body: { dueOn } });
    expect((await move(plus(1))).status).toBe(204);
    expect((await week(tokens.alice))[0]).toMatchObject({ id: first.id, dueOn: plus(1), plannedOn: monday });
    expect((await move('2020-01-01')).paths).toEqual(['dueOn']);
    expect((await move('2099-01-01')).paths).toEqual(['dueOn']);
    expect((await move(plus(2), tokens.bob)).status).toBe(404);
    const skip = (isSkipped: boolean) =>
      call(cms, 'POST', `/my/occurrences/${second.id}/skip`, { token: tokens.alice, body: { isSkipped } });
    expect((await skip(true)).status).toBe(204);
    expect((await week(tokens.alice)).find(({ id }) => id === second.id)?.isSkipped).toBe(true);
    expect((await skip(false)).status).toBe(204);
  });

  test('is opened and reported as any other; what was seen is kept, and its day too', async () => {
    const [first] = (await week(tokens.alice)) as [DatedSession];
    const opened = await call<SessionDetail>(cms, 'GET', `/my/sessions/${first.id}`, { token: tokens.alice });
    expect(opened.data.title).toBe(first.title);
    expect(opened.data.blocks[0]?.dosage[0]?.value).toBe('8');
    const sent = await call(cms, 'POST', `/my/occurrences/${first.id}/completion`, {
      token: tokens.alice,
      body: { ...report, clientId: '0b0e7a53-3c41-4d3c-9a5e-0d4cf3f4a001' },
    });
    expect(sent.status).toBe(201);
    const { id, sessions } = await show(tokens.alice);
    await call(cms, 'PATCH', `/my/programmes/${id}/sessions/${sessions[0]?.id ?? ''}`, {
      token: tokens.alice,
      body: { block: 1, values: { repetitions: '3' } },
    });
    const { rows } = await cms.database.adminPool.query<{ value: string }>(
      `select seen #>> '{blocks,0,dosage,0,value}' as value from care.completions where occurrence_id = $1`,
      [first.id],
    );
    expect(rows).toEqual([{ value: '8' }]);
    const moved = await call(cms, 'POST', `/my/occurrences/${first.id}/move`, {
      token: tokens.alice,
      body: { dueOn: plus(3) },
    });
    expect([moved.status, moved.code]).toEqual([422, 'already_reported']);
    expect((await programmeOf(tokens.alice)).sessionsDone).toBe(1);
    // The list of published sessions is another one.
    expect((await call(cms, 'GET', '/my/sessions', { token: tokens.alice })).total).toBe(0);
  });

  test.each([`due_on = due_on + 1`, 'skipped_at = now()'])(
    'that was reported is never changed (%s), whoever asks the database',
    async (change) => {
      const attempt = careDatabase(cms.strapi).as(alice, (tx) =>
        sql`update care.occurrences as o set ${sql.raw(change)}
            where exists (select from care.completions as c where c.occurrence_id = o.id)`.execute(tx),
      );
      await expect(attempt).rejects.toMatchObject({ code: 'CP001' });
    },
  );

  test('that was reported is never taken away, whoever asks the database', async () => {
    const attempt = careDatabase(cms.strapi).as(alice, (tx) =>
      sql`delete from care.occurrences as o where exists (select from care.completions as c where c.occurrence_id = o.id)`.execute(
        tx,
      ),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'CP001' });
  });
});

describe('a pause', () => {
  test('keeps what is due waiting, and lets it go on in its order on the days of the rule', async () => {
    const programme = await programmeOf(tokens.bob);
    const before = [...(await week(tokens.bob)), ...(await week(tokens.bob, plus(7)))];
    const act = (action: string, body = {}) =>
      call(cms, 'POST', `/my/programmes/${programme.id}/${action}`, { token: tokens.bob, body });
    expect((await act('pause', { reason: 'weather' })).paths).toEqual(['reason']);
    expect((await act('pause', { reason: 'illness' })).status).toBe(204);
    expect(await programmeOf(tokens.bob)).toMatchObject({ state: 'paused', pauseReason: 'illness' });
    expect(await week(tokens.bob)).toEqual([]);
    expect((await act('pause', { reason: 'illness' })).code).toBe('programme_not_running');
    const [first] = before as [DatedSession];
    const move = await call(cms, 'POST', `/my/occurrences/${first.id}/move`, {
      token: tokens.bob,
      body: { dueOn: plus(1) },
    });
    expect(move.code).toBe('programme_not_running');
    expect((await act('resume')).status).toBe(204);
    expect((await act('resume')).code).toBe('programme_not_paused');
    const after = [
      ...(await week(tokens.bob, today.toString())),
      ...(await week(tokens.bob, today.add({ days: 7 }).toString())),
    ];
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    for (const { dueOn } of after) {
      expect([1, 3, 5]).toContain(Temporal.PlainDate.from(dueOn).dayOfWeek);
      expect(dueOn >= today.toString()).toBe(true);
    }
  });
});

describe('the database', () => {
  test('shows a programme to its patient, their coach and nobody else', async () => {
    const seenBy = (actor: Actor) =>
      careDatabase(cms.strapi).as(actor, (tx) =>
        tx
          .selectFrom('care.programmes')
          .select('patient_id')
          .where('patient_id', '=', alice.accountId)
          .execute(),
      );
    expect((await seenBy(alice)).length).toBeGreaterThan(0);
    expect((await seenBy(coach)).length).toBeGreaterThan(0);
    expect(await seenBy(bob)).toEqual([]);
    expect(await seenBy(carol)).toEqual([]);
  });

  test('lets nobody give a programme to another or rewrite a version', async () => {
    const as = (query: string) => careDatabase(cms.strapi).as(coach, (tx) => sql.raw(query).execute(tx));
    await expect(as(`update care.programmes set patient_id = '${bob.accountId}'`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(as(`update care.programme_versions set title = 'x'`)).rejects.toMatchObject({
      code: '42501',
    });
  });
});

test('expanding three times a week for a year writes one row a day', async () => {
  const year = await buildProgramme(cms, { weeks: 52 });
  const { data } = await assign({ patientIds: [alice.accountId] }, tokens.coach, year);
  // The days further ahead are written by the queue.
  await expect
    .poll(
      async () =>
        (
          await cms.database.adminPool.query<{ count: number }>(
            'select count(*)::int as count from care.occurrences where programme_id = $1',
            [data.programmes[0]?.id],
          )
        ).rows,
      { timeout: 10_000 },
    )
    .toEqual([{ count: 156 }]);
});
