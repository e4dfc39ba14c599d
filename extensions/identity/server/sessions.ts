/**
 * Sign-in sessions. A session is one family of refresh tokens, of which at most one is living (a unique index says so).
 *
 *   living token used           → it is rotated: its successor lives
 *   rotated token, within 10 s  → the same successor again (two tabs refreshed at once)
 *   rotated token, later        → somebody replays it: the whole session ends, TOKEN_REUSE is recorded
 *
 * The lock is the row of the refresh token: two refreshes at once wait for each other there.
 */
import type { KeyObject } from 'node:crypto';
import type { PortalRole } from '@huntzen/kernel/contracts';
import { UnauthenticatedError } from '@huntzen/kernel/server';
import { sql, type ServiceDatabase } from '@huntzen/database';
import type { SignedInUser } from '../contracts/index.ts';
import { recordSecurityEvent } from './events.ts';
import {
  randomToken,
  refreshGraceMs,
  refreshTokenSeconds,
  signAccessToken,
  successorOf,
  tokenHash,
} from './tokens.ts';

/** What the site keeps of a sign-in. */
export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  accessTokenExpiresAt: string;
  user: SignedInUser;
}

/** The secrets that tokens are made with. */
export interface TokenSecrets {
  access: KeyObject;
  refresh: string;
}

interface Person {
  account_id: string;
  role: string;
  company_id: string | null;
  first_name: string;
  last_name: string;
}

const personColumns = ['account_id', 'role', 'company_id', 'first_name', 'last_name'] as const;

const refreshExpiry = sql<Date>`now() + make_interval(secs => ${refreshTokenSeconds})`;

/** The service that opens, continues and ends sign-in sessions. */
export class SessionService {
  readonly #database: ServiceDatabase;
  readonly #secrets: TokenSecrets;

  constructor(database: ServiceDatabase, secrets: TokenSecrets) {
    this.#database = database;
    this.#secrets = secrets;
  }

  #issue(person: Person, sessionId: string, refreshToken: string): IssuedTokens {
    const user: SignedInUser = {
      id: person.account_id,
      // care.people refuses any other role.
      role: person.role as PortalRole,
      companyId: person.company_id,
      displayName: `${person.first_name} ${person.last_name}`.trim(),
    };
    const access = signAccessToken(
      { accountId: user.id, sessionId, role: user.role, companyId: user.companyId },
      this.#secrets.access,
    );
    return { ...access, refreshToken, user };
  }

  /** Opens a session for an account whose owner has proved themselves. Throws UnauthenticatedError when it is blocked. */
  async open(accountId: string, tx: ServiceDatabase = this.#database): Promise<IssuedTokens> {
    const person = await tx
      .selectFrom('care.people')
      .select(personColumns)
      .where('account_id', '=', accountId)
      .where('blocked', '=', false)
      .executeTakeFirst();
    if (person === undefined) throw new UnauthenticatedError();
    const refreshToken = randomToken();
    const { id } = await tx
      .with('session', (query) =>
        query
          .insertInto('care.sessions')
          .values({ account_id: person.account_id, company_id: person.company_id, role: person.role })
          .returning('id'),
      )
      .insertInto('care.refresh_tokens')
      .columns(['token_hash', 'session_id', 'expires_at'])
      .expression((query) =>
        query
          .selectFrom('session')
          .select((select) => [
            select.val(tokenHash(refreshToken)).as('token_hash'),
            'session.id',
            refreshExpiry.as('expires_at'),
          ]),
      )
      .returning('session_id as id')
      .executeTakeFirstOrThrow();
    return this.#issue(person, id, refreshToken);
  }

  /**
   * Trades a refresh token for its successor.
   *
   * @throws UnauthenticatedError when the token is unknown, has ended, or is replayed (which ends the session).
   */
  async refresh(refreshToken: string, address: string): Promise<IssuedTokens> {
    const outcome = await this.#database.transaction().execute(async (tx) => {
      const found = await tx
        .selectFrom('care.refresh_tokens as t')
        .innerJoin('care.sessions as s', 's.id', 't.session_id')
        .innerJoin('care.people as p', 'p.account_id', 's.account_id')
        .select([
          't.session_id',
          's.ended_at',
          'p.account_id',
          'p.role',
          'p.company_id',
          'p.first_name',
          'p.last_name',
          'p.blocked',
          sql<boolean>`t.rotated_at is not null`.as('rotated'),
          sql<boolean>`t.expires_at <= clock_timestamp()`.as('expired'),
          sql<boolean>`t.rotated_at < clock_timestamp() - make_interval(secs => ${refreshGraceMs / 1000})`.as(
            'replayed',
          ),
        ])
        .where('t.token_hash', '=', tokenHash(refreshToken))
        .forUpdate('t')
        .executeTakeFirst();
      if (found === undefined || found.ended_at !== null || found.blocked) return null;
      if (found.replayed) {
        await this.#end(tx, found.session_id, 'token_reuse');
        await recordSecurityEvent(tx, 'TOKEN_REUSE', { accountId: found.account_id, address });
        return null;
      }
      if (found.expired) {
        await this.#end(tx, found.session_id, 'expired');
        return null;
      }
      const successor = successorOf(refreshToken, this.#secrets.refresh);
      if (!found.rotated) {
        await tx
          .updateTable('care.refresh_tokens')
          .set({ rotated_at: sql`clock_timestamp()` })
          .where('token_hash', '=', tokenHash(refreshToken))
          .execute();
        await tx
          .insertInto('care.refresh_tokens')
          .values({
            token_hash: tokenHash(successor),
            session_id: found.session_id,
            expires_at: refreshExpiry,
          })
          .execute();
      }
      return this.#issue(found, found.session_id, successor);
    });
    // Thrown here, not inside: what the transaction wrote about a replay must stay.
    if (outcome === null) throw new UnauthenticatedError();
    return outcome;
  }

  async #end(
    tx: ServiceDatabase,
    sessionId: string,
    reason: 'logout' | 'token_reuse' | 'expired',
  ): Promise<string | null> {
    const ended = await tx
      .updateTable('care.sessions')
      .set({ ended_at: sql`now()`, end_reason: reason })
      .where('id', '=', sessionId)
      .where('ended_at', 'is', null)
      .returning('account_id')
      .executeTakeFirst();
    return ended?.account_id ?? null;
  }

  /** Ends a session by its id; does nothing when it has ended already. */
  async logout(sessionId: string, address: string): Promise<void> {
    await this.#database.transaction().execute(async (tx) => {
      const accountId = await this.#end(tx, sessionId, 'logout');
      if (accountId !== null) await recordSecurityEvent(tx, 'LOGOUT', { accountId, address });
    });
  }

  /** The session that a refresh token belongs to, ended or not; null for an unknown token. */
  async findSessionOf(refreshToken: string): Promise<string | null> {
    const found = await this.#database
      .selectFrom('care.refresh_tokens')
      .select('session_id')
      .where('token_hash', '=', tokenHash(refreshToken))
      .executeTakeFirst();
    return found?.session_id ?? null;
  }
}
