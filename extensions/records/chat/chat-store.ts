/**
 * Conversations in the database: the one place that writes and reads messages, for the API and for the chat service.
 * Text is encrypted before it is sent to the database and decrypted after it has come back; SQL never sees it.
 *
 * A message is committed, and then announced, before `send` returns. The lock is the row of the conversation (see the trigger
 * care.place_chat_message).
 */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import type { ChatMessage, ChatRead, UnreadConversation } from '../contracts/chat.ts';
import {
  createDataKey,
  openText,
  PersonErasedError,
  sealText,
  UnreadableRecordError,
  type KeyRing,
} from '../crypto/index.ts';
import { getShare } from '../keys/index.ts';
import { noteAccess } from '../ledger/index.ts';
import { Announcer } from './announcer.ts';
import { attachFiles, attachmentsColumn, presentAttachment, type AttachmentJson } from './attachment-rows.ts';
import { ConversationClosedError, UnknownAttachmentError } from './errors.ts';
import { mark, noteDelivery, selectReads, selectUnread } from './marks.ts';

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

/** The wrapped data key of a conversation, as it is stored. */
export interface KeyRow {
  key_id: string;
  wrapped: Buffer;
  key_iv: Buffer;
  key_tag: Buffer;
  kek_id: string;
  share_of: string | null;
  share: Buffer | null;
}

interface ConsultationRow {
  id: string;
  company_id: string;
  employee_id: string;
  practitioner_id: string;
}

/** A conversation that may be written to, with its data key. */
export interface ConversationKey {
  consultation: ConsultationRow & { new_id: string };
  keyId: string;
  dataKey: Buffer;
}

interface MessageRow extends KeyRow {
  id: string;
  company_id: string;
  consultation_id: string;
  sender_id: string;
  client_message_id: string;
  position: number;
  content_encrypted: Buffer;
  iv: Buffer;
  auth_tag: Buffer;
  created_at: Date;
  attachments: AttachmentJson[];
}

const keyColumns = [
  'k.id as key_id',
  'k.wrapped as wrapped',
  'k.iv as key_iv',
  'k.auth_tag as key_tag',
  'k.kek_id as kek_id',
  'k.share_of as share_of',
] as const;

const share = sql<Buffer | null>`care.find_share(k.share_of)`.as('share');

const messageColumns = [
  'm.id',
  'm.company_id',
  'm.consultation_id',
  'm.sender_id',
  'm.client_message_id',
  'm.position',
  'm.content_encrypted',
  'm.iv',
  'm.auth_tag',
  'm.created_at',
] as const;

