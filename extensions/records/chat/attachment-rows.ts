import { sql, type Transaction } from '@huntzen/database';
import type { AttachmentMediaType, ChatAttachment } from '../contracts/attachments.ts';
import { openText, UnreadableRecordError, type RecordBinding } from '../crypto/index.ts';

/** The row of a file, as far as what is sealed of it is bound to it. */
export interface AttachmentPlace {
  id: string;
  company_id: string;
  consultation_id: string;
  sender_id: string;
  key_id: string;
}

/** Where a part of a file stands: moved to another row, conversation or sender it does not open. */
export const attachmentBinding = (
  row: AttachmentPlace,
  column: 'name_encrypted' | 'content_encrypted',
): RecordBinding => ({
  table: 'chat_attachments',
  column,
  id: row.id,
  companyId: row.company_id,
  subjectId: row.consultation_id,
  authorId: row.sender_id,
  keyId: row.key_id,
});

/** A file as `attachmentsColumn` answers it: bytes in base64, for they pass through JSON. */
export interface AttachmentJson {
  id: string;
  media_type: AttachmentMediaType;
  byte_size: number;
  name: string;
  iv: string;
  tag: string;
}

/** The files of message `m`, without their bytes, in their order. */
export const attachmentsColumn = sql<AttachmentJson[]>`(
  select coalesce(json_agg(json_build_object(
    'id', a.id, 'media_type', a.media_type, 'byte_size', a.byte_size, 'name', encode(a.name_encrypted, 'base64'),
    'iv', encode(a.name_iv, 'base64'), 'tag', encode(a.name_auth_tag, 'base64')) order by a.place), '[]')
  from care.chat_attachments as a where a.message_id = m.id)`;

/** Opens the name of a file of a message. */
export function presentAttachment(
  { id, media_type, byte_size, name, iv, tag }: AttachmentJson,
  message: Omit<AttachmentPlace, 'id'>,
  dataKey: Buffer,
  onUnreadable: (error: UnreadableRecordError) => void,
): ChatAttachment {
  const shown = { id, mediaType: media_type, bytes: byte_size };
  const sealed = {
    ciphertext: Buffer.from(name, 'base64'),
    iv: Buffer.from(iv, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
  try {
    const binding = attachmentBinding({ ...message, id }, 'name_encrypted');
    return { ...shown, name: openText(dataKey, sealed, binding) };
  } catch (error) {
    if (!(error instanceof UnreadableRecordError)) throw error;
    onUnreadable(error);
    return { ...shown, name: null };
  }
}

/** Gives the sender's waiting files to the message that this transaction has written; how many there were. */
export async function attachFiles(
  tx: Transaction,
  message: { id: string; consultationId: string; senderId: string },
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await sql`
    update care.chat_attachments as a set message_id = ${message.id}, place = l.place
    from unnest(${ids}::uuid[]) with ordinality as l (id, place)
    where a.id = l.id and a.consultation_id = ${message.consultationId} and a.sender_id = ${message.senderId}
      and a.message_id is null
    returning a.id`.execute(tx);
  return rows.length;
}
