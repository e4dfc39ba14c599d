import { sql, type ServiceDatabase } from '@huntzen/database';
import { randomToken, tokenHash } from './tokens.ts';

const ticketSeconds = 60;

/** Makes a one-use ticket that opens a socket for the session within a minute; returns it with the instant it ends. */
export async function issueTicket(
  database: ServiceDatabase,
  sessionId: string,
): Promise<{ ticket: string; expiresAt: string }> {
  const ticket = randomToken();
  const { expires_at } = await database
    .insertInto('care.realtime_tickets')
    .values({
      token_hash: tokenHash(ticket),
      session_id: sessionId,
      expires_at: sql<Date>`now() + make_interval(secs => ${ticketSeconds})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  return { ticket, expiresAt: expires_at.toISOString() };
}
