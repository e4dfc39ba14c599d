/** Asking for one's erasure over HTTP: by the person alone, with their password, and called off while there is time. */
import { portalRoles, rolesWithoutCompany } from '@huntzen/kernel/contracts';
import type { ServiceDatabase } from '@huntzen/database';
import { createCompany } from '@huntzen/database/testing/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { panelTokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { hashPassword } from '../server/accounts.ts';
import { finishErasures } from '../server/finish-erasures.ts';
import {
  createCanary,
  erasureOf,
  eraserOf,
  findWords,
  openMailbox,
  passDays,
  type Canary,
  type Mailbox,
} from './_erasure.ts';
import { call, password, until } from './_util.ts';

let cms: TestCms;
let mailbox: Mailbox;
let jobs: ServiceDatabase;
let company: string;
let hash: string;

beforeAll(async () => {
  mailbox = await openMailbox();
  cms = await startTestCms({ SMTP_PORT: mailbox.port, SIGNED_IN_CALLS_PER_15_MINUTES: '100000' });
  jobs = cms.database.openJobs();
  company = await createCompany(cms.database.adminPool);
  hash = await hashPassword(password);
});
afterAll(async () => {
  await cms.close();
  await mailbox.close();
});

const mailTo = (address: string, nth = 1) =>
  until(() => Promise.resolve(mailbox.mails.filter((mail) => mail.to === address)[nth - 1]));
const newPerson = (role = 'employee') =>
  createCanary(cms.database, {
    role,
    passwordHash: hash,
    ...(rolesWithoutCompany.some((without) => without === role) ? {} : { company }),
  });
const signIn = async ({ email }: Canary) => {
  const { status, body } = await call(cms, 'POST', '/auth/login', { body: { email, password } });
  return { status, token: String(body.data?.accessToken) };
};
const ask = (token: string, secret = password) =>
  call(cms, 'POST', '/my/erasure', { token, body: { password: secret } });
const show = async (token: string) => (await call(cms, 'GET', '/my/erasure', { token })).body.data;
const finish = () => finishErasures(jobs, eraserOf(cms));

describe('asking for one’s erasure', () => {
  test('takes the own password, and counts wrong ones as failed sign-ins', async () => {
    const person = await newPerson();
    const { token } = await signIn(person);
    const wrong = await ask(token, 'not the password');
    expect([wrong.status, wrong.body.error?.details[0]?.path]).toEqual([400, 'password']);
    for (let tries = 0; tries < 4; tries += 1) await ask(token, 'not the password');
    expect((await ask(token)).status).toBe(429);
    expect((await signIn(person)).status).toBe(429);
    expect(await erasureOf(cms.database, person)).toBeUndefined();
  });

  test('leaves seven days and a usable account; again it is the same', async () => {
    const person = await newPerson();
    const { token } = await signIn(person);
    expect(await show(token)).toEqual({ asked: null, graceDays: 7, noteHoldYears: 20 });
    const asked = await ask(token);
    expect(asked.status).toBe(201);
    const { asked: dates } = asked.body.data as { asked: { askedAt: string; dueAt: string } };
    expect(Date.parse(dates.dueAt) - Date.parse(dates.askedAt)).toBe(7 * 86_400_000);
    expect((await ask(token)).body.data).toEqual(asked.body.data);
    expect((await mailTo(person.email)).subject).toBe('Votre compte sera effacé');
    await finish();
    expect((await signIn(person)).status).toBe(200);
    const { rows } = await cms.database.adminPool.query(
      `select action, actor_id = owner_id as own from care.access_ledger where owner_id = $1`,
      [person.accountId],
    );
    expect(rows).toEqual([{ action: 'erase', own: true }]);
  });

  test('is called off by the person while nothing was begun, and not after', async () => {
    const person = await newPerson();
    const { token } = await signIn(person);
    await ask(token);
    // Once it is called off, the mail that says until when one may do so is not written any more.
    await mailTo(person.email);
    const cancel = () => call(cms, 'DELETE', '/my/erasure', { token });
    expect((await cancel()).body.data).toMatchObject({ asked: null });
    expect((await cancel()).status).toBe(200);
    await mailTo(person.email, 2);
    const told = mailbox.mails.filter(({ to }) => to === person.email).map(({ subject }) => subject);
    expect(told).toEqual(['Votre compte sera effacé', 'Votre compte est conservé']);
    await passDays(cms.database, person);
    await finish();
    expect((await signIn(person)).status).toBe(200);

    await ask(token);
    await cms.database.adminPool.query(
      'update care.erasures set begun_at = now() where account_id = $1 and cancelled_at is null',
      [person.accountId],
    );
    expect((await cancel()).body.error?.code).toBe('erasure_begun');
    expect(await show(token)).toMatchObject({ asked: { canCancel: false } });
  });

  test('is nobody else’s: not seen and not started by administrators, nor by HR', async () => {
    const person = await newPerson();
    await ask((await signIn(person)).token);
    const hr = await signIn(await newPerson('hr'));
    expect(await show(hr.token)).toMatchObject({ asked: null });
    await call(cms, 'DELETE', '/my/erasure', { token: hr.token });
    expect(await erasureOf(cms.database, person)).toBeDefined();
    for (const role of ['platform-admin', 'strapi-super-admin']) {
      const token = await panelTokenOf(cms, role);
      for (const method of ['GET', 'DELETE'])
        expect((await call(cms, method, '/my/erasure', { token })).status).toBe(403);
      expect((await ask(token)).status).toBe(403);
      const admin = { accountId: 'panel-admin', role: 'super-admin', companyId: null };
      const seen = await cms.database
        .openCare(1)
        .as(admin, (tx) => tx.selectFrom('care.erasures').select('id').execute());
      expect(seen).toEqual([]);
    }
  });
});

describe('an erasure that is due', () => {
  test.each(portalRoles)('of a %s leaves no name, no address and no way in', async (role) => {
    const person = await newPerson(role);
    const { token } = await signIn(person);
    await ask(token);
    await mailTo(person.email);
    await passDays(cms.database, person);
    await finish();
    const last = await mailTo(person.email, 2);
    expect(last.subject).toBe('Votre compte est effacé');
    expect(last.text).toContain('dernier message');
    expect(await erasureOf(cms.database, person)).toMatchObject({ done: true });
    // The queue forgets a mail with its address once it was sent.
    await until(async () => ((await findWords(cms.database, person)).length === 0 ? true : undefined));
    // A sign-in is believed for half a second.
    await until(async () => ((await call(cms, 'GET', '/me', { token })).status === 401 ? true : undefined));
    expect((await signIn(person)).status).toBe(401);
    await call(cms, 'POST', '/auth/forgot-password', { body: { email: person.email } });
    await finish();
    expect(mailbox.mails.filter(({ to }) => to === person.email)).toHaveLength(2);
  });

  test('is done by the job that was enqueued with the request', async () => {
    const person = await newPerson();
    await ask((await signIn(person)).token);
    await passDays(cms.database, person);
    await cms.database.adminPool.query(
      `update graphile_worker._private_jobs set run_at = now() where key like 'identity.finish-erasures %'`,
    );
    await until(async () => ((await erasureOf(cms.database, person))?.done === true ? true : undefined));
  });
});
