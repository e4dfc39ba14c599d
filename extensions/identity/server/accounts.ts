import { randomInt } from 'node:crypto';
import type { ServiceDatabase } from '@huntzen/database';
import { sql } from '@huntzen/database';
import { InvalidInputError, NotFoundError, UnauthenticatedError } from '@huntzen/kernel/server';
import bcrypt from 'bcryptjs';
import { consentDocuments } from '../contracts/index.ts';
import { LinkExpiredError, WrongCredentialsError } from './errors.ts';
import { recordSecurityEvent } from './events.ts';
import type { Limits } from './limits.ts';
import type { IssuedTokens, SessionService } from './sessions.ts';
import { tokenHash } from './tokens.ts';

// The cost that users-permissions uses, so that both write the same kind of hash.
const hashCost = 10;

// Compared against when there is no account, so that the answer takes as long as when there is one.
const nobodysHash = bcrypt.hashSync('nobody has this password', hashCost);

const documentIdAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new documentId as Strapi makes them: 24 characters, a letter first. */
export function newDocumentId(): string {
  const letter = documentIdAlphabet[randomInt(26)] ?? 'a';
  return (
    letter +
    Array.from({ length: 23 }, () => documentIdAlphabet[randomInt(documentIdAlphabet.length)]).join('')
  );
}

/** Makes the hash that is stored for a password. */
export const hashPassword = (password: string): Promise<string> => bcrypt.hash(password, hashCost);

/** What HR says of the person they invite. */
export interface Invitee {
  email: string;
  firstName: string;
  lastName: string;
  department?: string | undefined;
  position?: string | undefined;
}

/** The service of accounts: signing in, passwords, invitations, one's own profile. */
export class AccountService {
  readonly #database: ServiceDatabase;
  readonly #sessions: SessionService;
  readonly #limits: Limits;

  constructor(database: ServiceDatabase, sessions: SessionService, limits: Limits) {
    this.#database = database;
    this.#sessions = sessions;
    this.#limits = limits;
  }

