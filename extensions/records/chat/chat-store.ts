/**
 * Conversations in the database: the one place that writes and reads messages, for the API and for the chat service.
 * Text is encrypted before it is sent to the database and decrypted after it has come back; SQL never sees it.
 *
 * A message is committed, and then announced, before `send` returns. The lock is the row of the conversation (see the trigger
 * care.place_chat_message).
 */
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/errors';
import { HealthConsentMissingError } from '../consent.ts';
import type { ChatMessage, ChatRead, UnreadConversation } from '../contracts/chat.ts';
import {
  assertNotErased,
  PersonErasedError,
  sealText,
  UnreadableRecordError,
  type KeyRing,
} from '../crypto/index.ts';
import { ledgerLine, noteAccess } from '../ledger/index.ts';
import { Announcer } from './announcer.ts';
import { attachFiles } from './attachment-rows.ts';
import {
  findKey,
  getConversation,
  openConversation,
  unwrapKey,
  type ConsultationRow,
  type ConversationRow,
  type KeyRow,
} from './conversation-rows.ts';
import { ConversationClosedError, UnknownAttachmentError } from './errors.ts';
import { mark, noteDelivery, selectReads, selectUnread } from './marks.ts';
import { messageBinding, presentMessage, selectMessages, type MessageRow } from './message-rows.ts';

/** A message that somebody wants to write. */
export interface NewMessage {
  consultationId: string;
  clientMessageId: string;
  /** May be empty when there are files. */
  text: string;
  /** Files that wait for it, in their order. */
  attachmentIds?: readonly string[];
}

/** A part of a conversation, in order. */
export interface MessagePage {
  messages: ChatMessage[];
  /** Whether more messages lie in the direction of reading. */
  hasMore: boolean;
}

/** A page of a conversation with what a reader needs beside it. */
export interface Conversation extends MessagePage {
  isOpen: boolean;
  /** The position of the last message, as it was just before the messages were read; 0 when there is none. */
  lastPosition: number;
  reads: ChatRead[];
}

/** The last page of a conversation, with how long its company keeps it. */
export interface History extends Conversation {
  /** Days after the last message; null for good. */
  retentionDays: number | null;
}

/** What the store works with. */
export interface ChatStoreOptions {
  database: CareDatabase;
  keys: KeyRing;
  /** Told of each stored message that does not open; it is shown without its text. */
  onUnreadable: (error: UnreadableRecordError) => void;
}

/** A conversation that may be written to, with its data key. */
export interface ConversationKey {
  consultation: ConversationRow;
  keyId: string;
  dataKey: Buffer;
}

/** A reading or writing of a chat is told to the employee whose chat it is. */
export const accessOf = (
  { id, employee_id: ownerId }: Pick<ConsultationRow, 'id' | 'employee_id'>,
  action: 'read' | 'write' | 'export',
) => ({ kind: 'chat', recordId: id, ownerId, action }) as const;

/** Whether PostgreSQL refused the row by a policy. */
const isPolicyRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';

/** Whether the conversation was deleted for its age while it was being written to. */
const isForgotten = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23503';

/** Reads and writes conversations as the person who asks; everything is bounded by row-level security. */
export class ChatStore {
  readonly #database: CareDatabase;
  readonly #keys: KeyRing;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;
  readonly #announcer: Announcer;

  constructor({ database, keys, onUnreadable }: ChatStoreOptions) {
    this.#database = database;
    this.#announcer = new Announcer(database);
    this.#keys = keys;
    this.#onUnreadable = onUnreadable;
  }

  /**
   * Saves a message and returns it once it is committed; one that is already there under its client id is returned as
   * it was saved.
   *
   * @throws NotFoundError when the actor is not one of the two people; HealthConsentMissingError; ConversationClosedError;
   *   UnknownAttachmentError.
   */
  async send(actor: Actor, message: NewMessage): Promise<ChatMessage> {
    const { consultationId } = message;
    const [written, readerId] = await this.write(actor, consultationId, async (tx, key) => {
      const { employee_id: employeeId, practitioner_id: practitionerId } = key.consultation;
      const other = actor.accountId === employeeId ? practitionerId : employeeId;
      return [await this.#insert(tx, actor, key, message), other] as const;
    });
    await this.#announcer.announce({ consultationId, messageId: written.id, readerId });
    return written;
  }

  /**
   * Runs a write in a transaction of the actor, with the key of the conversation, which is made with the first one.
   *
   * @throws NotFoundError when the actor is not one of the two people; HealthConsentMissingError; ConversationClosedError.
   */
  async write<Result>(
    actor: Actor,
    consultationId: string,
    work: (tx: Transaction, key: ConversationKey) => Promise<Result>,
  ): Promise<Result> {
    const attempt = () =>
      this.#database.as(actor, async (tx) => {
        return work(tx, await this.#getConversationKey(tx, actor, consultationId));
      });
    try {
      return await attempt().catch((error: unknown) => {
        if (isForgotten(error)) return attempt();
        throw error;
      });
    } catch (error) {
      // Asked in the transaction too: what ended in between, and a writer who is blocked, is left for the policy.
      // What belongs to an erased person is not added to.
      if (isPolicyRefusal(error) || error instanceof PersonErasedError) throw new ConversationClosedError();
      throw error;
    }
  }

