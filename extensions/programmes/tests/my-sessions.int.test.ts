import { createPerson } from '@huntzen/database/testing/people';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, CareDatabase } from '@huntzen/database';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { buildClinic, buildSession, editor, servicesOf } from './_util.ts';

interface Item {
  id: string;
  title: string;
  lastCompletion: { outcome: string; minutes: number } | null;
}
interface Completed {
  id: string;
  minutes: number;
  effort: number | null;
  outcome: string;
}

let cms: TestCms;
let alice: Actor;
let bob: Actor;
let token: string;
const today = () => Temporal.Now.plainDateISO('UTC').toString();

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
});
afterAll(() => cms.close());
beforeEach(async () => {
  ({ alice, bob } = await buildClinic(cms));
  token = await tokenOf(cms, alice);
});

async function give(person: Actor, fields: Record<string, unknown> = {}): Promise<string> {
  const session = await buildSession(cms, fields);
  await servicesOf(cms).publications.publish(editor, session, {
    audience: { kind: 'patient', patientId: person.accountId },
    visibleFrom: Temporal.Now.instant(),
  });
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    `select o.id from care.occurrences o join care.publications p on p.id = o.publication_id
     where p.session_id = $1 and o.patient_id = $2`,
    [session, person.accountId],
  );
  return rows[0]?.id ?? '';
}

const list = (query = '') => call<Item[]>(cms, 'GET', `/my/sessions${query}`, { token });
const report = (fields: Record<string, unknown> = {}) => ({
  clientId: crypto.randomUUID(),
  outcome: 'done',
  performedOn: today(),
  minutes: 20,
  effort: 4,
  ...fields,
});
const complete = (occurrence: string, body: unknown, by = token) =>
  call<Completed>(cms, 'POST', `/my/occurrences/${occurrence}/completion`, { token: by, body });

async function countCompletions(occurrence: string): Promise<number> {
  const { rows } = await cms.database.adminPool.query(
    `select from care.completions where occurrence_id = $1`,
    [occurrence],
  );
  return rows.length;
}

describe('the list of my sessions', () => {
  test('is filtered by objective, level, duration, tag and state, newest first, with the last completion', async () => {
    const tag = await cms.strapi.documents('api::tag.tag').create({
      data: {
        name: `Maison ${crypto.randomUUID()}`,
        slug: `maison-${crypto.randomUUID()}`,
        kind: 'topic',
      } as never,
    });
    const { slug } = tag as unknown as { slug: string };
    const short = await give(alice, {
      title: 'Courte',
      objective: 'mobility',
      level: 'beginner',
      durationMinutes: 10,
      tags: [tag.documentId],
    });
    const long = await give(alice, {
      title: 'Longue',
      objective: 'endurance',
      level: 'advanced',
      durationMinutes: 45,
    });
    await complete(short, report({ minutes: 12 }));

    const titles = async (query: string) => {
      const { data, total } = await list(query);
      expect(total).toBe(data.length);
      return data.map(({ title }) => title);
    };
    expect(await titles('')).toEqual(['Longue', 'Courte']);
    expect(await titles('?objective=mobility')).toEqual(['Courte']);
    expect(await titles('?level=advanced')).toEqual(['Longue']);
    expect(await titles('?maxDuration=10')).toEqual(['Courte']);
    expect(await titles(`?tag=${slug}`)).toEqual(['Courte']);
    expect(await titles('?tag=absent')).toEqual([]);
    expect(await titles('?state=open')).toEqual(['Longue']);
    expect(await titles('?state=completed&objective=mobility')).toEqual(['Courte']);
    const { data } = await list();
    expect(data.find(({ id }) => id === short)?.lastCompletion).toMatchObject({
      outcome: 'done',
      minutes: 12,
    });
    expect(data.find(({ id }) => id === long)?.lastCompletion).toBeNull();
    const tags = await call<{ slug: string }[]>(cms, 'GET', '/my/session-tags', { token });
    expect(tags.data.map((entry) => entry.slug)).toEqual([slug]);
  });

  test('comes in pages of 20; a page past the end is empty and still knows the total', async () => {
    const session = await buildSession(cms);
    for (let times = 0; times < 21; times += 1) {
      await servicesOf(cms).publications.publish(editor, session, {
        audience: { kind: 'patient', patientId: alice.accountId },
        visibleFrom: Temporal.Now.instant(),
      });
    }
    const pages = await Promise.all(['', '?page=2', '?page=3'].map(list));
    expect(pages.map(({ data, total }) => [data.length, total])).toEqual([
      [20, 21],
      [1, 21],
      [0, 21],
    ]);
    expect(new Set(pages.flatMap(({ data }) => data.map(({ id }) => id))).size).toBe(21);
  });

  test.each([['?objective=flying'], ['?maxDuration=0'], ['?maxDuration=abc'], ['?page=0']])(
    '%s is refused',
    async (query) => {
      const answer = await list(query);
      expect([answer.status, answer.paths.length]).toEqual([400, 1]);
    },
  );

  test('another patient, another company and another role see nothing of it', async () => {
    const occurrence = await give(alice);
    const elsewhere = await buildClinic(cms);
    for (const stranger of [bob, elsewhere.alice]) {
      const strangers = await tokenOf(cms, stranger);
      expect((await call(cms, 'GET', '/my/sessions', { token: strangers })).total).toBe(0);
      expect((await call(cms, 'GET', `/my/sessions/${occurrence}`, { token: strangers })).status).toBe(404);
      expect((await complete(occurrence, report(), strangers)).status).toBe(404);
    }
    const employee = await createPerson(cms.database.adminPool, {
      role: 'employee',
      company: alice.companyId ?? '',
    });
    expect((await call(cms, 'GET', '/my/sessions', { token: await tokenOf(cms, employee) })).status).toBe(
      403,
    );
    expect((await call(cms, 'GET', '/my/sessions')).status).toBe(401);
    expect(await countCompletions(occurrence)).toBe(0);
  });
});

