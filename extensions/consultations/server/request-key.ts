/**
 * Idempotency-Keys. A request with a key takes it before it does anything else, in its own transaction: the same request
 * sent twice at once waits for the first and is answered alike, and a refused one leaves the key free.
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { IdempotencyKeyReusedError } from './errors.ts';

/** A request that may come again: its key, when it has one, and everything that it asks. */
export interface KeyedRequest {
  readonly key: string | null;
  readonly asks: readonly (string | number)[];
}

/** What a key was answered with: the consultation that it booked, or the whole answer. */
interface Answered {
  readonly consultation_id: string | null;
  readonly answer: unknown;
}

/** The hash of what a request asks: what its key belongs to. */
export const hashOf = ({ asks }: KeyedRequest): Buffer =>
  createHash('sha256').update(JSON.stringify(asks)).digest();

/** @throws IdempotencyKeyReusedError when the key was used for something else. */
export function assertSameRequest(request: KeyedRequest, knownHash: Buffer): void {
  if (!knownHash.equals(hashOf(request))) throw new IdempotencyKeyReusedError();
}

/**
 * Takes the key for this request; null when nobody has used it, or when there is none.
 *
 * @throws IdempotencyKeyReusedError when it belongs to another request.
 */
export async function takeKey(
  tx: Transaction,
  { accountId }: Caller,
  request: KeyedRequest,
): Promise<Answered | null> {
  const { key } = request;
  if (key === null) return null;
  const { rows: taken } = await sql`
    insert into care.request_keys (account_id, key, body_hash) values (${accountId}, ${key}, ${hashOf(request)})
    on conflict (account_id, key) do nothing
    returning key`.execute(tx);
  if (taken.length > 0) return null;
  const known = await tx
    .selectFrom('care.request_keys')
    .select(['body_hash', 'consultation_id', 'answer'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  assertSameRequest(request, known.body_hash);
  return known;
}

/** Remembers what a key that was just taken is answered with; nothing without a key. */
export async function keepAnswer(
  tx: Transaction,
  { accountId }: Caller,
  { key }: KeyedRequest,
  kept: { consultation: { id: string; company_id: string } } | { answer: object },
): Promise<void> {
  if (key === null) return;
  await tx
    .updateTable('care.request_keys')
    .set(
      'consultation' in kept
        ? { company_id: kept.consultation.company_id, consultation_id: kept.consultation.id }
        : { answer: JSON.stringify(kept.answer) },
    )
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
}