  async #getConversationKey(tx: Transaction, actor: Actor, consultationId: string): Promise<ConversationKey> {
    const consultation = await getConversation(tx, actor, consultationId);
    if (!consultation.is_agreed) throw new HealthConsentMissingError();
    if (!consultation.is_open) throw new ConversationClosedError();
    const key = consultation.key ?? (await openConversation(tx, this.#keys, consultation));
    assertNotErased(key);
    return {
      consultation,
      keyId: key.key_id,
      dataKey: this.unwrap(key, consultation.company_id, consultationId),
    };
  }

  async #insert(
    tx: Transaction,
    actor: Actor,
    { consultation, keyId, dataKey }: ConversationKey,
    { consultationId, clientMessageId, text, attachmentIds = [] }: NewMessage,
  ): Promise<ChatMessage> {
    const row = {
      id: consultation.new_id,
      company_id: consultation.company_id,
      consultation_id: consultationId,
      sender_id: actor.accountId,
      key_id: keyId,
    };
    const sealed = sealText(dataKey, text, messageBinding(row));
    const access = accessOf(consultation, 'write');
    const hasFiles = attachmentIds.length > 0;
    const inserted = await tx
      .insertInto('care.chat_messages')
      .values({
        ...row,
        employee_id: consultation.employee_id,
        practitioner_id: consultation.practitioner_id,
        client_message_id: clientMessageId,
        content_encrypted: sealed.ciphertext,
        iv: sealed.iv,
        auth_tag: sealed.tag,
      })
      .returning(['position', 'created_at'])
      // In the same round trip, when nothing comes after it.
      .$if(!hasFiles, (query) => query.returning(ledgerLine(access).as('noted')))
      .executeTakeFirst();
    if (inserted !== undefined && hasFiles) {
      const message = { id: row.id, consultationId, senderId: actor.accountId };
      if ((await attachFiles(tx, message, attachmentIds)) < attachmentIds.length)
        throw new UnknownAttachmentError();
      await noteAccess(tx, access);
    }
    if (inserted !== undefined && !hasFiles) {
      return {
        id: row.id,
        clientMessageId,
        senderId: actor.accountId,
        position: inserted.position,
        text,
        attachments: [],
        createdAt: inserted.created_at.toISOString(),
      };
    }
    const written = await selectMessages(tx, consultationId)
      .where('m.sender_id', '=', actor.accountId)
      .where('m.client_message_id', '=', clientMessageId)
      .executeTakeFirst();
    if (written === undefined) throw new NotFoundError();
    return presentMessage(written, dataKey, this.#onUnreadable);
  }

  /** The last page of a conversation, or the page before a position. Throws NotFoundError for anybody but its two people. */
  listBefore(
    actor: Actor,
    consultationId: string,
    page: { before?: number; limit: number },
  ): Promise<History> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getConversation(tx, actor, consultationId);
      const { company_id: companyId, is_open: isOpen, last_position: lastPosition } = consultation;
      const last = selectMessages(tx, consultationId)
        .orderBy('m.position', 'desc')
        .limit(page.limit + 1);
      const before = page.before === undefined ? last : last.where('m.position', '<', page.before);
      const rows = await before.execute();
      const key = await this.#keyOf(tx, consultation.key, rows);
      const messages = this.#present(key, rows.slice(0, page.limit).reverse());
      const reads = await selectReads(tx, consultationId);
      await noteDelivery(tx, actor.accountId, consultationId, { messages, reads });
      const retention = await sql<{
        days: number | null;
      }>`select care.chat_retention_days(${companyId}) as days`.execute(tx);
      if (messages.length > 0) await noteAccess(tx, accessOf(consultation, 'read'));
      return {
        messages,
        hasMore: rows.length > page.limit,
        isOpen,
        lastPosition,
        reads,
        retentionDays: retention.rows[0]?.days ?? null,
      };
    });
  }

  /** The messages after a position, oldest first. Throws NotFoundError for anybody but the two people. */
  listAfter(
    actor: Actor,
    consultationId: string,
    page: { after: number; limit: number },
  ): Promise<Conversation> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getConversation(tx, actor, consultationId);
      const { is_open: isOpen, last_position: lastPosition } = consultation;
      const found = await this.#readAfter(tx, consultation.key, consultationId, page);
      const reads = await selectReads(tx, consultationId);
      await noteDelivery(tx, actor.accountId, consultationId, { messages: found.messages, reads });
      if (found.messages.length > 0) await noteAccess(tx, accessOf(consultation, 'read'));
      return { ...found, isOpen, lastPosition, reads };
    });
  }

  /**
   * The messages after a position alone, oldest first, for somebody who was let into the conversation before; nothing
   * for anybody else.
   */
  listNew(
    actor: Actor,
    consultationId: string,
    page: { after: number; limit: number },
  ): Promise<MessagePage> {
    return this.#database.as(actor, (tx) =>
      this.#readAfter(tx, findKey(tx, consultationId), consultationId, page),
    );
  }

  /**
   * The messages after a position, oldest first, for a copy of one's own: the ledger knows of it, and no mark moves.
   *
   * @throws NotFoundError for anybody but the two people.
   */
  copyAfter(
    actor: Actor,
    consultationId: string,
    page: { after: number; limit: number },
  ): Promise<MessagePage> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await getConversation(tx, actor, consultationId);
      const found = await this.#readAfter(tx, consultation.key, consultationId, page);
      if (found.messages.length > 0) await noteAccess(tx, accessOf(consultation, 'export'));
      return found;
    });
  }

  /** Marks what the actor has read, never backwards and never beyond the last message. */
  async markRead(actor: Actor, consultationId: string, position: number): Promise<void> {
    await this.#database.as(actor, async (tx) => {
      await getConversation(tx, actor, consultationId);
      await mark(tx, actor.accountId, consultationId, { read: position, delivered: position });
    });
  }

  /** Marks what has arrived with the actor, as `markRead` does. */
  async markDelivered(actor: Actor, consultationId: string, position: number): Promise<void> {
    await this.#database.as(actor, async (tx) => {
      await getConversation(tx, actor, consultationId);
      await mark(tx, actor.accountId, consultationId, { read: 0, delivered: position });
    });
  }

  /** What the actor has not read, in the conversations that have such messages. */
  listUnread(actor: Actor): Promise<UnreadConversation[]> {
    return this.#database.as(actor, (tx) => selectUnread(tx, actor.accountId));
  }

  /** Whether one may still write. Throws NotFoundError for anybody but the two people. */
  async isOpen(actor: Actor, consultationId: string): Promise<boolean> {
    const { is_open: isOpen } = await this.#database.as(actor, (tx) =>
      getConversation(tx, actor, consultationId),
    );
    return isOpen;
  }

  /** The marks of one of the two people, as the other may see them; null when there are none. */
  async findRead(actor: Actor, consultationId: string, accountId: string): Promise<ChatRead | null> {
    const reads = await this.#database.as(actor, (tx) => selectReads(tx, consultationId));
    return reads.find((read) => read.accountId === accountId) ?? null;
  }

  /** Tells every node, by ids alone, that the actor is writing. */
  async announceTyping(actor: Actor, consultationId: string): Promise<void> {
    await this.#database.as(actor, async (tx) => {
      await getConversation(tx, actor, consultationId);
      await sql`select pg_notify('care_chat', ${`typing:${consultationId}:${actor.accountId}`})`.execute(tx);
    });
  }

  /** The data key of a conversation as it is stored; null while there is none, or for anybody but the two people. */
  findKey(tx: Transaction, consultationId: string): Promise<KeyRow | null> {
    return findKey(tx, consultationId);
  }

  /** The data key behind a stored one. @throws UnreadableRecordError */
  unwrap(key: KeyRow, companyId: string, consultationId: string): Buffer {
    return unwrapKey(this.#keys, key, companyId, consultationId);
  }

  #present(key: KeyRow | null, rows: readonly MessageRow[]): ChatMessage[] {
    const [first] = rows;
    const dataKey = first === undefined || key === null ? null : this.#openKey(key, first);
    return rows.map((row) => presentMessage(row, dataKey, this.#onUnreadable));
  }

  #openKey(
    key: KeyRow,
    { company_id: companyId, consultation_id: consultationId }: MessageRow,
  ): Buffer | null {
    try {
      return this.unwrap(key, companyId, consultationId);
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      return null;
    }
  }

  /** What comes after a position, under a key that may still be on its way, for one round trip. */
  async #readAfter(
    tx: Transaction,
    key: KeyRow | null | Promise<KeyRow | null>,
    consultationId: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<MessagePage> {
    const [known, rows] = await Promise.all([
      key,
      selectMessages(tx, consultationId)
        .where('m.position', '>', after)
        .orderBy('m.position')
        .limit(limit + 1)
        .execute(),
    ]);
    const messages = this.#present(await this.#keyOf(tx, known, rows), rows.slice(0, limit));
    return { messages, hasMore: rows.length > limit };
  }

  /**
   * The key that the messages are under. Each query sees what is committed by then: one that was read before them may be that of a
   * conversation which had none yet, or which was deleted and began again.
   */
  async #keyOf(tx: Transaction, known: KeyRow | null, rows: readonly MessageRow[]): Promise<KeyRow | null> {
    const [first] = rows;
    if (first === undefined || first.key_id === known?.key_id) return known;
    return findKey(tx, first.consultation_id);
  }
}
