import jsonwebtoken from 'jsonwebtoken';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@huntzen/database';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import { hashPassword } from '../server/accounts.ts';
import { call, newAddress, password, until } from './_util.ts';

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

describe('signing in', () => {
  let cms: TestCms;
  let company: string;
  let passwordHash: string;
  let alice: Actor;
  let email: string;

  beforeAll(async () => {
    cms = await startTestCms();
    company = await createCompany(cms.database.adminPool);
    passwordHash = await hashPassword(password);
  });
  afterAll(() => cms.close());

  beforeEach(async () => {
    email = `alice-${Math.random().toString(36).slice(2)}@example.org`;
    alice = await createPerson(cms.database.adminPool, {
      role: 'employee',
      company,
      email,
      passwordHash,
      firstName: 'Alice',
    });
  });

  async function signIn(): Promise<Tokens> {
    const answer = await call(cms, 'POST', '/auth/login', { body: { email, password } });
    expect(answer.status).toBe(200);
    return answer.body.data as unknown as Tokens;
  }
  const refresh = (refreshToken: string) => call(cms, 'POST', '/auth/refresh', { body: { refreshToken } });
  const me = (token: string) => call(cms, 'GET', '/me', { token });
  const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await cms.database.adminPool.query<Row>(text, values)).rows;
  const events = async (kind: string) =>
    (
      await sql<{ kind: string }>(
        'select kind from care.security_events where account_id = $1 and kind = $2',
        [alice.accountId, kind],
      )
    ).length;

  it('gives tokens and the person, whatever the case of the address', async () => {
    const answer = await call(cms, 'POST', '/auth/login', { body: { email: email.toUpperCase(), password } });
    expect(answer.status).toBe(200);
    expect(answer.body.data?.user).toEqual({
      id: alice.accountId,
      role: 'employee',
      companyId: company,
      displayName: 'Alice Person',
    });
    expect((await me((answer.body.data as unknown as Tokens).accessToken)).body.data).toMatchObject({
      id: alice.accountId,
      email,
    });
  });

  it('answers a wrong password and an unknown account with the same bytes', async () => {
    const wrong = await call(cms, 'POST', '/auth/login', { body: { email, password: 'not it at all' } });
    const unknown = await call(cms, 'POST', '/auth/login', {
      body: { email: 'nobody@example.org', password: 'not it at all' },
    });
    expect(wrong.status).toBe(401);
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
  });

  it('stores neither access nor refresh tokens, only hashes', async () => {
    const { refreshToken } = await signIn();
    const [row] = await sql<{ found: boolean }>(
      `select exists (select from care.refresh_tokens where encode(token_hash, 'escape') like '%' || $1 || '%') as found`,
      [refreshToken],
    );
    expect(row?.found).toBe(false);
  });

  it('refuses a blocked or unconfirmed account', async () => {
    await sql('update cms.up_users set blocked = true where document_id = $1', [alice.accountId]);
    expect((await call(cms, 'POST', '/auth/login', { body: { email, password } })).status).toBe(401);
    await sql('update cms.up_users set blocked = false, confirmed = false where document_id = $1', [
      alice.accountId,
    ]);
    expect((await call(cms, 'POST', '/auth/login', { body: { email, password } })).status).toBe(401);
  });

  it.each([
    ['another secret', (claims: object) => jsonwebtoken.sign(claims, 'x'.repeat(48), { algorithm: 'HS256' })],
    ['no signature', (claims: object) => jsonwebtoken.sign(claims, '', { algorithm: 'none' })],
  ])('refuses a token signed with %s', async (_name, forge) => {
    const { accessToken } = await signIn();
    const claims = jsonwebtoken.decode(accessToken) as object;
    expect((await me(forge(claims))).status).toBe(401);
    expect((await me(accessToken)).status).toBe(200);
  });

  it('refuses a token of another audience, an expired one, and one whose role or company is not the living one', async () => {
    const { accessToken } = await signIn();
    const claims = jsonwebtoken.decode(accessToken) as Record<string, unknown>;
    const secret = cms.environment.ACCESS_TOKEN_SECRET ?? '';
    const sign = (changes: Record<string, unknown>) =>
      jsonwebtoken.sign({ ...claims, ...changes }, secret, { algorithm: 'HS256' });
    for (const changes of [
      { aud: 'panel' },
      { exp: Math.floor(Date.now() / 1000) - 1 },
      { role: 'hr' },
      { company: null },
    ]) {
      expect((await me(sign(changes))).status).toBe(401);
    }
    expect((await me(sign({}))).status).toBe(200);
  });

  describe('refreshing', () => {
    it('rotates: the successor lives', async () => {
      const first = await signIn();
      const second = await refresh(first.refreshToken);
      expect(second.status).toBe(200);
      const { refreshToken } = second.body.data as unknown as Tokens;
      expect(refreshToken).not.toBe(first.refreshToken);
      expect((await refresh(refreshToken)).status).toBe(200);
    });

    it('gives one living successor when many refresh at once', async () => {
      const { refreshToken } = await signIn();
      const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
      expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
      expect(new Set(answers.map((answer) => answer.body.data?.refreshToken)).size).toBe(1);
      const living = await sql(
        `select from care.refresh_tokens t join care.sessions s on s.id = t.session_id where s.account_id = $1 and t.rotated_at is null`,
        [alice.accountId],
      );
      expect(living).toHaveLength(1);
    });

    it('ends the whole family when a token is replayed after the grace, and records it', async () => {
      const first = await signIn();
      const second = (await refresh(first.refreshToken)).body.data as unknown as Tokens;
      await sql(
        `update care.refresh_tokens t set rotated_at = rotated_at - interval '11 seconds' from care.sessions s
         where s.id = t.session_id and s.account_id = $1 and t.rotated_at is not null`,
        [alice.accountId],
      );
      expect((await refresh(first.refreshToken)).status).toBe(401);
      expect((await refresh(second.refreshToken)).status).toBe(401);
      await until(async () => ((await me(second.accessToken)).status === 401 ? true : undefined), 1_000);
      expect(await events('TOKEN_REUSE')).toBe(1);
    });

    it('refuses an expired token, and one never given', async () => {
      const { refreshToken } = await signIn();
      await sql(
        `update care.refresh_tokens t set expires_at = now() from care.sessions s where s.id = t.session_id and s.account_id = $1`,
        [alice.accountId],
      );
      expect((await refresh(refreshToken)).status).toBe(401);
      expect((await refresh('A'.repeat(43))).status).toBe(401);
    });
  });

  describe('ends within a second', () => {
    const refusedWithinASecond = (token: string) =>
      until(async () => ((await me(token)).status === 401 ? true : undefined), 1_000);

    it('after logout', async () => {
      const { accessToken, refreshToken } = await signIn();
      expect((await me(accessToken)).status).toBe(200);
      expect((await call(cms, 'POST', '/auth/logout', { token: accessToken, body: {} })).status).toBe(204);
      await refusedWithinASecond(accessToken);
      expect((await refresh(refreshToken)).status).toBe(401);
      expect(await events('LOGOUT')).toBe(1);
    });

    it('after logout with the refresh token alone', async () => {
      const { accessToken, refreshToken } = await signIn();
      expect((await call(cms, 'POST', '/auth/logout', { body: { refreshToken } })).status).toBe(204);
      await refusedWithinASecond(accessToken);
    });

    it.each([
      ['a block', 'update cms.up_users set blocked = true where document_id = $1'],
      ['a new password set in the panel', `update cms.up_users set password = 'x' where document_id = $1`],
      [
        'a change of role',
        `update cms.up_users_role_lnk l set role_id = (select id from cms.up_roles where type = 'hr')
         from cms.up_users u where u.id = l.user_id and u.document_id = $1`,
      ],
    ])('after %s', async (_name, change) => {
      const { accessToken, refreshToken } = await signIn();
      expect((await me(accessToken)).status).toBe(200);
      await sql(change, [alice.accountId]);
      await refusedWithinASecond(accessToken);
      expect((await refresh(refreshToken)).status).toBe(401);
    });

    it('after a change of password, on every device but this one', async () => {
      const elsewhere = await signIn();
      const here = await signIn();
      const answer = await call(cms, 'POST', '/auth/change-password', {
        token: here.accessToken,
        body: { currentPassword: password, newPassword: 'a new and long password' },
      });
      expect(answer.status).toBe(200);
      await refusedWithinASecond(elsewhere.accessToken);
      expect((await me((answer.body.data as unknown as Tokens).accessToken)).status).toBe(200);
    });
  });

  it('keeps the password when the current one is wrong', async () => {
    const { accessToken } = await signIn();
    const answer = await call(cms, 'POST', '/auth/change-password', {
      token: accessToken,
      body: { currentPassword: 'wrong', newPassword: 'a new and long password' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error?.details[0]?.path).toBe('currentPassword');
    await signIn();
  });

  describe('limits', () => {
    it('locks an account after five failures, tells when to come back, and records it', async () => {
      for (let failure = 0; failure < 5; failure += 1) {
        expect((await call(cms, 'POST', '/auth/login', { body: { email, password: 'wrong' } })).status).toBe(
          401,
        );
      }
      const locked = await call(cms, 'POST', '/auth/login', { body: { email, password } });
      expect(locked.status).toBe(429);
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
      expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(900);
      expect(await events('LOGIN_FAILED')).toBe(5);
      expect(await events('LOGIN_LOCKED')).toBe(1);
    });

    it('locks an address after five failures on different accounts, and no other address', async () => {
      const address = newAddress();
      for (let failure = 0; failure < 5; failure += 1) {
        await call(cms, 'POST', '/auth/login', {
          address,
          body: { email: `nobody${failure}@example.org`, password: 'wrong' },
        });
      }
      expect((await call(cms, 'POST', '/auth/login', { address, body: { email, password } })).status).toBe(
        429,
      );
      await signIn();
    });

    it('never lets more through when the attempts come at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () =>
          call(cms, 'POST', '/auth/login', { body: { email, password: 'wrong' } }),
        ),
      );
      expect(answers.every((answer) => answer.status === 401 || answer.status === 429)).toBe(true);
      expect((await call(cms, 'POST', '/auth/login', { body: { email, password } })).status).toBe(429);
    });

    it('forgets the failures once the owner signs in', async () => {
      for (let failure = 0; failure < 4; failure += 1) {
        await call(cms, 'POST', '/auth/login', { body: { email, password: 'wrong' } });
      }
      await signIn();
      expect((await call(cms, 'POST', '/auth/login', { body: { email, password: 'wrong' } })).status).toBe(
        401,
      );
      await signIn();
    });

    it('answers the 101st call of a visitor with 429, and not before', async () => {
      const address = newAddress();
      const statuses: number[] = [];
      for (let index = 0; index < 101; index += 1) {
        statuses.push((await call(cms, 'POST', '/auth/logout', { address, body: {} })).status);
      }
      expect(statuses.slice(0, 100)).toEqual(Array(100).fill(204));
      expect(statuses[100]).toBe(429);
    });

    it('cannot be escaped by forging headers without the key of the site', async () => {
      const forged = () =>
        fetch(`${cms.url}/api/auth/logout`, {
          method: 'POST',
          headers: {
            'x-care-client-address': newAddress(),
            'x-forwarded-for': newAddress(),
            'content-type': 'application/json',
          },
          body: '{}',
        });
      let last = 204;
      for (let index = 0; index < 101; index += 1) last = (await forged()).status;
      expect(last).toBe(429);
    });
  });
});
