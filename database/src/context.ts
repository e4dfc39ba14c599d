import { createHmac } from 'node:crypto';
import type { Actor } from './actor.ts';

/** How long a signed context holds, in milliseconds: the limit that `sec.claims()` enforces. */
export const contextLifetimeMs = 60_000;

const fieldPattern = /^[A-Za-z0-9_:-]{0,64}$/;

/**
 * Signs the context that SQL checks: `company|actor|role|expiry|mac`, the expiry in milliseconds since 1970.
 *
 * @throws TypeError when a field holds anything that could be mistaken for another field.
 */
export function signContext(actor: Actor, secret: string, now: number = Date.now()): string {
  const company = actor.companyId ?? '';
  for (const field of [company, actor.accountId, actor.role]) {
    if (!fieldPattern.test(field))
      throw new TypeError('A context field holds a character that is not allowed.');
  }
  // One second short of the limit, so that a clock a little ahead of the database's is not refused.
  const body = `${company}|${actor.accountId}|${actor.role}|${now + contextLifetimeMs - 1_000}`;
  return `${body}|${createHmac('sha256', secret).update(body).digest('hex')}`;
}
