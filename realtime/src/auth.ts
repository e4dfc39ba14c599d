/**
 * Who is behind a socket. The ticket of the handshake is redeemed once, by one UPDATE; from then on the sign-in session
 * behind it is asked for twice a second, all sockets in one query, and a socket whose session has ended is closed.
 */
import { createHash } from 'node:crypto';
import { sql, type Actor, type ServiceDatabase } from '@huntzen/database';

/** The person behind a socket. */
export interface Identity extends Actor {
  readonly sessionId: string;
}

/** Redeems a ticket; null when it is forged, used, expired, or its session has ended or its person is blocked. */
export async function redeemTicket(database: ServiceDatabase, ticket: string): Promise<Identity | null> {
  const hash = createHash('sha256').update(ticket).digest();
  const { rows } = await sql<Identity>`
    update care.realtime_tickets as t set used_at = now()
    from care.sessions as s
    join care.people as p on p.account_id = s.account_id
    where t.token_hash = ${hash} and t.used_at is null and t.expires_at > now()
      and s.id = t.session_id and s.ended_at is null and not p.blocked
    returning s.id as "sessionId", p.account_id as "accountId", p.role, p.company_id as "companyId"`.execute(
    database,
  );
  return rows[0] ?? null;
}

/** Those of the given sessions that are still living. */
export async function findLivingSessions(
  database: ServiceDatabase,
  sessionIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select s.id from care.sessions as s
    join care.people as p on p.account_id = s.account_id
    where s.id = any(${sessionIds}::uuid[]) and s.ended_at is null and not p.blocked`.execute(database);
  return new Set(rows.map((row) => row.id));
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a socket is opened by a page of our own site. On plain http on this machine, the names of this machine are one.
 */
export function isOwnOrigin(origin: string | undefined, publicUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  const other = new URL(origin);
  const isLocal = own.protocol === 'http:' && loopback.has(own.hostname);
  return isLocal && other.protocol === 'http:' && loopback.has(other.hostname) && other.port === own.port;
}
