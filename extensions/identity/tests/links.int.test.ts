/** Mailed links: password reset and invitation, through a real SMTP server. */
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { consentDocuments } from '../contracts/index.ts';
import { hashPassword } from '../server/accounts.ts';
import { call, password, until } from './_util.ts';

interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
}

describe('mailed links', () => {
  let cms: TestCms;
  let smtp: SMTPServer;
  let company: string;
  const mails: ReceivedMail[] = [];

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        simpleParser(stream).then(
          (mail) => {
            const to = session.envelope.rcptTo.map(({ address }) => address).join();
            mails.push({ to, subject: mail.subject ?? '', text: mail.text ?? '' });
            done();
          },
          (error: unknown) => done(error as Error),
        );
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    cms = await startTestCms({ SMTP_PORT: String(port) });
    company = await createCompany(cms.database.adminPool, { name: 'Lumen', emailDomains: ['lumen.example'] });
  });
  afterAll(async () => {
    await cms.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
  });

  const mailTo = (address: string, nth = 1) =>
    until(async () => Promise.resolve(mails.filter((mail) => mail.to === address)[nth - 1]));
  const tokenIn = (mail: ReceivedMail) => /token=([\w-]+)/.exec(mail.text)?.[1] ?? '';
  const login = (email: string, secret: string) =>
    call(cms, 'POST', '/auth/login', { body: { email, password: secret } });

  describe('password reset', () => {
    const forget = (email: string) => call(cms, 'POST', '/auth/forgot-password', { body: { email } });
    const reset = (token: string, secret: string) =>
      call(cms, 'POST', '/auth/reset-password', { body: { token, password: secret } });

    it('works once, ends every session, and is recorded', async () => {
      const email = 'alice.reset@lumen.example';
      const alice = await createPerson(cms.database.adminPool, {
        role: 'employee',
        company,
        email,
        passwordHash: await hashPassword(password),
      });
      const session = await login(email, password);
      expect((await forget(email.toUpperCase())).status).toBe(204);
      const mail = await mailTo(email);
      expect(mail.subject).toBe('Votre nouveau mot de passe');
      const token = tokenIn(mail);
      expect((await reset(token, 'short')).status).toBe(400);
      expect((await reset(token, 'a brand new password')).status).toBe(204);
      expect((await reset(token, 'another new password')).status).toBe(422);
      expect((await login(email, password)).status).toBe(401);
      expect((await login(email, 'a brand new password')).status).toBe(200);
      expect(
        (
          await call(cms, 'POST', '/auth/refresh', {
            body: { refreshToken: session.body.data?.refreshToken },
          })
        ).status,
      ).toBe(401);
      const { rows } = await cms.database.adminPool.query(
        `select from care.security_events where account_id = $1 and kind = 'PASSWORD_RESET'`,
        [alice.accountId],
      );
      expect(rows).toHaveLength(1);
    });

    it('answers an unknown address alike, and writes to nobody', async () => {
      const known = 'bob.reset@lumen.example';
      await createPerson(cms.database.adminPool, { role: 'employee', company, email: known });
      const unknown = await forget('nobody.reset@lumen.example');
      const answer = await forget(known);
      expect([unknown.status, unknown.text]).toEqual([answer.status, answer.text]);
      await mailTo(known);
      // The queue keeps the order of two jobs added one after the other, so the first has been looked at by now.
      await until(async () => {
        const { rows } = await cms.database.adminPool.query('select from graphile_worker._private_jobs');
        return rows.length === 0 ? true : undefined;
      });
      expect(mails.some((mail) => mail.to === 'nobody.reset@lumen.example')).toBe(false);
    });

    it('refuses a token that has ended, and keeps no token in the database', async () => {
      const email = 'carol.reset@lumen.example';
      await createPerson(cms.database.adminPool, { role: 'employee', company, email });
      await forget(email);
      const token = tokenIn(await mailTo(email));
      const { rows } = await cms.database.adminPool.query<{ minutes: number }>(
        `select round(extract(epoch from expires_at - created_at) / 60)::int as minutes from care.account_tokens where email = $1`,
        [email],
      );
      expect(rows[0]?.minutes).toBe(60);
      const stored = await cms.database.adminPool.query(
        `select from care.account_tokens where position(convert_to($1, 'UTF8') in token_hash) > 0`,
        [token],
      );
      expect(stored.rows).toHaveLength(0);
      await cms.database.adminPool.query(
        `update care.account_tokens set expires_at = now() where email = $1`,
        [email],
      );
      expect((await reset(token, 'a brand new password')).status).toBe(422);
    });

    it('is used once when it is sent many times at once', async () => {
      const email = 'dave.reset@lumen.example';
      await createPerson(cms.database.adminPool, { role: 'employee', company, email });
      await forget(email);
      const token = tokenIn(await mailTo(email));
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => reset(token, `a new password number ${index}`)),
      );
      expect(answers.filter((answer) => answer.status === 204)).toHaveLength(1);
    });
  });

  describe('invitation', () => {
    let hr: string;
    beforeAll(async () => {
      await createPerson(cms.database.adminPool, {
        role: 'hr',
        company,
        email: 'rh@lumen.example',
        passwordHash: await hashPassword(password),
      });
      hr = String((await login('rh@lumen.example', password)).body.data?.accessToken);
    });
    const invite = (email: string) =>
      call(cms, 'POST', '/invitations', {
        token: hr,
        body: { email, firstName: 'Nina', lastName: 'Petit', department: 'Support' },
      });
    const accept = (token: string, consents: readonly object[] = consentDocuments) =>
      call(cms, 'POST', '/auth/invitations/accept', {
        body: { token, password: 'nina chooses this one', consents },
      });

    it('leads from the mail to a signed-in employee with dated consents, once', async () => {
      const email = 'nina@lumen.example';
      expect((await invite(email)).status).toBe(201);
      const mail = await mailTo(email);
      expect(mail.subject).toBe('Votre accès à HuntZen Care');
      const token = tokenIn(mail);
      const shown = await call(cms, 'POST', '/auth/invitations/show', { body: { token } });
      expect(shown.body.data).toEqual({ email, firstName: 'Nina', companyName: 'Lumen' });
      expect((await login(email, 'nina chooses this one')).status).toBe(401);
      const refused = await accept(token, [consentDocuments[0]]);
      expect(refused.status).toBe(400);
      expect(refused.body.error?.details[0]?.path).toBe('consents.privacy');
      const accepted = await accept(token);
      expect(accepted.status).toBe(200);
      expect(accepted.body.data?.user).toMatchObject({ role: 'employee', companyId: company });
      expect((await accept(token)).status).toBe(422);
      expect((await login(email, 'nina chooses this one')).status).toBe(200);
      const { rows } = await cms.database.adminPool.query(
        `select document, version from care.consents c join care.people p using (account_id) where p.first_name = 'Nina' and p.company_id = $1 order by 1 desc`,
        [company],
      );
      expect(rows).toEqual(consentDocuments.map(({ document, version }) => ({ document, version })));
    });

    it('does not ask for the consent to health data as its price', async () => {
      const email = 'omar@lumen.example';
      await invite(email);
      const needed = consentDocuments.filter(({ isWithdrawable }) => !isWithdrawable);
      expect((await accept(tokenIn(await mailTo(email)), needed)).status).toBe(200);
      const { rows } = await cms.database.adminPool.query(
        `select from care.consents c join cms.up_users u on u.document_id = c.account_id where u.email = $1 and c.document = 'health-data'`,
        [email],
      );
      expect(rows).toEqual([]);
    });

    it('is refused outside the domains of the company, and for an address that has an account', async () => {
      expect((await invite('nina@elsewhere.example')).body.error?.details[0]?.path).toBe('email');
      expect((await invite('nina@notlumen.example')).status).toBe(400);
      expect((await invite('rh@lumen.example')).status).toBe(400);
    });

    it.each([
      ['the e-mail', `update cms.up_users set email = 'moved@lumen.example' where email = $1`],
      [
        'the company',
        `update cms.up_users set company_id = (select id from cms.companies where name = 'Other') where email = $1`,
      ],
    ])('opens nothing once %s of the account is another', async (what, change) => {
      const email = `${what.replaceAll(' ', '-')}@lumen.example`;
      if (what === 'the company') await createCompany(cms.database.adminPool, { name: 'Other' });
      await invite(email);
      const token = tokenIn(await mailTo(email));
      await cms.database.adminPool.query(change, [email]);
      expect((await accept(token)).status).toBe(422);
    });

    it('lasts seven days', async () => {
      const { rows } = await cms.database.adminPool.query<{ days: number }>(
        `select distinct round(extract(epoch from expires_at - created_at) / 86400)::int as days from care.account_tokens where purpose = 'invitation'`,
      );
      expect(rows).toEqual([{ days: 7 }]);
    });
  });
});
