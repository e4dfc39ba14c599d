/** What is in an export: conversations, notes and files as their reader reads them, and sealed what only their browser opens. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { personalData } from '@huntzen/kernel/server';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { AttachmentStore, ChatStore } from '../chat/index.ts';
import type { AccessEntry } from '../contracts/index.ts';
import { createOwner, ended, ask, openExported, exported } from './_exports.ts';
import { openJournal, write } from './_journal.ts';
import { addConsultation, beginConsultation, findInDatabase } from './_util.ts';

let cms: TestCms;
let logged: string[];
let company: string;
let alice: Actor;
let bob: Actor;
let consultation: string;

const secret = `canari-${randomUUID()}`;

beforeAll(async () => {
  cms = await startTestCms({ SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  logged = [];
  cms.strapi.log.on('data', (line: unknown) => logged.push(JSON.stringify(line)));
  company = await createCompany(cms.database.adminPool);
  alice = await createOwner(cms, { role: 'employee', company });
  bob = await createOwner(cms, { role: 'practitioner' });
  consultation = await addConsultation(cms.database, { companyId: company, alice, bob });
});
afterAll(() => cms.close());

const asPerson = async <Data>(who: Actor, method: string, path: string, body?: unknown) =>
  call<Data>(cms, method, path, { token: await tokenOf(cms, who), body });

async function say(who: Actor, text: string, attachmentIds: string[] = []): Promise<void> {
  const answer = await asPerson(who, 'POST', `/consultations/${consultation}/messages`, {
    clientMessageId: randomUUID(),
    text,
    attachmentIds,
  });
  expect(answer.status).toBe(201);
}

it('gives both people their conversation, its files and their notes, and leaves marks where they were', async () => {
  const attachments = cms.strapi.get<AttachmentStore>('care.chatAttachments');
  const content = Buffer.from(`%PDF-1.7 ${secret}`);
  const file = await attachments.add(alice, consultation, {
    name: '=cmd|’x’!.pdf',
    mediaType: 'application/pdf',
    content,
  });
  await say(alice, `=1+1 ${secret} à l’aube`, [file.id]);
  await say(bob, 'Bien reçu ; "merci"\nÀ demain.');
  await beginConsultation(cms.database, consultation);
  for (const [basedOn, text] of [`Dort mal ${secret}.`, 'Dort mieux.'].entries())
    await asPerson(bob, 'PUT', `/consultations/${consultation}/note`, {
      saveId: randomUUID(),
      basedOn,
      text,
    });
  await asPerson(bob, 'POST', `/consultations/${consultation}/note/share`, { revision: 2 });
  const before = await marks();

  const hers = await openExported(cms, alice);
  expect(await hers.rows('messages')).toMatchObject([
    { position: 1, is_mine: true, text: `=1+1 ${secret} à l’aube`, attachments: [{ id: file.id }] },
    { position: 2, is_mine: false, text: 'Bien reçu ; "merci"\nÀ demain.' },
  ]);
  // No spreadsheet runs what somebody wrote.
  expect(await hers.text('data/messages.csv')).toContain(`;'=1+1 ${secret}`);
  const [row] = await hers.rows('message-files');
  expect(row).toMatchObject({ id: file.id, byte_size: content.length });
  expect(await hers.bytes(String(row?.file))).toEqual(content);
  expect(await hers.rows('shared-notes')).toMatchObject([
    { consultation_id: consultation, text: 'Dort mieux.' },
  ]);
  expect(await hers.text('README.txt')).toContain('Mes données HuntZen Care');

  const his = await openExported(cms, bob);
  expect((await his.rows('messages')).map(({ is_mine }) => is_mine)).toEqual([false, true]);
  expect((await his.rows('clinical-notes')).map(({ text }) => text)).toEqual([
    `Dort mal ${secret}.`,
    'Dort mieux.',
  ]);
  expect(hers.manifest.lists.some(({ name }) => name === 'clinical-notes')).toBe(false);
  for (const path of hers.paths) expect(await hers.text(path)).not.toContain('Dort mal');
  expect(await marks()).toEqual(before);
});

async function marks() {
  const { rows } = await cms.database.adminPool.query(
    'select account_id, position, delivered_position from care.chat_reads order by 1',
  );
  return rows as unknown[];
}

it('leaves a line in the ledger of whoever it is about, and nothing readable anywhere else', async () => {
  const { data } = await asPerson<AccessEntry[]>(alice, 'GET', '/my/accesses?own=true');
  const lines = data.map(({ kind, action, isOwn }) => `${isOwn ? 'alice' : 'bob'} ${kind} ${action}`);
  for (const line of [
    'alice own-data export',
    'alice own-data read',
    'alice chat export',
    'bob chat export',
    'bob clinical-note export',
  ])
    expect(lines).toContain(line);
  expect(await findInDatabase(cms.database, secret)).toEqual([]);
  expect(logged.join('\n')).not.toContain(secret);
});

it('tells the person by a notification and by a mail, with a link to the page and nothing of the content', async () => {
  const { data } = await asPerson<{ kind: string; link: string; readAt: string | null }[]>(
    alice,
    'GET',
    '/my/notifications',
  );
  expect(data.find(({ kind }) => kind === 'export-ready')).toMatchObject({
    link: '/my-data/export',
    readAt: null,
  });
  const { rows } = await cms.database.adminPool.query<{ payload: unknown }>(
    `select payload from graphile_worker._private_jobs where payload ->> 'accountId' = $1`,
    [alice.accountId],
  );
  expect(rows.map(({ payload }) => payload)).toContainEqual({
    template: 'export-ready',
    accountId: alice.accountId,
  });
});

it('holds a journal as the browser sealed it, with its wrapped key, and says where the readable one is', async () => {
  const person = await createOwner(cms, { role: 'employee', company, language: 'en' });
  const browser = await openJournal(cms, person);
  await write(cms, browser);
  const zip = await openExported(cms, person);
  expect(await zip.rows('journal')).toMatchObject([{ key_id: browser.keyId, entry_count: 1 }]);
  const [entry] = await zip.rows('journal-entries');
  expect(Object.keys(entry?.sealed as object).toSorted()).toEqual(['content', 'iv', 'tag']);
  for (const path of zip.paths) expect(await zip.text(path)).not.toContain('Marché au bord');
  expect(await zip.text('README.txt')).toMatch(/Journal/);
});

it('gives a coach their groups and private notes, and the patient neither', async () => {
  const coach = await createOwner(cms, { role: 'coach' });
  const patient = await createOwner(cms, { role: 'patient', company });
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    'insert into care.groups (company_id, name, coach_id) values ($1, $2, $3) returning id',
    [company, 'Mardi', coach.accountId],
  );
  await cms.database.adminPool.query(
    'insert into care.group_members (company_id, group_id, patient_id) values ($1, $2, $3)',
    [company, rows[0]?.id, patient.accountId],
  );
  for (const text of ['Genou gauche.', 'Genou droit.'])
    await asPerson(coach, 'PUT', `/my/patients/${patient.accountId}/note`, {
      sittingId: randomUUID(),
      seenRevision: 0,
      text,
    });
  const zip = await openExported(cms, coach);
  expect((await zip.rows('private-notes')).map(({ text }) => text)).toEqual([
    'Genou gauche.',
    'Genou droit.',
  ]);
  expect(await zip.rows('group-members')).toMatchObject([{ patient_id: patient.accountId }]);
  const theirs = await openExported(cms, patient);
  expect(await theirs.rows('coach-groups')).toMatchObject([{ group_id: rows[0]?.id }]);
  for (const path of theirs.paths) expect(await theirs.text(path)).not.toMatch(/Genou|Mardi/);
});

it('gives the rest when one file no longer opens, and says so', async () => {
  const eve = await createOwner(cms, { role: 'employee', company });
  const dan = await createPerson(cms.database.adminPool, { role: 'practitioner' });
  const id = await addConsultation(cms.database, { companyId: company, alice: eve, bob: dan }, 3);
  const stores = {
    attachments: cms.strapi.get<AttachmentStore>('care.chatAttachments'),
    chat: cms.strapi.get<ChatStore>('care.chat'),
  };
  for (const name of ['a.pdf', 'b.pdf'])
    await stores.attachments.add(eve, id, { name, mediaType: 'application/pdf', content: Buffer.from(name) });
  await cms.database.adminPool.query(
    `update care.chat_attachments set auth_tag = set_byte(auth_tag, 0, 255 - get_byte(auth_tag, 0))
     where id = (select id from care.chat_attachments where sender_id = $1 order by id limit 1)`,
    [eve.accountId],
  );
  const errors = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
  const zip = await openExported(cms, eve);
  const files = (await zip.rows('message-files')).map(({ file }) => file);
  expect([files[0], typeof files[1]]).toEqual([null, 'string']);
  expect(zip.manifest.lists.find(({ name }) => name === 'message-files')).toMatchObject({
    rows: 2,
    attachments: 1,
    unreadable: 1,
  });
  expect(errors).toHaveBeenCalled();
});

it('says that it failed, and may be asked for again at once', async () => {
  const person = await createOwner(cms, { role: 'hr', company });
  const errors = vi.spyOn(cms.strapi.log, 'error').mockImplementation(() => cms.strapi.log);
  const [broken] = personalData(cms.strapi).sourcesOf('hr');
  const read = vi.spyOn(broken as unknown as { read: () => AsyncIterable<never> }, 'read');
  read.mockImplementation(() => {
    throw new Error(`nobody may read this: ${secret}`);
  });
  expect((await ask(cms, person)).status).toBe(202);
  expect((await ended(cms, person)).state).toBe('failed');
  expect(JSON.stringify(errors.mock.calls)).not.toContain(secret);
  const { data } = await asPerson<{ kind: string }[]>(person, 'GET', '/my/notifications');
  expect(data.map(({ kind }) => kind)).toContain('export-failed');
  read.mockRestore();
  errors.mockRestore();
  expect((await exported(cms, person)).state).toBe('ready');
});
