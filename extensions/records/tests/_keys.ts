import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createDataKey, type KeyRing } from '../crypto/index.ts';

/** A key of the configuration. */
export const newRecordsKey = (): string => randomBytes(36).toString('base64');

interface SeededKey {
  id: string;
  personId: string;
  consultationId: string;
  dataKey: Buffer;
}

const companyId = 'c'.repeat(24);

const bindingOf = ({ id, consultationId }: SeededKey) => ({
  id,
  purpose: 'chat' as const,
  companyId,
  subjectId: consultationId,
});

/** Writes so many data keys, each of another person, without their consultations; wrapped without a share, as before there were any. */
export async function seedKeys(pool: pg.Pool, ring: KeyRing, count: number): Promise<SeededKey[]> {
  const keys = Array.from({ length: count }, (_unused, index) => ({
    id: randomUUID(),
    personId: `p${String(index).padStart(23, '0')}`,
    consultationId: randomUUID(),
    dataKey: createDataKey(),
  }));
  const client = await pool.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    for (let from = 0; from < count; from += 10_000) {
      const part = keys.slice(from, from + 10_000);
      const wrapped = part.map((key) => ring.wrap(key.dataKey, bindingOf(key)));
      await client.query(
        `insert into care.data_keys (id, purpose, company_id, consultation_id, employee_id, practitioner_id, wrapped, iv, auth_tag, kek_id)
         select n.id, 'chat', $1, n.consultation, n.person, $1, n.wrapped, n.iv, n.tag, $2
         from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[])
           as n (id, consultation, person, wrapped, iv, tag)`,
        [
          companyId,
          ring.currentId,
          part.map(({ id }) => id),
          part.map(({ consultationId }) => consultationId),
          part.map(({ personId }) => personId),
          wrapped.map(({ ciphertext }) => ciphertext),
          wrapped.map(({ iv }) => iv),
          wrapped.map(({ tag }) => tag),
        ],
      );
    }
    await client.query('reset session_replication_role');
  } finally {
    client.release();
  }
  return keys;
}

/** How many of these data keys no longer open to what they were. */
export async function countBroken(pool: pg.Pool, ring: KeyRing, keys: readonly SeededKey[]): Promise<number> {
  const { rows } = await pool.query<{
    id: string;
    wrapped: Buffer;
    iv: Buffer;
    auth_tag: Buffer;
    kek_id: string;
    share_of: string | null;
    share: Buffer | null;
  }>(
    `select k.id, k.wrapped, k.iv, k.auth_tag, k.kek_id, k.share_of, s.share
     from care.data_keys k left join vault.shares s on s.person_id = k.share_of`,
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  return keys.filter((key) => {
    const row = stored.get(key.id);
    if (row === undefined) return true;
    const wrapped = {
      ciphertext: row.wrapped,
      iv: row.iv,
      tag: row.auth_tag,
      kekId: row.kek_id,
      shareOf: row.share_of,
    };
    try {
      return !ring.unwrap(wrapped, bindingOf(key), row.share).equals(key.dataKey);
    } catch {
      return true;
    }
  }).length;
}
