/**
 * The signing keys of receivers. Those made in the panel are encrypted before SQL and shown once; those of the receiver of
 * the configuration stay in the configuration.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { ServiceDatabase } from '@huntzen/database';
import { createDataKey, keyColumnsOf, openText, sealText, type KeyRing } from '@huntzen/records/crypto';

/** A new signing key, as Standard Webhooks writes them. */
export const createSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const keyBinding = (receiverId: string, id: string) => ({
  id,
  purpose: 'webhook-key' as const,
  companyId: '',
  subjectId: receiverId,
});

const binding = (receiverId: string, id: string) => ({
  table: 'webhook_keys',
  column: 'secret_encrypted',
  id,
  companyId: '',
  subjectId: receiverId,
  authorId: '',
  keyId: id,
});

/** The row that keeps a signing key. */
export function sealSecret(ring: KeyRing, receiverId: string, secret: string) {
  const id = randomUUID();
  const dataKey = createDataKey();
  const wrapped = ring.wrap(dataKey, keyBinding(receiverId, id));
  const sealed = sealText(dataKey, secret, binding(receiverId, id));
  return {
    id,
    receiver_id: receiverId,
    secret_encrypted: sealed.ciphertext,
    iv: sealed.iv,
    auth_tag: sealed.tag,
    ...keyColumnsOf(wrapped),
  };
}

/** A receiver as sending and checking need it. */
export interface KeyedReceiver {
  readonly id: string;
  readonly url: string;
  /** The newest first. */
  readonly secrets: readonly string[];
}

/** Where the signing keys are found. */
export class SigningKeys {
  readonly #database: () => ServiceDatabase;
  readonly #ring: KeyRing;
  readonly #configured: readonly string[];

  /** @param configured the keys of the receiver of the configuration. */
  constructor(database: () => ServiceDatabase, ring: KeyRing, configured: readonly string[]) {
    this.#database = database;
    this.#ring = ring;
    this.#configured = configured;
  }

  /** Enabled receivers with their keys that have not ended: one, or all. @throws UnreadableRecordError */
  async find(receiverId?: string): Promise<KeyedReceiver[]> {
    let query = this.#database()
      .selectFrom('care.webhook_receivers as r')
      .leftJoin('care.webhook_keys as k', 'k.receiver_id', 'r.id')
      .select(['r.id as receiverId', 'r.url', 'r.origin'])
      .selectAll('k')
      .where('r.is_enabled', '=', true)
      .orderBy('k.created_at', 'desc');
    if (receiverId !== undefined) query = query.where('r.id', '=', receiverId);
    const found = new Map<string, { id: string; url: string; secrets: string[] }>();
    for (const row of await query.execute()) {
      const known = found.get(row.receiverId);
      const receiver = known ?? {
        id: row.receiverId,
        url: row.url,
        secrets: row.origin === 'configuration' ? [...this.#configured] : [],
      };
      found.set(row.receiverId, receiver);
      if (row.id !== null && (row.ends_at === null || row.ends_at.getTime() > Date.now()))
        receiver.secrets.push(this.#open(row.receiverId, row.id, row));
    }
    return [...found.values()];
  }

  #open(receiverId: string, id: string, row: SealedRow): string {
    const { secret_encrypted, iv, auth_tag, key_wrapped, key_iv, key_auth_tag, kek_id } = row;
    const wrapped = {
      ciphertext: whole(key_wrapped),
      iv: whole(key_iv),
      tag: whole(key_auth_tag),
      kekId: kek_id ?? '',
      shareOf: null,
    };
    const dataKey = this.#ring.unwrap(wrapped, keyBinding(receiverId, id));
    const sealed = { ciphertext: whole(secret_encrypted), iv: whole(iv), tag: whole(auth_tag) };
    return openText(dataKey, sealed, binding(receiverId, id));
  }
}

interface SealedRow {
  secret_encrypted: Buffer | null;
  iv: Buffer | null;
  auth_tag: Buffer | null;
  key_wrapped: Buffer | null;
  key_iv: Buffer | null;
  key_auth_tag: Buffer | null;
  kek_id: string | null;
}

/** A column that a left join may leave out; with a key it is there. */
const whole = (bytes: Buffer | null): Buffer => bytes ?? Buffer.alloc(0);
