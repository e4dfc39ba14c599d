import type { ServiceDatabase } from '@huntzen/database';

/** What can happen to the doors, with how bad it is. */
const severities = {
  LOGIN_SUCCEEDED: 'low',
  LOGIN_FAILED: 'medium',
  LOGIN_LOCKED: 'high',
  TOKEN_REUSE: 'critical',
  LOGOUT: 'low',
  PASSWORD_RESET: 'medium',
  PASSWORD_CHANGED: 'medium',
  INVITATION_ACCEPTED: 'low',
} as const;

/** A kind of security event. */
export type SecurityEventKind = keyof typeof severities;

/** Writes a security event in the transaction (or on the pool) given. `address` may be empty when it is not known. */
export async function recordSecurityEvent(
  database: ServiceDatabase,
  kind: SecurityEventKind,
  { accountId, address }: { accountId: string | null; address: string },
): Promise<void> {
  await database
    .insertInto('care.security_events')
    .values({
      kind,
      severity: severities[kind],
      account_id: accountId,
      address: address === '' ? null : address,
    })
    .execute();
}
