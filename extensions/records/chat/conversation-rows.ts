/** A conversation as it is stored: its consultation, whether it may be written to, and its wrapped data key. */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/errors';
import { createDataKey, type KeyRing } from '../crypto/index.ts';
import { getShare } from '../keys/index.ts';

/** The wrapped data key of a conversation. */
export interface KeyRow {
  key_id: string;
  wrapped: Buffer;
  key_iv: Buffer;
  key_tag: Buffer;
  kek_id: string;
  share_of: string | null;
  share: Buffer | null;
}

/** Whose consultation. */
export interface ConsultationRow {
  id: string;
  company_id: string;
  employee_id: string;
  practitioner_id: string;
}

/** A conversation of the actor, with the place of its last message and an id for a new one. */
export interface ConversationRow extends ConsultationRow {
  new_id: string;
  is_open: boolean;
  /** Whether its employee agrees to the processing of their health data; it is not open without. */
  is_agreed: boolean;
  last_position: number;
  /** Null until the first message. */
  key: KeyRow | null;
}

const keyColumns = sql`
  k.id as key_id, k.wrapped, k.iv as key_iv, k.auth_tag as key_tag, k.kek_id, k.share_of, care.find_share(k.share_of) as share`;

/** The conversation of a consultation, in one query. @throws NotFoundError when the actor is not one of its two people. */
export async function getConversation(
  tx: Transaction,
  { accountId }: Actor,
  consultationId: string,
): Promise<ConversationRow> {
  const { rows } = await sql<Omit<ConversationRow, 'key'> & (KeyRow | { key_id: null })>`
    select c.id, c.company_id, c.employee_id, c.practitioner_id, uuidv7() as new_id, care.chat_is_open(c.id) as is_open,
           care.chat_is_agreed(c.id) as is_agreed,
           coalesce(v.last_position, 0) as last_position, ${keyColumns}
    from care.consultations as c
    left join care.chat_conversations as v on v.consultation_id = c.id
    left join care.data_keys as k on k.id = v.key_id
    where c.id = ${consultationId} and ${accountId} in (c.employee_id, c.practitioner_id)`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFoundError();
  return { ...row, is_open: row.is_open && row.is_agreed, key: row.key_id === null ? null : row };
}

/** The data key of a conversation as it is stored; null while there is none, or for anybody but the two people. */
export async function findKey(tx: Transaction, consultationId: string): Promise<KeyRow | null> {
  const { rows } = await sql<KeyRow>`
    select ${keyColumns} from care.chat_conversations as v join care.data_keys as k on k.id = v.key_id
    where v.consultation_id = ${consultationId}`.execute(tx);
  return rows[0] ?? null;
}

const bindingOf = (id: string, companyId: string, consultationId: string) => ({
  id,
  purpose: 'chat' as const,
  companyId,
  subjectId: consultationId,
});

/**
 * The data key behind a stored one.
 *
 * @throws UnreadableRecordError when it was wrapped by a key that is not here, for another conversation, or for an erased person.
 */
export function unwrapKey(keys: KeyRing, key: KeyRow, companyId: string, consultationId: string): Buffer {
  const wrapped = {
    ciphertext: key.wrapped,
    iv: key.key_iv,
    tag: key.key_tag,
    kekId: key.kek_id,
    shareOf: key.share_of,
  };
  return keys.unwrap(wrapped, bindingOf(key.key_id, companyId, consultationId), key.share);
}

/** Makes the conversation with its data key; the first of two who do so at once wins. @throws PersonErasedError */
export async function openConversation(
  tx: Transaction,
  keys: KeyRing,
  consultation: ConsultationRow,
): Promise<KeyRow> {
  const id = randomUUID();
  const person = await getShare(tx, consultation.employee_id);
  const binding = bindingOf(id, consultation.company_id, consultation.id);
  const wrapped = keys.wrap(createDataKey(), binding, person);
  await tx
    .insertInto('care.data_keys')
    .values({
      id,
      purpose: 'chat',
      company_id: consultation.company_id,
      consultation_id: consultation.id,
      employee_id: consultation.employee_id,
      practitioner_id: consultation.practitioner_id,
      wrapped: wrapped.ciphertext,
      iv: wrapped.iv,
      auth_tag: wrapped.tag,
      kek_id: wrapped.kekId,
      share_of: wrapped.shareOf,
    })
    .onConflict((conflict) => conflict.columns(['consultation_id', 'purpose']).doNothing())
    .execute();
  await sql`
    insert into care.chat_conversations (company_id, consultation_id, employee_id, practitioner_id, key_id)
    select k.company_id, k.consultation_id, k.employee_id, k.practitioner_id, k.id from care.data_keys as k
    where k.consultation_id = ${consultation.id} and k.purpose = 'chat'
    on conflict (consultation_id) do nothing`.execute(tx);
  const key = await findKey(tx, consultation.id);
  if (key === null) throw new NotFoundError();
  return key;
}