describe('a completion', () => {
  test('sent 20 times at once with one client id is one row, and everyone gets it', async () => {
    const occurrence = await give(alice);
    const body = report();
    const answers = await Promise.all(Array.from({ length: 20 }, () => complete(occurrence, body)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
    expect(await countCompletions(occurrence)).toBe(1);
  });

  test('several with their own ids are several rows', async () => {
    const occurrence = await give(alice);
    await complete(occurrence, report());
    await complete(occurrence, report({ outcome: 'partial' }));
    expect(await countCompletions(occurrence)).toBe(2);
  });

  test('with a client id that was used for another session is refused', async () => {
    const [first, second] = [await give(alice), await give(alice)];
    const body = report();
    await complete(first, body);
    const answer = await complete(second, body);
    expect([answer.status, answer.code]).toEqual([409, 'client_id_used']);
  });

  test('a skipped session keeps neither minutes nor effort', async () => {
    const answer = await complete(await give(alice), report({ outcome: 'skipped' }));
    expect(answer.data).toMatchObject({ outcome: 'skipped', minutes: 0, effort: null });
  });

  // Refused input leaves nothing behind, so one occurrence serves all of these.
  const refused: { occurrence?: string; token?: string } = {};

  test.each([
    [{ effort: 11 }, 'effort'],
    [{ effort: -1 }, 'effort'],
    [{ effort: null }, 'effort'],
    [{ effort: 2.5 }, 'effort'],
    [{ pain: 11 }, 'pain'],
    [{ minutes: 0 }, 'minutes'],
    [{ minutes: 601 }, 'minutes'],
    [{ performedOn: '2026-02-30' }, 'performedOn'],
    [{ performedOn: '2999-01-01' }, 'performedOn'],
    [{ performedOn: '2001-01-01' }, 'performedOn'],
    [{ outcome: 'maybe' }, 'outcome'],
    [{ clientId: 'x' }, 'clientId'],
  ])('%o is refused at its field', async (fields, path) => {
    refused.occurrence ??= await give(alice);
    refused.token ??= token;
    const answer = await complete(refused.occurrence, report(fields), refused.token);
    expect([answer.status, answer.paths]).toEqual([400, [path]]);
    expect(await countCompletions(refused.occurrence)).toBe(0);
  });

  test('bounds hold in the database too', async () => {
    const occurrence = await give(alice);
    const insert = (fields: Record<string, unknown>) => {
      const row = { outcome: 'done', performed_on: today(), minutes: 20, effort: 4, pain: null, ...fields };
      return cms.database.asOwner((client) =>
        client.query(
          `insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort, pain)
           values ($1, $2, $3, uuidv7(), 'S', $4, $5, $6, $7, $8)`,
          [
            alice.companyId,
            alice.accountId,
            occurrence,
            row.outcome,
            row.performed_on,
            row.minutes,
            row.effort,
            row.pain,
          ],
        ),
      );
    };
    for (const fields of [
      { effort: 11 },
      { effort: null },
      { pain: -1 },
      { minutes: 601 },
      { minutes: 0 },
      { outcome: 'skipped' },
      { performed_on: '2999-01-01' },
      { performed_on: '2001-01-01' },
    ]) {
      await expect(insert(fields)).rejects.toThrow(/check constraint/);
    }
    await insert({});
    expect(await countCompletions(occurrence)).toBe(1);
  });

  test('is corrected by its patient within 24 hours, and by nobody afterwards', async () => {
    const occurrence = await give(alice);
    const { data } = await complete(occurrence, report());
    const { clientId: _clientId, ...correction } = report({ minutes: 35, effort: 7 });
    const edit = (by = token) =>
      call<Completed>(cms, 'PATCH', `/my/completions/${data.id}`, { token: by, body: correction });
    expect((await edit()).data).toMatchObject({ id: data.id, minutes: 35, effort: 7 });
    expect((await edit(await tokenOf(cms, bob))).status).toBe(404);
    await cms.database.adminPool.query(
      `update care.completions set created_at = now() - interval '24 hours 1 second', updated_at = now() - interval '2 hours' where id = $1`,
      [data.id],
    );
    const late = await edit();
    expect([late.status, late.code]).toEqual([422, 'too_late_to_edit']);
  });

  test('of a session that is not visible yet is refused by the database itself', async () => {
    const session = await buildSession(cms);
    await servicesOf(cms).publications.publish(editor, session, {
      audience: { kind: 'patient', patientId: alice.accountId },
      visibleFrom: Temporal.Now.instant().add({ hours: 1 }),
    });
    const { rows } = await cms.database.adminPool.query<{ id: string }>(
      `select id from care.occurrences where patient_id = $1`,
      [alice.accountId],
    );
    const database = cms.strapi.get<CareDatabase>('care.database');
    await expect(
      database.as(alice, (tx) =>
        tx
          .insertInto('care.completions')
          .values({
            company_id: alice.companyId ?? '',
            patient_id: alice.accountId,
            occurrence_id: rows[0]?.id ?? '',
            client_id: crypto.randomUUID(),
            session_title: 'S',
            outcome: 'done',
            performed_on: today(),
            minutes: 20,
            effort: 4,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
    expect((await complete(rows[0]?.id ?? '', report())).status).toBe(404);
  });
});
