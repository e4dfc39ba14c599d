/** What is left of an erased person, in every table; clinical notes under their hold; and erasures that are interrupted. */
import { randomUUID } from 'node:crypto';
import { readConfig } from '@huntzen/config';
import type { Actor, ServiceDatabase } from '@huntzen/database';
import { createCompany, createPerson, newDocumentId } from '@huntzen/database/testing/people';
import { ErasureSteps, type Caller } from '@huntzen/kernel/server';
import { createKeyRing } from '@huntzen/records/crypto';
import { readStatus, rotateKeys } from '@huntzen/records/keys';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { ClinicalNote } from '@huntzen/records/contracts';
import { openJournal, someContent, write } from '../../records/tests/_journal.ts';
import { addConsultation, beginConsultation } from '../../records/tests/_util.ts';
import { createSchool, createSession } from '../../training/tests/_util.ts';
import { work } from '../../training/tests/_learning.ts';
import type { NewSessionService } from '../../training/server/new-sessions.ts';
import type { PlaceService } from '../../training/server/places.ts';
import type { SubmissionService } from '../../training/server/learning/submissions.ts';
import { finishErasures } from '../server/finish-erasures.ts';
import {
  askAndWait,
  createCanary,
  erase,
  eraserOf,
  erasureOf,
  findWords,
  type Canary,
  openMailbox,
  setPassword,
  type Mailbox,
} from './_erasure.ts';
import { password, until } from './_util.ts';

let cms: TestCms;
let mailbox: Mailbox;
let jobs: ServiceDatabase;
let company: string;
let alice: Canary;
let bob: Actor;
let consultation: string;

const note = 'Dort mal depuis mars.';

