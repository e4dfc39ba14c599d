/** Companies and people for tests, written as the administrator; names never matter, ids always do. */
import { randomInt } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '../src/index.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new documentId of the shape Strapi gives. */
export const newDocumentId = (): string =>
  `t${Array.from({ length: 23 }, () => alphabet[randomInt(alphabet.length)] ?? 'a').join('')}`;

/** What may be said of a test company. */
export interface CompanyOptions {
  name?: string;
  timeZone?: string;
  anonymiseUsage?: boolean;
  emailDomains?: string[];
}

/** Makes a company; returns its documentId. */
export async function createCompany(
  pool: pg.Pool,
  { name, timeZone = 'Europe/Paris', anonymiseUsage = false, emailDomains = [] }: CompanyOptions = {},
): Promise<string> {
  const id = newDocumentId();
  await pool.query(
    `insert into cms.companies (document_id, name, slug, time_zone, anonymise_usage, active, email_domains, published_at)
     values ($1, $2, $1, $3, $4, true, $5, now())`,
    [id, name ?? `Company ${id}`, timeZone, anonymiseUsage, JSON.stringify(emailDomains)],
  );
  return id;
}

/** What may be said of a test person. */
export interface PersonOptions {
  role: string;
  /** The company's documentId; none for coaches and practitioners. */
  company?: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  department?: string;
  /** A bcrypt hash; none means that nobody can sign in. */
  passwordHash?: string;
  timeZone?: string;
  language?: 'fr' | 'en';
  blocked?: boolean;
  /** Whether an employee agrees to the processing of their health data; they do unless said. */
  agrees?: boolean;
}

/** Makes a role of accounts, once: before people of it are made side by side. */
export async function createRole(pool: pg.Pool, role: string): Promise<void> {
  await pool.query(
    `insert into cms.up_roles (document_id, name, type)
     select $1, $2::text, $2::text where not exists (select from cms.up_roles where type = $2::text)`,
    [newDocumentId(), role],
  );
}

/** Makes an account with its role, mirrored into care.people by the triggers; returns it as an actor. */
export async function createPerson(pool: pg.Pool, options: PersonOptions): Promise<Actor> {
  const id = newDocumentId();
  await createRole(pool, options.role);
  await pool.query(
    `with account as (
       insert into cms.up_users (document_id, username, email, provider, password, confirmed, blocked, first_name, last_name,
                                 department, language, time_zone, company_id, published_at)
       values ($1, $1, $2, 'local', $3, true, $4, $5, $6, $7, $8, $9,
               (select id from cms.companies where document_id = $10), now())
       returning id
     )
     insert into cms.up_users_role_lnk (user_id, role_id)
     select account.id, r.id from account, cms.up_roles r where r.type = $11`,
    [
      id,
      options.email ?? `${id}@example.org`,
      options.passwordHash ?? null,
      options.blocked ?? false,
      options.firstName ?? 'Test',
      options.lastName ?? 'Person',
      options.department ?? null,
      options.language ?? 'fr',
      options.timeZone ?? 'Europe/Paris',
      options.company ?? null,
      options.role,
    ],
  );
  if (options.role === 'employee' && options.agrees !== false)
    await pool.query(
      `insert into care.consents (account_id, document, version) select $1, document, version from care.consent_documents`,
      [id],
    );
  return { accountId: id, role: options.role, companyId: options.company ?? null };
}
