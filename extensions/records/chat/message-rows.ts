/** Messages as they are stored, and as they are read: all of a conversation under its one data key. */
import type { Transaction } from '@huntzen/database';
import type { ChatMessage } from '../contracts/chat.ts';
import { openText, UnreadableRecordError, type RecordBinding } from '../crypto/index.ts';
import { attachmentsColumn, presentAttachment, type AttachmentJson } from './attachment-rows.ts';

/** A message with its files, sealed. */
export interface MessageRow {
  id: string;
  company_id: string;
  consultation_id: string;
  sender_id: string;
  client_message_id: string;
  position: number;
  key_id: string;
  content_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  created_at: Date;
  attachments: AttachmentJson[];
}

/** Where the text of a message stands: moved to another row, conversation or sender it does not open. */
export const messageBinding = (
  row: Pick<MessageRow, 'id' | 'company_id' | 'consultation_id' | 'sender_id' | 'key_id'>,
): RecordBinding => ({
  table: 'chat_messages',
  column: 'content_encrypted',
  id: row.id,
  companyId: row.company_id,
  subjectId: row.consultation_id,
  authorId: row.sender_id,
  keyId: row.key_id,
});

/** The messages of a conversation with their files, to be narrowed and ordered. */
export const selectMessages = (tx: Transaction, consultationId: string) =>
  tx
    .selectFrom('care.chat_messages as m')
    .select([
      'm.id',
      'm.company_id',
      'm.consultation_id',
      'm.sender_id',
      'm.client_message_id',
      'm.position',
      'm.key_id',
      'm.content_encrypted',
      'm.iv',
      'm.auth_tag',
      'm.created_at',
    ])
    .select(attachmentsColumn.as('attachments'))
    .where('m.consultation_id', '=', consultationId);

type OnUnreadable = (error: UnreadableRecordError) => void;

function orNull<Value>(read: () => Value, onUnreadable: OnUnreadable): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableRecordError)) throw error;
    onUnreadable(error);
    return null;
  }
}

/**
 * A message as its two people read it, under the data key of their conversation (null when it opens no more). A text that does not
 * open is null; files are then shown as far as their names open.
 */
export function presentMessage(
  row: MessageRow,
  dataKey: Buffer | null,
  onUnreadable: OnUnreadable,
): ChatMessage {
  const shown = {
    id: row.id,
    clientMessageId: row.client_message_id,
    senderId: row.sender_id,
    position: row.position,
    createdAt: row.created_at.toISOString(),
  };
  if (dataKey === null) return { ...shown, text: null, attachments: [] };
  const sealed = { ciphertext: row.content_encrypted, iv: row.iv, tag: row.auth_tag };
  return {
    ...shown,
    text: orNull(() => openText(dataKey, sealed, messageBinding(row)), onUnreadable),
    attachments: row.attachments.map((file) => presentAttachment(file, row, dataKey, onUnreadable)),
  };
}
