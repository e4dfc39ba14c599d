/** Clinical notes over HTTP: their author alone, every save a version, a share of exactly one of them. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, panelTokenOf, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type {
  AccessEntry,
  ClinicalNote,
  ClinicalNoteEntry,
  ClinicalVersion,
  SharedNote,
} from '../contracts/index.ts';
import {
  addConsultation,
  beginConsultation,
  buildConsultation,
  cancelConsultation,
  findInDatabase,
  type TestConsultation,
} from './_util.ts';

let cms: TestCms;
let logged: string[];
let consultation: TestConsultation;

beforeAll(async () => {
  cms = await startTestCms({ SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  logged = [];
  cms.strapi.log.on('data', (line: unknown) => logged.push(JSON.stringify(line)));
});
afterAll(() => cms.close());
beforeEach(async () => {
  consultation = await buildConsultation(cms.database);
  await beginConsultation(cms.database, consultation.id);
});

const path = (id = consultation.id) => `/consultations/${id}/note`;
const asPerson = async <Data>(who: Actor, method: string, where: string, body?: unknown) =>
  call<Data>(cms, method, where, { token: await tokenOf(cms, who), body });
const show = async (who = consultation.bob, id = consultation.id) =>
  (await asPerson<ClinicalNote>(who, 'GET', path(id))).data;
const save = (text: string, { basedOn = 0, saveId = randomUUID(), who = consultation.bob } = {}) =>
  asPerson<{ revision: number; savedAt: string }>(who, 'PUT', path(), { saveId, basedOn, text });
const share = (revision: number, who = consultation.bob) =>
  asPerson(who, 'POST', `${path()}/share`, { revision });
const readShared = (who = consultation.alice) =>
  asPerson<SharedNote>(who, 'GET', `/consultations/${consultation.id}/shared-note`);
const notifications = async () => {
  const { data } = await asPerson<{ kind: string; link: string }[]>(
    consultation.alice,
    'GET',
    '/my/notifications',
  );
  return data.filter(({ kind }) => kind === 'note-shared');
};
const countVersions = async () => {
  const { rows } = await cms.database.adminPool.query(
    'select revision from care.clinical_note_versions where consultation_id = $1 order by revision',
    [consultation.id],
  );
  return (rows as { revision: number }[]).map(({ revision }) => revision);
};

describe('a clinical note', () => {
  test('is saved version after version; every one of them stays to be read', async () => {
    expect(await show()).toEqual({ current: null, revision: 0, canWrite: true, share: null });
    const texts = ['Dort mal.', 'Dort mal depuis **mars**.', ''];
    for (const [basedOn, text] of texts.entries()) {
      expect(await save(text, { basedOn })).toMatchObject({ status: 200, data: { revision: basedOn + 1 } });
    }
    expect(await show()).toMatchObject({ current: { text: '', revision: 3 }, revision: 3 });
    const listed = await asPerson<{ revision: number }[]>(consultation.bob, 'GET', `${path()}/versions`);
    expect([listed.data.map(({ revision }) => revision), listed.total]).toEqual([[3, 2, 1], 3]);
    expect(listed.text).not.toContain('Dort');
    for (const [index, text] of texts.entries()) {
      const version = await asPerson<ClinicalVersion>(
        consultation.bob,
        'GET',
        `${path()}/versions/${index + 1}`,
      );
      expect([version.status, version.data.text]).toEqual([200, text]);
    }
  });

  test('that another device saved meanwhile is not hidden: 409 with the newest revision, and nothing else', async () => {
    await save('Du bureau.');
    const refused = await save('Du téléphone.');
    expect([refused.status, refused.code, refused.paths]).toEqual([409, 'note_changed', ['basedOn']]);
    expect(refused.text).toContain('"value":1');
    expect(refused.text).not.toMatch(/Du (bureau|téléphone)/);
    expect(await save('Du téléphone.\n\nDu bureau.', { basedOn: 1 })).toMatchObject({
      data: { revision: 2 },
    });
    // A revision that does not exist yet is none to write on.
    expect((await save('Plus tard.', { basedOn: 9 })).code).toBe('note_changed');
  });

  test('saved by twenty pages at the same instant is one version; what they write next has no gap', async () => {
    for (let round = 0; round < 3; round += 1) {
      const token = await tokenOf(cms, consultation.bob);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          call(cms, 'PUT', path(), {
            token,
            body: { saveId: randomUUID(), basedOn: round, text: `${round}-${n}` },
          }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...answers.slice(1).map(() => 409)]);
    }
    expect(await countVersions()).toEqual([1, 2, 3]);
  });

  test('whose save is sent many times at once is one version, also long after', async () => {
    const saveId = randomUUID();
    const token = await tokenOf(cms, consultation.bob);
    const body = { saveId, basedOn: 0, text: 'Une fois.' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call<{ revision: number }>(cms, 'PUT', path(), { token, body })),
    );
    expect(answers.map(({ status, data }) => [status, data.revision])).toEqual(answers.map(() => [200, 1]));
    await save('La suite.', { basedOn: 1 });
    expect((await save('Une fois.', { saveId })).data.revision).toBe(1);
    expect(await countVersions()).toEqual([1, 2]);
  });

  test('is written once the consultation has begun, not before, and not of one that is cancelled', async () => {
    const { bob, alice, companyId } = consultation;
    const upcoming = await addConsultation(cms.database, { companyId, alice, bob }, 3);
    const write = (id: string) =>
      asPerson(bob, 'PUT', path(id), { saveId: randomUUID(), basedOn: 0, text: 'Trop tôt.' });
    expect(await show(bob, upcoming)).toMatchObject({ canWrite: false });
    expect(await write(upcoming)).toMatchObject({ status: 422, code: 'note_not_open' });
    await cancelConsultation(cms.database, upcoming);
    expect(await write(upcoming)).toMatchObject({ status: 422, code: 'note_not_open' });
    await beginConsultation(cms.database, consultation.id, 'completed');
    expect((await save('Après coup.')).status).toBe(200);
  });

  test('is refused beyond its length, with the place and nothing of the text', async () => {
    const refused = await save('é'.repeat(20_001));
    expect([refused.status, refused.paths]).toEqual([400, ['text']]);
    expect((await save('é'.repeat(20_000))).status).toBe(200);
    expect(refused.text).not.toContain('éé');
  });

  test('stands in the list of its author, by consultation and without its text', async () => {
    const { bob, alice, companyId } = consultation;
    await save('Première.');
    const later = await addConsultation(cms.database, { companyId, alice, bob }, 4);
    await beginConsultation(cms.database, later);
    await asPerson(bob, 'PUT', path(later), { saveId: randomUUID(), basedOn: 0, text: 'Deuxième.' });
    await share(1);
    const listed = await asPerson<ClinicalNoteEntry[]>(bob, 'GET', '/my/clinical-notes');
    expect(listed.data.map((entry) => [entry.consultationId, entry.share?.revision])).toEqual([
      [later, undefined],
      [consultation.id, 1],
    ]);
    expect(listed.total).toBe(2);
    expect(listed.text).not.toMatch(/Première|Deuxième/);
    const other = await createPerson(cms.database.adminPool, { role: 'practitioner' });
    expect((await asPerson<unknown[]>(other, 'GET', '/my/clinical-notes')).data).toEqual([]);
  });
});

describe('anybody else', () => {
  const reads = (id: string) => [
    path(id),
    `${path(id)}/versions`,
    `${path(id)}/versions/1`,
    `/consultations/${id}/shared-note`,
  ];

  test('gets what they get of an unknown consultation, byte for byte, whatever their role', async () => {
    await save('Entre nous.');
    const { companyId, alice, bob, carol } = consultation;
    const pool = cms.database.adminPool;
    const elsewhere = await buildConsultation(cms.database);
    const people = [
      alice,
      carol,
      elsewhere.alice,
      elsewhere.bob,
      await createPerson(pool, { role: 'practitioner' }),
      await createPerson(pool, { role: 'hr', company: companyId }),
      await createPerson(pool, { role: 'coach' }),
      await createPerson(pool, { role: 'patient', company: companyId }),
      await createPerson(pool, { role: 'trainer', company: companyId }),
    ];
    const tokens = [
      ...(await Promise.all(people.map((who) => tokenOf(cms, who)))),
      await panelTokenOf(cms, 'strapi-super-admin'),
      await panelTokenOf(cms, 'platform-admin'),
      await panelTokenOf(cms, 'editor'),
    ];
    const unknown = reads(randomUUID());
    for (const token of tokens) {
      for (const [index, where] of reads(consultation.id).entries()) {
        const mine = await call(cms, 'GET', where, { token });
        const none = await call(cms, 'GET', unknown[index] ?? '', { token });
        expect([mine.status, mine.text]).toEqual([404, none.text]);
      }
    }
    // The author is no patient of theirs.
    expect((await readShared(bob)).status).toBe(404);
    for (const where of reads(consultation.id)) expect((await call(cms, 'GET', where)).status).toBe(401);
  });

  test('writes nothing: 404 for another practitioner, 403 for every other role', async () => {
    await save('Entre nous.');
    const other = await createPerson(cms.database.adminPool, { role: 'practitioner' });
    expect((await save('Moi aussi.', { basedOn: 1, who: other })).status).toBe(404);
    expect((await share(1, other)).status).toBe(404);
    expect((await asPerson(other, 'DELETE', `${path()}/share`)).status).toBe(404);
    expect((await save('Moi aussi.', { basedOn: 1, who: consultation.alice })).status).toBe(403);
    expect((await share(1, consultation.alice)).status).toBe(403);
    expect(await countVersions()).toEqual([1]);
  });
});

describe('a share', () => {
  test('shows the patient exactly the version that was shared, not what came before or after', async () => {
    await save('Première.');
    await save('À relire **ensemble**.', { basedOn: 1 });
    await save('Ceci est pour moi.', { basedOn: 2 });
    expect((await readShared()).status).toBe(404);
    expect(await share(2)).toMatchObject({ status: 200, data: { revision: 2 } });
    const shared = await readShared();
    expect([shared.status, shared.data.text]).toEqual([200, 'À relire **ensemble**.']);
    expect(shared.text).not.toMatch(/Première|pour moi/);
    expect((await readShared(consultation.carol)).status).toBe(404);
    for (const where of [path(), `${path()}/versions`, `${path()}/versions/2`, `${path()}/versions/3`])
      expect((await asPerson(consultation.alice, 'GET', where)).status).toBe(404);
    await save('Plus tard.', { basedOn: 3 });
    expect((await readShared()).data.text).toBe('À relire **ensemble**.');
    await share(3);
    expect((await readShared()).data.text).toBe('Ceci est pour moi.');
    expect((await show()).share).toMatchObject({ revision: 3 });
  });

  test('tells the patient once, without a word of it, and takes that back when it is withdrawn', async () => {
    await save('Dort mal.');
    await save('Dort mieux.', { basedOn: 1 });
    await share(1);
    await share(1);
    const told = await notifications();
    expect(told).toMatchObject([{ link: `/employee/consultations/${consultation.id}`, parameters: {} }]);
    await share(2);
    expect(await notifications()).toHaveLength(1);
    expect((await notifications())[0]).not.toEqual(told[0]);
    const withdraw = () => asPerson(consultation.bob, 'DELETE', `${path()}/share`);
    expect((await withdraw()).status).toBe(204);
    expect((await withdraw()).status).toBe(204);
    expect((await readShared()).status).toBe(404);
    expect(await notifications()).toEqual([]);
    expect((await show()).share).toBeNull();
    const { rows } = await cms.database.adminPool.query(
      'select revision from care.clinical_note_shares where consultation_id = $1 order by shared_at',
      [consultation.id],
    );
    expect(rows).toEqual([{ revision: 1 }, { revision: 2 }]);
  });

  test('of a version that does not exist is a 404; twenty at once leave one', async () => {
    await save('Une.');
    await save('Deux.', { basedOn: 1 });
    expect((await share(3)).status).toBe(404);
    const token = await tokenOf(cms, consultation.bob);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        call(cms, 'POST', `${path()}/share`, { token, body: { revision: 1 + (n % 2) } }),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await notifications()).toHaveLength(1);
  });
});

test('each reading, saving, sharing and withdrawal is one line of the patient’s ledger, and nothing else is', async () => {
  const saveId = randomUUID();
  await show();
  await save('Une.', { saveId });
  await save('Une.', { saveId });
  await save('Périmée.');
  await show();
  await asPerson(consultation.bob, 'GET', `${path()}/versions`);
  await asPerson(consultation.bob, 'GET', `${path()}/versions/1`);
  await share(1);
  await share(1);
  await readShared();
  await asPerson(consultation.bob, 'DELETE', `${path()}/share`);
  await asPerson(consultation.bob, 'DELETE', `${path()}/share`);
  await readShared();
  await show(consultation.carol);
  const { data } = await asPerson<AccessEntry[]>(consultation.alice, 'GET', '/my/accesses?own=true');
  expect(data.map(({ action, actorRole, kind, recordId }) => [action, actorRole, kind, recordId])).toEqual(
    [
      ['unshare', 'practitioner'],
      ['read', 'employee'],
      ['share', 'practitioner'],
      ['read', 'practitioner'],
      ['read', 'practitioner'],
      ['write', 'practitioner'],
    ].map((line) => [...line, 'clinical-note', consultation.id]),
  );
});

test('what was written stands in no table, no log, no other answer and no notification', async () => {
  const words = `craque le dimanche soir ${randomUUID()}`;
  await save(words);
  await save(`${words} et le lundi`, { basedOn: 1 });
  await save(words, { basedOn: 0 });
  await save(`${words}${'x'.repeat(20_000)}`);
  await call(cms, 'POST', path(), {
    token: await tokenOf(cms, consultation.bob),
    body: { text: words },
  });
  await share(1);
  expect((await show()).current?.text).toContain(words);
  expect((await readShared()).data.text).toBe(words);
  expect(await findInDatabase(cms.database, words)).toEqual([]);
  const hr = await createPerson(cms.database.adminPool, { role: 'hr', company: consultation.companyId });
  const answers = await Promise.all([
    asPerson(consultation.bob, 'GET', '/consultations?when=upcoming'),
    asPerson(consultation.bob, 'GET', `/consultations/${consultation.id}`),
    asPerson(consultation.bob, 'GET', '/my/clinical-notes'),
    asPerson(consultation.alice, 'GET', `/consultations/${consultation.id}`),
    asPerson(consultation.alice, 'GET', '/my/notifications'),
    asPerson(hr, 'GET', path()),
    asPerson(hr, 'GET', '/metrics/employees'),
    call(cms, 'GET', '/exports', { token: await panelTokenOf(cms, 'strapi-super-admin') }),
  ]);
  expect(answers.filter(({ text }) => text.includes('craque'))).toEqual([]);
  cms.strapi.log.error('the log is listened to');
  expect(logged.join('\n')).toContain('the log is listened to');
  expect(logged.join('\n')).not.toContain('craque le dimanche');
  // The search itself finds what is there.
  await cms.database.adminPool.query('update care.people set department = $1 where account_id = $2', [
    words,
    consultation.alice.accountId,
  ]);
  expect(await findInDatabase(cms.database, words)).toContain('care.people.department');
});
