import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '@huntzen/database';
import type { TestDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '@huntzen/database/testing/people';

/** A database that a test may write to as its owner. */
export type OwnedDatabase = Pick<TestDatabase, 'adminPool' | 'asOwner'>;

/** A consultation of alice with bob, and carol, a colleague of alice who has no part in it. */
export interface TestConsultation {
  id: string;
  companyId: string;
  alice: Actor;
  bob: Actor;
  carol: Actor;
}

/** Makes a company of its own with alice, bob, carol and the consultation, confirmed for tomorrow. */
export async function buildConsultation(database: OwnedDatabase): Promise<TestConsultation> {
  const { adminPool } = database;
  const companyId = await createCompany(adminPool);
  const alice = await createPerson(adminPool, { role: 'employee', company: companyId });
  const bob = await createPerson(adminPool, { role: 'practitioner' });
  const carol = await createPerson(adminPool, { role: 'employee', company: companyId });
  const id = await addConsultation(database, { companyId, alice, bob });
  return { id, companyId, alice, bob, carol };
}

/** Adds a consultation of the same two people; `daysAhead` keeps the times of several apart. */
export async function addConsultation(
  database: OwnedDatabase,
  { companyId, alice, bob }: Pick<TestConsultation, 'companyId' | 'alice' | 'bob'>,
  daysAhead = 1,
): Promise<string> {
  const { rows } = await database.asOwner((client) =>
    client.query<{ id: string }>(
      `insert into care.consultations (company_id, employee_id, practitioner_id, type, status, starts_at, ends_at)
       values ($1, $2, $3, 'video', 'confirmed', now() + make_interval(days => $4), now() + make_interval(days => $4, mins => 50))
       returning id`,
      [companyId, alice.accountId, bob.accountId, daysAhead],
    ),
  );
  return rows[0]?.id ?? '';
}

/** Cancels a consultation. */
export async function cancelConsultation(database: OwnedDatabase, id: string): Promise<void> {
  await database.asOwner((client) =>
    client.query(`update care.consultations set status = 'cancelled' where id = $1`, [id]),
  );
}

/** Signs a person in; returns the session. */
export async function openSession(database: OwnedDatabase, person: Actor): Promise<string> {
  const id = randomUUID();
  await database.asOwner((client) =>
    client.query('insert into care.sessions (id, account_id, company_id, role) values ($1, $2, $3, $4)', [
      id,
      person.accountId,
      person.companyId,
      person.role,
    ]),
  );
  return id;
}

/** Makes a ticket of a session, good for a minute or expired since one. */
export async function issueTicket(database: OwnedDatabase, sessionId: string, seconds = 60): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  await database.asOwner((client) =>
    client.query(
      `insert into care.realtime_tickets (token_hash, session_id, expires_at)
       values ($1, $2, now() + make_interval(secs => $3))`,
      [createHash('sha256').update(ticket).digest(), sessionId, seconds],
    ),
  );
  return ticket;
}

/** Every place of schemas care, cms and graphile_worker whose stored bytes contain the text, as `schema.table.column`. */
export async function findInDatabase(database: OwnedDatabase, text: string): Promise<string[]> {
  const { rows: columns } = await database.adminPool.query<{ place: string; query: string }>(`
    select format('%s.%s.%s', n.nspname, c.relname, a.attname) as place,
           case when a.atttypid = 'bytea'::regtype
                then format('select exists (select from %I.%I where position($1::bytea in %I) > 0) as found', n.nspname, c.relname, a.attname)
                else format('select exists (select from %I.%I where strpos(%I::text, convert_from($1::bytea, ''UTF8'')) > 0) as found', n.nspname, c.relname, a.attname)
           end as query
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    where a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('bytea'::regtype, 'text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype, 'ext.citext'::regtype)`);
  const places: string[] = [];
  for (const { place, query } of columns) {
    const { rows } = await database.adminPool.query<{ found: boolean }>(query, [Buffer.from(text, 'utf8')]);
    if (rows[0]?.found === true) places.push(place);
  }
  return places;
}

/** Has a consultation begin, or begin and end. */
export async function beginConsultation(
  database: OwnedDatabase,
  id: string,
  last: 'in_progress' | 'completed' = 'in_progress',
): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query(`update care.consultations set status = 'in_progress' where id = $1`, [id]);
    if (last === 'completed')
      await client.query(`update care.consultations set status = 'completed' where id = $1`, [id]);
  });
}
