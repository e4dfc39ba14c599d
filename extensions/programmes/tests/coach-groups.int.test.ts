/** Groups that coaches manage, of patients they follow and nobody else. */
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@huntzen/database';
import { careDatabase } from '@huntzen/kernel/server';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { buildSession } from './_util.ts';

interface Group {
  id: string;
  name: string;
  patients: { id: string }[];
}

let cms: TestCms;
let coach: Actor;
let alice: Actor;
let bob: Actor;
let carol: Actor;
let dave: Actor;
let first: string;
const tokens = { coach: '', stranger: '', alice: '' };

beforeAll(async () => {
  cms = await startTestCms();
  const { adminPool: pool } = cms.database;
  const here = await createCompany(pool);
  const elsewhere = await createCompany(pool);
  coach = await createPerson(pool, { role: 'coach' });
  const stranger = await createPerson(pool, { role: 'coach' });
  alice = await createPerson(pool, { role: 'patient', company: here });
  bob = await createPerson(pool, { role: 'patient', company: here });
  carol = await createPerson(pool, { role: 'patient', company: here });
  dave = await createPerson(pool, { role: 'patient', company: elsewhere });
  const group = async (company: string, name: string, leader: Actor, patients: Actor[]) => {
    const { rows } = await pool.query<{ id: string }>(
      `with made as (insert into care.groups (company_id, name, coach_id) values ($1, $2, $3) returning id),
       joined as (insert into care.group_members (company_id, group_id, patient_id) select $1, id, unnest($4::text[]) from made)
       select id from made`,
      [company, name, leader.accountId, patients.map(({ accountId }) => accountId)],
    );
    return rows[0]?.id ?? '';
  };
  first = await group(here, 'Tous', coach, [alice, bob]);
  await group(elsewhere, 'Là-bas', coach, [dave]);
  await group(here, 'À elle', stranger, [carol]);
  tokens.coach = await tokenOf(cms, coach);
  tokens.stranger = await tokenOf(cms, stranger);
  tokens.alice = await tokenOf(cms, alice);
});
afterAll(() => cms.close());

const make = (name: string, people: Actor[], token = tokens.coach) =>
  call<{ id: string }>(cms, 'POST', '/my/groups', {
    token,
    body: { name, patientIds: people.map(({ accountId }) => accountId) },
  });
const change = (id: string, name: string, people: Actor[], token = tokens.coach) =>
  call(cms, 'PUT', `/my/groups/${id}`, {
    token,
    body: { name, patientIds: people.map(({ accountId }) => accountId) },
  });
const remove = (id: string, token = tokens.coach) => call(cms, 'DELETE', `/my/groups/${id}`, { token });
const members = async (id: string) =>
  (await call<Group[]>(cms, 'GET', '/my/groups', { token: tokens.coach })).data
    .find((group) => group.id === id)
    ?.patients.map((patient) => patient.id)
    .sort();
const idsOf = (...people: Actor[]) => people.map(({ accountId }) => accountId).sort();

describe('a coach', () => {
  test('makes a group, names it, changes who is in it, and takes it away', async () => {
    const { status, data } = await make('Matin', [alice]);
    expect([status, await members(data.id)]).toEqual([201, idsOf(alice)]);
    expect((await change(data.id, 'Matinée', [alice, bob])).status).toBe(204);
    expect(await members(data.id)).toEqual(idsOf(alice, bob));
    expect((await change(data.id, 'Matinée', [bob])).status).toBe(204);
    expect(await members(data.id)).toEqual(idsOf(bob));
    expect((await remove(data.id)).status).toBe(204);
    expect(await members(data.id)).toBeUndefined();
  });

  test('cannot reach for a patient they do not follow, through the API or around it', async () => {
    const refused = await make('À moi', [alice, carol]);
    const nobody = await make('À moi', [{ ...carol, accountId: 'z'.repeat(24) }]);
    expect([refused.status, refused.text]).toEqual([404, nobody.text]);
    expect((await change(first, 'Tous', [alice, bob, carol])).status).toBe(404);
    const around = careDatabase(cms.strapi).as(coach, (tx) =>
      tx
        .insertInto('care.group_members')
        .values({ company_id: carol.companyId ?? '', group_id: first, patient_id: carol.accountId })
        .execute(),
    );
    await expect(around).rejects.toThrow(/row-level security/);
  });

  test('mixes no organisations and doubles no name', async () => {
    expect(await make('Mixte', [alice, dave])).toMatchObject({ status: 400, paths: ['patientIds'] });
    expect(await change(first, 'Tous', [dave])).toMatchObject({ status: 400, paths: ['patientIds'] });
    expect(await make('Tous', [alice])).toMatchObject({ status: 409, code: 'group_name_taken' });
    expect(await make('À elle', [alice])).toMatchObject({ status: 409, code: 'group_name_taken' });
    expect((await make(' ', [alice])).status).toBe(400);
    expect((await make('Vide', [])).status).toBe(400);
  });

  test('loses sight of nobody: the last group of a person keeps them, also when two are changed at once', async () => {
    expect(await change(first, 'Tous', [alice])).toMatchObject({ status: 422, code: 'last_group' });
    expect(await remove(first)).toMatchObject({ status: 422, code: 'last_group' });
    const { data } = await make('Soir', [bob, alice]);
    const both = await Promise.all([change(first, 'Tous', [alice]), change(data.id, 'Soir', [alice])]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 422]);
    expect([...((await members(first)) ?? []), ...((await members(data.id)) ?? [])]).toContain(bob.accountId);
    await change(first, 'Tous', [alice, bob]);
  });

  test('keeps a group that sessions were published to', async () => {
    const { data } = await make('Publié', [alice]);
    const published = await call(cms, 'POST', `/sessions/${await buildSession(cms)}/publications`, {
      token: tokens.coach,
      body: { audience: { kind: 'group', groupId: data.id } },
    });
    expect(published.status).toBe(201);
    expect(await remove(data.id)).toMatchObject({ status: 422, code: 'group_in_use' });
  });
});

test('the groups of a coach are nobody else’s to change', async () => {
  expect((await change(first, 'Volé', [carol], tokens.stranger)).status).toBe(404);
  expect((await remove(first, tokens.stranger)).status).toBe(404);
  expect((await make('Patients', [alice], tokens.alice)).status).toBe(403);
});