  #findByEmail(email: string) {
    return this.#database
      .selectFrom('cms.up_users as u')
      .innerJoin('care.people as p', 'p.account_id', 'u.document_id')
      .select(['p.account_id', 'p.blocked', 'u.password', 'u.confirmed', 'u.email'])
      .where(sql`lower(u.email)`, '=', email.toLowerCase())
      .executeTakeFirst();
  }

  /**
   * Opens a session for an e-mail and a password.
   *
   * @throws WrongCredentialsError for every reason alike, TooManyRequestsError after five failures in fifteen minutes.
   */
  async login(email: string, password: string, address: string): Promise<IssuedTokens> {
    const account = email.toLowerCase();
    await this.#limits.assertMayTrySignIn(account, address);
    const found = await this.#findByEmail(email);
    const matches = await bcrypt.compare(password, found?.password ?? nobodysHash);
    if (found === undefined || !matches || found.blocked || found.confirmed !== true) {
      const accountId = found?.account_id ?? null;
      const locked = await this.#limits.countFailedSignIn(account, address);
      await recordSecurityEvent(this.#database, 'LOGIN_FAILED', { accountId, address });
      if (locked) await recordSecurityEvent(this.#database, 'LOGIN_LOCKED', { accountId, address });
      throw new WrongCredentialsError();
    }
    await this.#limits.forgetFailedSignIns(account);
    return this.#database.transaction().execute(async (tx) => {
      await recordSecurityEvent(tx, 'LOGIN_SUCCEEDED', { accountId: found.account_id, address });
      return this.#sessions.open(found.account_id, tx);
    });
  }

  /**
   * Queues the mail with a reset link. Known and unknown addresses cost the same: one row in the queue. The worker
   * looks the account up and makes the token, so no token waits in the queue either.
   */
  async requestPasswordReset(email: string): Promise<void> {
    await this.#enqueueMail('password-reset', { email: email.toLowerCase() });
  }

  async #enqueueMail(
    template: string,
    payload: Record<string, string>,
    tx: ServiceDatabase = this.#database,
  ) {
    await sql`select graphile_worker.care_enqueue('mail.send', ${JSON.stringify({ template, ...payload })}::json)`.execute(
      tx,
    );
  }

  async #useToken(tx: ServiceDatabase, token: string, purpose: 'password_reset' | 'invitation') {
    const used = await tx
      .updateTable('care.account_tokens')
      .set({ used_at: sql`now()` })
      .where('token_hash', '=', tokenHash(token))
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .returning(['account_id', 'email', 'company_id'])
      .executeTakeFirst();
    if (used === undefined) throw new LinkExpiredError();
    return used;
  }

  /** Sets a new password with a mailed token; every session of the account ends. Throws LinkExpiredError. */
  async resetPassword(token: string, password: string, address: string): Promise<void> {
    const hash = await hashPassword(password);
    const email = await this.#database.transaction().execute(async (tx) => {
      const used = await this.#useToken(tx, token, 'password_reset');
      const accountId = used.account_id;
      await tx
        .updateTable('cms.up_users')
        .set({ password: hash, confirmed: true, updated_at: sql`now()` })
        .where('document_id', '=', accountId)
        .execute();
      // Older links that were not used open nothing any more.
      await tx
        .updateTable('care.account_tokens')
        .set({ used_at: sql`now()` })
        .where('account_id', '=', accountId)
        .where('purpose', '=', 'password_reset')
        .where('used_at', 'is', null)
        .execute();
      await recordSecurityEvent(tx, 'PASSWORD_RESET', { accountId, address });
      return used.email;
    });
    // After the commit: the counters have a connection of their own, and waiting for one while holding one is a deadlock.
    await this.#limits.forgetFailedSignIns(email.toLowerCase());
  }

  /**
   * Asks a signed-in person for their password again; a wrong one counts as a failed sign-in.
   *
   * @param path the field that is named when it is wrong.
   * @throws InvalidInputError, TooManyRequestsError after five failures in fifteen minutes.
   */
  async assertPassword(accountId: string, password: string, address: string, path: string): Promise<void> {
    const account = await this.#database
      .selectFrom('cms.up_users')
      .select(['password', 'email'])
      .where('document_id', '=', accountId)
      .executeTakeFirstOrThrow();
    const limited = (account.email ?? '').toLowerCase();
    await this.#limits.assertMayTrySignIn(limited, address);
    if (await bcrypt.compare(password, account.password ?? nobodysHash)) return;
    await this.#limits.countFailedSignIn(limited, address);
    throw new InvalidInputError([
      {
        path,
        text: { fr: 'Ce n’est pas votre mot de passe actuel.', en: 'This is not your current password.' },
      },
    ]);
  }

  /** Changes the password of a signed-in person; their other sessions end and a new one is opened for this device. */
  async changePassword(
    accountId: string,
    current: string,
    next: string,
    address: string,
  ): Promise<IssuedTokens> {
    await this.assertPassword(accountId, current, address, 'currentPassword');
    const hash = await hashPassword(next);
    return this.#database.transaction().execute(async (tx) => {
      await tx
        .updateTable('cms.up_users')
        .set({ password: hash, updated_at: sql`now()` })
        .where('document_id', '=', accountId)
        .execute();
      await recordSecurityEvent(tx, 'PASSWORD_CHANGED', { accountId, address });
      return this.#sessions.open(accountId, tx);
    });
  }

  /**
   * Makes the account of an employee, without a password, and queues their invitation, in one transaction.
   *
   * @throws InvalidInputError when the address is not of the company's domains or is taken.
   */
  async invite(companyId: string, invitee: Invitee): Promise<{ id: string; email: string }> {
    const email = invitee.email.toLowerCase();
    return this.#database.transaction().execute(async (tx) => {
      const company = await tx
        .selectFrom('cms.companies')
        .select(['id', 'email_domains', 'time_zone'])
        .where('document_id', '=', companyId)
        .where('active', '=', true)
        .executeTakeFirst();
      if (company === undefined) throw new NotFoundError();
      const domains = (company.email_domains ?? []) as string[];
      if (!domains.some((domain) => email.endsWith(`@${domain.replace(/^@/, '')}`))) {
        throw new InvalidInputError([
          {
            path: 'email',
            text: {
              fr: `L’adresse doit appartenir à un domaine de l’entreprise (${domains.join(', ')}).`,
              en: `The address must belong to a domain of the company (${domains.join(', ')}).`,
            },
          },
        ]);
      }
      const taken = await tx
        .selectFrom('cms.up_users')
        .select('id')
        .where(sql`lower(email)`, '=', email)
        .executeTakeFirst();
      if (taken !== undefined) {
        throw new InvalidInputError([
          {
            path: 'email',
            text: {
              fr: 'Un compte existe déjà pour cette adresse.',
              en: 'This address already has an account.',
            },
          },
        ]);
      }
      const id = newDocumentId();
      await tx
        .with('account', (query) =>
          query
            .insertInto('cms.up_users')
            .values({
              document_id: id,
              username: email,
              email,
              provider: 'local',
              confirmed: false,
              blocked: false,
              first_name: invitee.firstName,
              last_name: invitee.lastName,
              department: invitee.department ?? null,
              position: invitee.position ?? null,
              language: 'fr',
              time_zone: company.time_zone,
              company_id: company.id,
              created_at: sql`now()`,
              updated_at: sql`now()`,
              published_at: sql`now()`,
            })
            .returning('id'),
        )
        .insertInto('cms.up_users_role_lnk')
        .columns(['user_id', 'role_id'])
        .expression((query) =>
          query
            .selectFrom(['account', 'cms.up_roles as r'])
            .select(['account.id as user_id', 'r.id as role_id'])
            .where('r.type', '=', 'employee'),
        )
        .execute();
      await this.#enqueueMail('invitation', { accountId: id }, tx);
      return { id, email };
    });
  }

  /** Whom an invitation is for. Throws LinkExpiredError. */
  async showInvitation(
    token: string,
  ): Promise<{ email: string; firstName: string; companyName: string | null }> {
    const found = await this.#database
      .selectFrom('care.account_tokens as t')
      .innerJoin('care.people as p', 'p.account_id', 't.account_id')
      .leftJoin('cms.companies as c', 'c.document_id', 't.company_id')
      .select(['t.email', 'p.first_name as firstName', 'c.name as companyName'])
      .where('t.token_hash', '=', tokenHash(token))
      .where('t.purpose', '=', 'invitation')
      .where('t.used_at', 'is', null)
      .where('t.expires_at', '>', sql<Date>`now()`)
      .executeTakeFirst();
    if (found === undefined) throw new LinkExpiredError();
    return found;
  }

  /**
   * Takes up an invitation: sets the password, records the consents, signs in.
   *
   * @throws InvalidInputError when a document in force was not accepted; LinkExpiredError when the link has ended, or
   * the account's e-mail or company is no longer the one invited.
   */
  async acceptInvitation(
    token: string,
    password: string,
    consents: readonly { document: string; version: string }[],
    address: string,
  ): Promise<IssuedTokens> {
    const missing = consentDocuments.filter(
      (wanted) =>
        !consents.some((given) => given.document === wanted.document && given.version === wanted.version),
    );
    if (missing.length > 0) {
      throw new InvalidInputError(
        missing.map(({ document }) => ({
          path: `consents.${document}`,
          text: {
            fr: 'Votre accord est nécessaire pour continuer.',
            en: 'Your agreement is needed to continue.',
          },
        })),
      );
    }
    const hash = await hashPassword(password);
    return this.#database.transaction().execute(async (tx) => {
      const used = await this.#useToken(tx, token, 'invitation');
      const account = await tx
        .updateTable('cms.up_users as u')
        .from('care.people as p')
        .whereRef('p.account_id', '=', 'u.document_id')
        .set({ password: hash, confirmed: true, updated_at: sql`now()` })
        .where('u.document_id', '=', used.account_id)
        .where('u.email', '=', used.email)
        .where('p.company_id', 'is not distinct from', used.company_id)
        .returning('u.document_id')
        .executeTakeFirst();
      if (account === undefined) throw new LinkExpiredError();
      await tx
        .insertInto('care.consents')
        .values(consentDocuments.map((consent) => ({ account_id: used.account_id, ...consent })))
        .onConflict((conflict) => conflict.columns(['account_id', 'document', 'version']).doNothing())
        .execute();
      await recordSecurityEvent(tx, 'INVITATION_ACCEPTED', { accountId: used.account_id, address });
      return this.#sessions.open(used.account_id, tx);
    });
  }

  /** The own account. Throws UnauthenticatedError when it is gone. */
  async me(accountId: string) {
    const found = await this.#database
      .selectFrom('care.people as p')
      .innerJoin('cms.up_users as u', 'u.document_id', 'p.account_id')
      .leftJoin('cms.companies as c', 'c.document_id', 'p.company_id')
      .select([
        'p.account_id',
        'p.role',
        'p.company_id',
        'p.first_name',
        'p.last_name',
        'p.language',
        'p.time_zone',
        'u.email',
        'c.name as company_name',
      ])
      .where('p.account_id', '=', accountId)
      .executeTakeFirst();
    if (found === undefined) throw new UnauthenticatedError();
    return found;
  }

  /** Changes what a person may change of their own account. */
  async updateMe(
    accountId: string,
    changes: {
      firstName?: string | undefined;
      lastName?: string | undefined;
      language?: 'fr' | 'en' | undefined;
    },
  ): Promise<void> {
    await this.#database
      .updateTable('cms.up_users')
      .set({
        ...(changes.firstName === undefined ? {} : { first_name: changes.firstName }),
        ...(changes.lastName === undefined ? {} : { last_name: changes.lastName }),
        ...(changes.language === undefined ? {} : { language: changes.language }),
        updated_at: sql`now()`,
      })
      .where('document_id', '=', accountId)
      .execute();
  }
}
