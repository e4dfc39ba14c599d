/**
 * Files of messages in the database. Name and bytes are encrypted before they are sent there, under the data key of their
 * conversation. A file waits for its message; `ChatStore.send` attaches it in the transaction that writes the message.
 */
import { randomUUID } from 'node:crypto';
import type { Actor, CareDatabase, Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/errors';
import type { AttachmentMediaType, ChatAttachment } from '../contracts/attachments.ts';
import { openBytes, openText, sealBytes, sealText, UnreadableRecordError } from '../crypto/index.ts';
import { noteAccess } from '../ledger/index.ts';
import { accessOf, type ChatStore, type ConversationKey } from './chat-store.ts';
import { attachmentBinding } from './attachment-rows.ts';
import { AttachmentUnreadableError, TooManyAttachmentsError } from './errors.ts';

/** A file to keep: what its content says it is, under a harmless name. */
export interface NewAttachment {
  name: string;
  mediaType: AttachmentMediaType;
  content: Buffer;
}

/** A file that was opened. */
export interface OpenedAttachment extends NewAttachment {
  id: string;
}

/** What the store works with. */
export interface AttachmentStoreOptions {
  database: CareDatabase;
  chat: ChatStore;
  /** Told of each stored file that does not open. */
  onUnreadable: (error: UnreadableRecordError) => void;
}

const fullConstraints = ['chat_attachments_waiting', 'chat_attachments_per_conversation'];

/** Keeps and opens files as the person who asks; everything is bounded by row-level security. */
export class AttachmentStore {
  readonly #database: CareDatabase;
  readonly #chat: ChatStore;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;

  constructor({ database, chat, onUnreadable }: AttachmentStoreOptions) {
    this.#database = database;
    this.#chat = chat;
    this.#onUnreadable = onUnreadable;
  }

  /**
   * Keeps a file until its message is written.
   *
   * @throws NotFoundError when the actor is not one of the two people; ConversationClosedError; TooManyAttachmentsError.
   */
  async add(actor: Actor, consultationId: string, file: NewAttachment): Promise<ChatAttachment> {
    try {
      return await this.#chat.write(actor, consultationId, (tx, key) => insert(tx, actor, key, file));
    } catch (error) {
      if (
        error instanceof Error &&
        'constraint' in error &&
        fullConstraints.includes(String(error.constraint))
      )
        throw new TooManyAttachmentsError();
      throw error;
    }
  }

  /**
   * The file of a message, or one of the actor's own that waits for its message.
   *
   * @throws NotFoundError for anybody but the two people; AttachmentUnreadableError when it was altered.
   */
  async open(actor: Actor, consultationId: string, id: string): Promise<OpenedAttachment> {
    const [row, key] = await this.#database.as(actor, async (tx) => {
      const found = await tx
        .selectFrom('care.chat_attachments')
        .selectAll()
        .where('id', '=', id)
        .where('consultation_id', '=', consultationId)
        .executeTakeFirst();
      if (found === undefined) throw new NotFoundError();
      const wrapped = await this.#chat.findKey(tx, consultationId);
      await noteAccess(tx, accessOf({ id: consultationId, employee_id: found.employee_id }, 'read'));
      return [found, wrapped] as const;
    });
    if (key === null) throw new NotFoundError();
    try {
      const dataKey = this.#chat.unwrap(key, row.company_id, consultationId);
      const name = { ciphertext: row.name_encrypted, iv: row.name_iv, tag: row.name_auth_tag };
      const content = { ciphertext: row.content_encrypted, iv: row.iv, tag: row.auth_tag };
      return {
        id,
        name: openText(dataKey, name, attachmentBinding(row, 'name_encrypted')),
        mediaType: row.media_type as AttachmentMediaType,
        content: openBytes(dataKey, content, attachmentBinding(row, 'content_encrypted')),
      };
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      throw new AttachmentUnreadableError();
    }
  }
}

async function insert(
  tx: Transaction,
  actor: Actor,
  { consultation, keyId, dataKey }: ConversationKey,
  { name, mediaType, content }: NewAttachment,
): Promise<ChatAttachment> {
  const row = {
    id: randomUUID(),
    company_id: consultation.company_id,
    consultation_id: consultation.id,
    sender_id: actor.accountId,
    key_id: keyId,
  };
  const sealedName = sealText(dataKey, name, attachmentBinding(row, 'name_encrypted'));
  const sealed = sealBytes(dataKey, content, attachmentBinding(row, 'content_encrypted'));
  await tx
    .insertInto('care.chat_attachments')
    .values({
      ...row,
      employee_id: consultation.employee_id,
      practitioner_id: consultation.practitioner_id,
      media_type: mediaType,
      byte_size: content.length,
      name_encrypted: sealedName.ciphertext,
      name_iv: sealedName.iv,
      name_auth_tag: sealedName.tag,
      content_encrypted: sealed.ciphertext,
      iv: sealed.iv,
      auth_tag: sealed.tag,
    })
    .execute();
  await noteAccess(tx, accessOf(consultation, 'write'));
  return { id: row.id, name, mediaType, bytes: content.length };
}