/** A reading or writing of a chat is told to the employee whose chat it is. */
export const accessOf = (
  { id, employee_id: ownerId }: Pick<ConsultationRow, 'id' | 'employee_id'>,
  action: 'read' | 'write',
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
   * @throws NotFoundError when the actor is not one of the two people; ConversationClosedError; UnknownAttachmentError.
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
   * @throws NotFoundError when the actor is not one of the two people; ConversationClosedError.
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
    const consultation = await this.#getConsultation(tx, actor, consultationId);
    if (!consultation.is_open) throw new ConversationClosedError();
    const key = (await this.findKey(tx, consultationId)) ?? (await this.#open(tx, consultation));
    if (key.share_of !== null && key.share === null) throw new PersonErasedError(key.share_of);
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
    const binding = {
      id: consultation.new_id,
      companyId: consultation.company_id,
      subjectId: consultationId,
      authorId: actor.accountId,
      keyId,
    };
    const sealed = sealText(dataKey, text, {
      table: 'chat_messages',
      column: 'content_encrypted',
      ...binding,
    });
    const inserted = await tx
      .insertInto('care.chat_messages')
      .values({
        id: binding.id,
        company_id: binding.companyId,
        consultation_id: consultationId,
        employee_id: consultation.employee_id,
        practitioner_id: consultation.practitioner_id,
        sender_id: actor.accountId,
        client_message_id: clientMessageId,
        key_id: keyId,
        content_encrypted: sealed.ciphertext,
        iv: sealed.iv,
        auth_tag: sealed.tag,
      })
      .returning(['position', 'created_at'])
      .executeTakeFirst();
    if (inserted !== undefined) {
      const message = { id: binding.id, consultationId, senderId: actor.accountId };
      if ((await attachFiles(tx, message, attachmentIds)) < attachmentIds.length)
        throw new UnknownAttachmentError();
      await noteAccess(tx, accessOf(consultation, 'write'));
    }
    if (inserted !== undefined && attachmentIds.length === 0) {
      return {
        id: binding.id,
        clientMessageId,
        senderId: actor.accountId,
        position: inserted.position,
        text,
        attachments: [],
        createdAt: inserted.created_at.toISOString(),
      };
    }
    const [written] = await this.#select(tx, (query) =>
      query
        .where('m.consultation_id', '=', consultationId)
        .where('m.sender_id', '=', actor.accountId)
        .where('m.client_message_id', '=', clientMessageId),
    );
    if (written === undefined) throw new NotFoundError();
    return written;
  }

  /** The last page of a conversation, or the page before a position. Throws NotFoundError for anybody but its two people. */
  listBefore(
    actor: Actor,
    consultationId: string,
    page: { before?: number; limit: number },
  ): Promise<History> {
    return this.#database.as(actor, async (tx) => {
      const consultation = await this.#getConsultation(tx, actor, consultationId);
      const { company_id: companyId, is_open: isOpen, last_position: lastPosition } = consultation;
      const rows = await this.#select(tx, (query) => {
        const last = query
          .where('m.consultation_id', '=', consultationId)
          .orderBy('m.position', 'desc')
          .limit(page.limit + 1);
        return page.before === undefined ? last : last.where('m.position', '<', page.before);
      });
      const messages = rows.slice(0, page.limit).reverse();
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
      const consultation = await this.#getConsultation(tx, actor, consultationId);
      const { is_open: isOpen, last_position: lastPosition } = consultation;
      const found = await this.#selectAfter(tx, consultationId, page);
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
    return this.#database.as(actor, (tx) => this.#selectAfter(tx, consultationId, page));
  }

  /** Marks what the actor has read, never backwards and never beyond the last message. */
  async markRead(actor: Actor, consultationId: string, position: number): Promise<void> {
    await this.#database.as(actor, async (tx) => {
      await this.#getConsultation(tx, actor, consultationId);
      await mark(tx, actor.accountId, consultationId, { read: position, delivered: position });
    });
  }

  /** Marks what has arrived with the actor, as `markRead` does. */
  async markDelivered(actor: Actor, consultationId: string, position: number): Promise<void> {
    await this.#database.as(actor, async (tx) => {
      await this.#getConsultation(tx, actor, consultationId);
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
      this.#getConsultation(tx, actor, consultationId),
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
      await this.#getConsultation(tx, actor, consultationId);
      await sql`select pg_notify('care_chat', ${`typing:${consultationId}:${actor.accountId}`})`.execute(tx);
    });
  }

  /** The consultation, with the place of the last message and an id for a new one, when the actor is one of its two people. */
  async #getConsultation(tx: Transaction, actor: Actor, consultationId: string) {
    const found = await tx
      .selectFrom('care.consultations as c')
      .leftJoin('care.chat_conversations as v', 'v.consultation_id', 'c.id')
      .select(['c.id', 'c.company_id', 'c.employee_id', 'c.practitioner_id'])
      .select(sql<string>`uuidv7()`.as('new_id'))
      .select(sql<boolean>`care.chat_is_open(c.id)`.as('is_open'))
      .select((column) => column.fn.coalesce('v.last_position', sql<number>`0`).as('last_position'))
      .where('c.id', '=', consultationId)
      .where((where) =>
        where.or([
          where('c.employee_id', '=', actor.accountId),
          where('c.practitioner_id', '=', actor.accountId),
        ]),
      )
      .executeTakeFirst();
    if (found === undefined) throw new NotFoundError();
    return found;
  }

  /** The data key of a conversation as it is stored; null while there is none, or for anybody but the two people. */
  async findKey(tx: Transaction, consultationId: string): Promise<KeyRow | null> {
    const found = await tx
      .selectFrom('care.chat_conversations as v')
      .innerJoin('care.data_keys as k', 'k.id', 'v.key_id')
      .select(keyColumns)
      .select(share)
      .where('v.consultation_id', '=', consultationId)
      .executeTakeFirst();
    return found ?? null;
  }

  /** Makes the conversation with its data key; the first of two who do so at once wins. */
  async #open(tx: Transaction, consultation: ConsultationRow): Promise<KeyRow> {
    const id = randomUUID();
    const binding = {
      id,
      purpose: 'chat' as const,
      companyId: consultation.company_id,
      subjectId: consultation.id,
    };
    const person = await getShare(tx, consultation.employee_id);
    const wrapped = this.#keys.wrap(createDataKey(), binding, person);
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
    const key = await this.findKey(tx, consultation.id);
    if (key === null) throw new NotFoundError();
    return key;
  }

  /** Throws UnreadableRecordError when the key was wrapped by a key that is not here, for another conversation, or for an erased person. */
  unwrap(key: KeyRow, companyId: string, consultationId: string): Buffer {
    const wrapped = {
      ciphertext: key.wrapped,
      iv: key.key_iv,
      tag: key.key_tag,
      kekId: key.kek_id,
      shareOf: key.share_of,
    };
    const binding = { id: key.key_id, purpose: 'chat' as const, companyId, subjectId: consultationId };
    return this.#keys.unwrap(wrapped, binding, key.share);
  }

  async #select(tx: Transaction, narrow: (query: ReturnType<typeof messageQuery>) => MessageQuery) {
    const rows: MessageRow[] = await narrow(messageQuery(tx)).execute();
    const dataKeys = new Map<string, Buffer>();
    return rows.map((row) => this.#present(row, dataKeys));
  }

  #present(row: MessageRow, dataKeys: Map<string, Buffer>): ChatMessage {
    return {
      id: row.id,
      clientMessageId: row.client_message_id,
      senderId: row.sender_id,
      position: row.position,
      ...this.#readContent(row, dataKeys),
      createdAt: row.created_at.toISOString(),
    };
  }

  /** A text that does not open is null; files are then shown as far as their names open. */
  #readContent(row: MessageRow, dataKeys: Map<string, Buffer>): Pick<ChatMessage, 'text' | 'attachments'> {
    const dataKey = this.#orNull(
      () => dataKeys.get(row.key_id) ?? this.unwrap(row, row.company_id, row.consultation_id),
    );
    if (dataKey === null) return { text: null, attachments: [] };
    dataKeys.set(row.key_id, dataKey);
    const sealed = { ciphertext: row.content_encrypted, iv: row.iv, tag: row.auth_tag };
    return {
      text: this.#orNull(() =>
        openText(dataKey, sealed, {
          table: 'chat_messages',
          column: 'content_encrypted',
          id: row.id,
          companyId: row.company_id,
          subjectId: row.consultation_id,
          authorId: row.sender_id,
          keyId: row.key_id,
        }),
      ),
      attachments: row.attachments.map((file) => presentAttachment(file, row, dataKey, this.#onUnreadable)),
    };
  }

  #orNull<Value>(read: () => Value): Value | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      return null;
    }
  }

  async #selectAfter(
    tx: Transaction,
    consultationId: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<MessagePage> {
    const rows = await this.#select(tx, (query) =>
      query
        .where('m.consultation_id', '=', consultationId)
        .where('m.position', '>', after)
        .orderBy('m.position')
        .limit(limit + 1),
    );
    return { messages: rows.slice(0, limit), hasMore: rows.length > limit };
  }
}

const messageQuery = (tx: Transaction) =>
  tx
    .selectFrom('care.chat_messages as m')
    .innerJoin('care.data_keys as k', 'k.id', 'm.key_id')
    .select([...messageColumns, ...keyColumns])
    .select(share)
    .select(attachmentsColumn.as('attachments'));

type MessageQuery = ReturnType<typeof messageQuery>;