beforeAll(async () => {
  mailbox = await openMailbox();
  cms = await startTestCms({ SMTP_PORT: mailbox.port, SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  jobs = cms.database.openJobs();
  company = await createCompany(cms.database.adminPool);
});
afterAll(async () => {
  await cms.close();
  await mailbox.close();
});
beforeEach(async () => {
  alice = await createCanary(cms.database, { role: 'employee', company });
  bob = await createPerson(cms.database.adminPool, { role: 'practitioner' });
  consultation = await addConsultation(cms.database, { companyId: company, alice, bob });
  await beginConsultation(cms.database, consultation, 'completed');
});

const asPerson = async <Data>(who: Actor, method: string, path: string, body?: unknown) =>
  call<Data>(cms, method, path, { token: await tokenOf(cms, who), body });
const noteOf = async (who: Actor = bob) =>
  asPerson<ClinicalNote>(who, 'GET', `/consultations/${consultation}/note`);
const writeNote = (text = note, basedOn = 0) =>
  asPerson(bob, 'PUT', `/consultations/${consultation}/note`, { saveId: randomUUID(), basedOn, text });
const say = (who: Actor, text: string) =>
  asPerson(who, 'POST', `/consultations/${consultation}/messages`, {
    clientMessageId: randomUUID(),
    text,
    attachmentIds: [],
  });
const count = async (table: string, where: string, ...values: unknown[]) => {
  const { rows } = await cms.database.adminPool.query<{ n: number }>(
    `select count(*)::int as n from care.${table} where ${where}`,
    values,
  );
  return rows[0]?.n;
};
const queueIsEmpty = () =>
  until(async () => {
    const { rows } = await cms.database.adminPool.query(
      // A mail that was not taken at once is tried again later.
      `select from graphile_worker._private_jobs where run_at <= now() or attempts > 0`,
    );
    return rows.length === 0 ? true : undefined;
  }, 60_000);

test('of an employee nothing is left that is theirs alone, and no word or key in any table', async () => {
  const journal = await openJournal(cms, alice);
  await write(cms, journal, { ...someContent, text: 'Un secret.' });
  await say(alice, 'Un secret.');
  await say(bob, 'Une réponse.');
  await writeNote();
  await asPerson(bob, 'POST', `/consultations/${consultation}/note/share`, { revision: 1 });
  await asPerson(alice, 'PUT', '/my/message-preferences', {
    reminderAt: '09:00',
    quietFrom: '21:00',
    quietTo: '08:00',
    muted: [],
  });
  await setPassword(cms.database, alice);
  await asPerson(alice, 'POST', '/my/exports', { password });
  const later = await addConsultation(cms.database, { companyId: company, alice, bob }, 3);
  const { rows: before } = await cms.database.adminPool.query(
    'select sum(consult_count) as n, sum(total_duration_seconds) as s from care.company_activity_daily where company_id = $1',
    [company],
  );

  await erase(cms, jobs, alice);
  await queueIsEmpty();

  expect(await findWords(cms.database, alice)).toEqual([]);
  for (const [table, column] of [
    ['journals', 'owner_id'],
    ['journal_entries', 'owner_id'],
    ['chat_conversations', 'employee_id'],
    ['chat_messages', 'employee_id'],
    ['chat_reads', 'employee_id'],
    ['data_keys', 'employee_id'],
    ['notifications', 'account_id'],
    ['message_preferences', 'account_id'],
    ['account_tokens', 'account_id'],
    ['holds', 'employee_id'],
    ['request_keys', 'account_id'],
    ['data_exports', 'person_id'],
    ['data_export_chunks', 'person_id'],
  ] as const)
    expect([table, await count(table, `${column} = $1`, alice.accountId)]).toEqual([table, 0]);
  expect(await count('sessions', 'account_id = $1 and ended_at is null', alice.accountId)).toBe(0);
  expect((await erasureOf(cms.database, alice))?.report).toMatchObject({
    conversations: 1,
    messages: 2,
    journalEntries: 1,
    clinicalNotesHeld: 1,
    consultationsKept: 2,
  });

  // The other side is told of what was cancelled; the figures add up as before.
  const { rows: cancelled } = await cms.database.adminPool.query(
    'select status, cancelled_by from care.consultations where id = $1',
    [later],
  );
  expect(cancelled).toEqual([{ status: 'cancelled', cancelled_by: 'employee' }]);
  const told = await asPerson<{ kind: string }[]>(bob, 'GET', '/my/notifications');
  expect(told.data.map(({ kind }) => kind)).toContain('consultation-cancelled');
  const { rows: after } = await cms.database.adminPool.query(
    'select sum(consult_count) as n, sum(total_duration_seconds) as s from care.company_activity_daily where company_id = $1',
    [company],
  );
  expect(after).toEqual(before);
});

describe('clinical notes of an erased employee', () => {
  beforeEach(async () => {
    await writeNote();
    await asPerson(bob, 'POST', `/consultations/${consultation}/note/share`, { revision: 1 });
  });
  const endHolds = (years: number, at: string) =>
    cms.database.adminPool.query(
      'select care.end_note_holds($1, (select ends_at from care.consultations where id = $2) + $3::interval)',
      [years, consultation, at],
    );

  test('are read by their author until the hold ends, and by nobody after', async () => {
    await erase(cms, jobs, alice);
    expect((await noteOf()).data).toMatchObject({ current: { text: note }, canWrite: false, share: null });
    expect(await writeNote('Encore.', 1)).toMatchObject({ status: 422, code: 'person_erased' });
    expect(
      await asPerson(bob, 'POST', `/consultations/${consultation}/note/share`, { revision: 1 }),
    ).toMatchObject({
      status: 422,
      code: 'person_erased',
    });
    await endHolds(20, '19 years 360 days');
    expect((await noteOf()).data.current?.text).toBe(note);
    await endHolds(20, '20 years 1 day');
    expect((await noteOf()).data.current?.text).toBeNull();
    expect(await readStatus(jobs, createKeyRing(readConfig('cms')))).toMatchObject({ lost: 0 });
  });

  test('are not added to by the database either', async () => {
    await erase(cms, jobs, alice);
    const row = {
      company_id: company,
      consultation_id: consultation,
      employee_id: alice.accountId,
      practitioner_id: bob.accountId,
    };
    await expect(
      cms.database.openCare(1).as(bob, (tx) =>
        tx
          .insertInto('care.clinical_note_shares')
          .values({ ...row, revision: 1 })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('whose key stands under the share that goes are moved before it does', async () => {
    // As before there were held shares.
    await cms.database.adminPool.query(
      `update care.wrapped_key_kinds set person_sql = 'k.employee_id' where purpose = 'clinical-note'`,
    );
    await rotateKeys(jobs, createKeyRing(readConfig('cms')));
    expect(await count('clinical_note_keys', 'share_of = $1', alice.accountId)).toBe(1);
    await cms.database.adminPool.query(
      `update care.wrapped_key_kinds set person_sql = 'k.employee_id || '':held''' where purpose = 'clinical-note'`,
    );
    await erase(cms, jobs, alice);
    expect((await noteOf()).data.current?.text).toBe(note);
  });

  test('of somebody who keeps their account are not touched by the end of holds', async () => {
    await endHolds(20, '40 years');
    expect((await noteOf()).data.current?.text).toBe(note);
  });
});

test('of a practitioner the profile goes; notes are held and read by nobody; others keep what is theirs', async () => {
  const zoe = await createCanary(cms.database, { role: 'practitioner' });
  await cms.database.adminPool.query(
    `insert into cms.practitioners (document_id, account_id, display_name, title, bio, diplomas, city, specialities, languages, modes, time_zone, published_at)
     select $3, id, first_name || ' ' || last_name, 'Psychologue', $2, $2, 'Lyon', '["sleep"]', '["fr"]', '["video"]', 'Europe/Paris', now()
     from cms.up_users where document_id = $1`,
    [zoe.accountId, zoe.words[0], newDocumentId()],
  );
  await cms.database.adminPool.query(`select care.record_verification($1, 'verified', $2, 'Admin')`, [
    zoe.accountId,
    zoe.words[1],
  ]);
  bob = zoe;
  consultation = await addConsultation(cms.database, { companyId: company, alice, bob }, 8);
  await say(alice, 'Bonjour.');
  await beginConsultation(cms.database, consultation, 'completed');
  await writeNote();
  await asPerson(bob, 'POST', `/consultations/${consultation}/note/share`, { revision: 1 });
  await erase(cms, jobs, zoe);
  await queueIsEmpty();
  expect(await findWords(cms.database, zoe)).toEqual([]);
  expect(await count('practitioners', `account_id = $1 and verification = 'suspended'`, zoe.accountId)).toBe(
    1,
  );
  expect((await asPerson(alice, 'GET', `/consultations/${consultation}/shared-note`)).status).toBe(404);
  const messages = await asPerson<{ text: string }[]>(
    alice,
    'GET',
    `/consultations/${consultation}/messages`,
  );
  expect(messages.data.map(({ text }) => text)).toEqual(['Bonjour.']);
  const keys = () =>
    count('clinical_note_keys', `practitioner_id = $1 and kek_id <> repeat('0', 16)`, zoe.accountId);
  expect(await keys()).toBe(1);
  await cms.database.adminPool.query(`select care.end_note_holds(20, now() + interval '21 years')`);
  expect(await keys()).toBe(0);
});

test('of a learner words and files go, presence and marks stay, and the place goes to the line', async () => {
  const training = cms.strapi.get<{
    newSessions: NewSessionService;
    places: PlaceService;
    submissions: SubmissionService;
  }>('care.training');
  const school = await createSchool(cms.database.adminPool);
  const zoe = await createCanary(cms.database, { role: 'learner', company: school.company });
  const caller: Caller = { ...zoe, sessionId: null, address: '' };
  const session = await createSession(training, school, { capacity: 1 });
  await training.places.join(caller, session);
  const secret = zoe.words[0] ?? '';
  const pdf = { name: `${secret}.pdf`, content: Buffer.from(`%PDF-1.7\n`).toString('base64') };
  const handed = await training.submissions.handIn(
    caller,
    work(school.course, { title: secret, text: secret, files: [pdf] }),
  );
  await cms.database.adminPool.query(
    `insert into care.submission_marks (company_id, trainee_id, round_id, result, mark, comment, made_by)
     select company_id, trainee_id, id, 'accepted', 15, $2, 'somebody' from care.submission_rounds where submission_id = $1`,
    [handed.id, secret],
  );
  const waiting = await createPerson(cms.database.adminPool, { role: 'learner', company: school.company });
  await training.places.join({ ...waiting, sessionId: null, address: '' }, session);

  await erase(cms, jobs, zoe);
  await queueIsEmpty();
  expect(await findWords(cms.database, zoe)).toEqual([]);
  expect(await count('submission_marks', 'mark = 15')).toBe(1);
  expect(await count('submission_files', 'true')).toBe(0);
  expect(
    await count(
      'enrolments',
      `session_id = $1 and status = 'enrolled' and trainee_id = (select id from care.trainees where account_id = $2)`,
      session,
      waiting.accountId,
    ),
  ).toBe(1);
  // What is only added to stays so for everybody who was not erased.
  await expect(
    cms.database.adminPool.query(`update care.training_moves set details = '{}' where made_by = $1`, [
      waiting.accountId,
    ]),
  ).rejects.toMatchObject({ code: '42501' });
});

test('of a patient and of a coach the private notes go, and pain; that they moved stays', async () => {
  const { adminPool } = cms.database;
  const zoe = await createCanary(cms.database, { role: 'patient', company });
  const coach = await createPerson(adminPool, { role: 'coach' });
  await adminPool.query(
    `with made as (insert into care.groups (company_id, name, coach_id) values ($1, $4, $2) returning id)
     insert into care.group_members (company_id, group_id, patient_id) select $1, made.id, $3 from made`,
    [company, coach.accountId, zoe.accountId, randomUUID()],
  );
  const saved = await asPerson(coach, 'PUT', `/my/patients/${zoe.accountId}/note`, {
    sittingId: randomUUID(),
    seenRevision: 0,
    text: 'Genou droit.',
  });
  expect(saved.status).toBe(200);
  await erase(cms, jobs, zoe);
  expect(await count('coach_notes', 'patient_id = $1', zoe.accountId)).toBe(0);
  expect(await count('coach_note_keys', 'patient_id = $1', zoe.accountId)).toBe(0);
  expect((await asPerson(coach, 'GET', `/my/patients/${zoe.accountId}/note`)).status).toBe(404);
});

describe('an erasure that is interrupted', () => {
  test('between its steps goes on with the next run', async () => {
    await askAndWait(cms.database, alice);
    const steps = new ErasureSteps();
    let tries = 0;
    steps.register(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('killed')) : Promise.resolve();
    });
    await expect(finishErasures(jobs, { ...eraserOf(cms), steps })).rejects.toThrow('killed');
    expect(await erasureOf(cms.database, alice)).toMatchObject({ done: false });
    expect((await findWords(cms.database, alice)).length).toBeGreaterThan(0);
    await finishErasures(jobs, { ...eraserOf(cms), steps });
    await queueIsEmpty();
    expect(await findWords(cms.database, alice)).toEqual([]);
  });

  test('within its transaction has done nothing, and the next run does all of it', async () => {
    await writeNote();
    await say(alice, 'Un secret.');
    await askAndWait(cms.database, alice);
    const lock = await cms.database.adminPool.connect();
    await lock.query('begin; lock table care.chat_messages in access exclusive mode');
    const run = finishErasures(jobs, eraserOf(cms));
    const failed = expect(run).rejects.toThrow();
    await until(async () => {
      const { rows } = await cms.database.adminPool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%erase_person%'`,
      );
      return rows.length > 0 ? true : undefined;
    });
    await failed;
    await lock.query('rollback');
    lock.release();
    expect(await erasureOf(cms.database, alice)).toMatchObject({ done: false });
    expect(await count('chat_messages', 'employee_id = $1', alice.accountId)).toBe(1);
    // A connection that was cut is found out by using it: the worker tries a job again.
    await until(() =>
      finishErasures(jobs, eraserOf(cms)).then(
        () => true as const,
        () => undefined,
      ),
    );
    await queueIsEmpty();
    expect(await findWords(cms.database, alice)).toEqual([]);
    expect((await noteOf()).data.current?.text).toBe(note);
  });

  test('does not hold up others', async () => {
    const carol = await createCanary(cms.database, { role: 'employee', company });
    await askAndWait(cms.database, alice);
    await askAndWait(cms.database, carol);
    const steps = new ErasureSteps();
    steps.register(({ accountId }) =>
      accountId === alice.accountId ? Promise.reject(new Error('stuck')) : Promise.resolve(),
    );
    await expect(finishErasures(jobs, { ...eraserOf(cms), steps })).rejects.toThrow('stuck');
    expect([await erasureOf(cms.database, alice), await erasureOf(cms.database, carol)]).toMatchObject([
      { done: false },
      { done: true },
    ]);
    await finishErasures(jobs, eraserOf(cms));
  });
});

test('two workers at once erase once', async () => {
  await addConsultation(cms.database, { companyId: company, alice, bob }, 4);
  await askAndWait(cms.database, alice);
  const others = cms.database.openJobs();
  await Promise.all([finishErasures(jobs, eraserOf(cms)), finishErasures(others, eraserOf(cms))]);
  await queueIsEmpty();
  expect(await findWords(cms.database, alice)).toEqual([]);
  expect(await erasureOf(cms.database, alice)).toMatchObject({ done: true });
  expect(await count('erasures', 'account_id = $1', alice.accountId)).toBe(1);
  await finishErasures(jobs, eraserOf(cms));
  expect(await count('erasures', 'account_id = $1', alice.accountId)).toBe(1);
});

test('an account that a restored backup brought back is erased again, and nobody is written to', async () => {
  await erase(cms, jobs, alice);
  const before = (await erasureOf(cms.database, alice))?.report;
  expect(before).toBeDefined();
  // As a backup of before the request brings it back: the vault alone knows.
  await cms.database.adminPool.query('delete from care.erasures where account_id = $1', [alice.accountId]);
  await cms.database.adminPool.query(
    `update cms.up_users set email = $2, first_name = $3, last_name = $4, blocked = false where document_id = $1`,
    [alice.accountId, alice.email, alice.words[0], alice.words[1]],
  );
  expect((await findWords(cms.database, alice)).length).toBeGreaterThan(0);
  await queueIsEmpty();
  const sent = mailbox.mails.length;
  await finishErasures(jobs, eraserOf(cms));
  await queueIsEmpty();
  expect(await findWords(cms.database, alice)).toEqual([]);
  expect(mailbox.mails).toHaveLength(sent);
});
