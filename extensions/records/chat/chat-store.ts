/**
 * Conversations in the database: the one place that writes and reads messages, for the API and for the chat service.
 * Text is encrypted before it is sent to the database and decrypted after it has come back; SQL never sees it.
 *
 * A message is committed before `send` returns. The lock is the row of the conversation (see the trigger
 * care.place_chat_message); the nodes of the chat service learn of the message by NOTIFY, at the same commit.
 */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import type { ChatMessage, ChatRead } from '../contracts/chat.ts';
import {
  createDataKey,
  openText,
  PersonErasedError,
  sealText,
  UnreadableRecordError,
  type KeyRing,
} from '../crypto/index.ts';
import { getShare } from '../keys/index.ts';
import { ConversationClosedError } from './errors.ts';

/** A message that somebody wants to write. */
export interface NewMessage {
  consultationId: string;
  clientMessageId: string;
  text: string;
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

/** What the store works with. */
export interface ChatStoreOptions {
  database: CareDatabase;
  keys: KeyRing;
  /** Told of each stored message that does not open; it is shown without its text. */
  onUnreadable: (error: UnreadableRecordError) => void;
}

interface KeyRow {
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

/** Whether PostgreSQL refused the row by a policy. */
const isPolicyRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';

/** Reads and writes conversations as the person who asks; everything is bounded by row-level security. */
export class ChatStore {
  readonly #database: CareDatabase;
  readonly #keys: KeyRing;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;

  constructor({ database, keys, onUnreadable }: ChatStoreOptions) {
    this.#database = database;
    this.#keys = keys;
    this.#onUnreadable = onUnreadable;
  }

  /**
   * Saves a message and returns it once it is committed; one that is already there under its client id is returned as
   * it was saved.
   *
   * @throws NotFoundError when the actor is not one of the two people; ConversationClosedError when it is cancelled.
   */
  async send(actor: Actor, message: NewMessage): Promise<ChatMessage> {
    try {
      return await this.#database.as(actor, (tx) => this.#insert(tx, actor, message));
    } catch (error) {
      // Both were checked in the transaction: only a cancellation that came in between is left for the policy.
      // What belongs to an erased person is not added to.
      if (isPolicyRefusal(error) || error instanceof PersonErasedError) throw new ConversationClosedError();
      throw error;
    }
  }

  async #insert(tx: Transaction, actor: Actor, { consultationId, clientMessageId, text }: NewMessage) {
    const consultation = await this.#getConsultation(tx, actor, consultationId);
    if (consultation.status === 'cancelled') throw new ConversationClosedError();
    const key = (await this.#findKey(tx, consultationId)) ?? (await this.#open(tx, consultation));
    if (key.share_of !== null && key.share === null) throw new PersonErasedError(key.share_of);
    const binding = {
      id: consultation.new_id,
      companyId: consultation.company_id,
      subjectId: consultationId,
      authorId: actor.accountId,
      keyId: key.key_id,
    };
    const dataKey = this.#unwrap(key, consultation.company_id, consultationId);
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
        key_id: key.key_id,
        content_encrypted: sealed.ciphertext,
        iv: sealed.iv,
        auth_tag: sealed.tag,
      })
      .returning(['position', 'created_at'])
      .executeTakeFirst();
    if (inserted !== undefined) {
      return {
        id: binding.id,
        clientMessageId,
        senderId: actor.accountId,
        position: inserted.position,
        text,
        createdAt: inserted.created_at.toISOString(),
      };
    }
    const [earlier] = await this.#select(tx, (query) =>
      query
        .where('m.consultation_id', '=', consultationId)
        .where('m.sender_id', '=', actor.accountId)
        .where('m.client_message_id', '=', clientMessageId),
    );
    if (earlier === undefined) throw new NotFoundError();
    return earlier;
  }

  /** The last page of a conversation, or the page before a position. Throws NotFoundError for anybody but its two people. */
  listBefore(
    actor: Actor,
    consultationId: string,
    page: { before?: number; limit: number },
  ): Promise<Conversation> {
    return this.#database.as(actor, async (tx) => {
      const { status, last_position: lastPosition } = await this.#getConsultation(tx, actor, consultationId);
      const rows = await this.#select(tx, (query) => {
        const last = query
          .where('m.consultation_id', '=', consultationId)
          .orderBy('m.position', 'desc')
          .limit(page.limit + 1);
        return page.before === undefined ? last : last.where('m.position', '<', page.before);
      });
      const messages = rows.slice(0, page.limit).reverse();
      const reads = await this.#selectReads(tx, consultationId);
      return {
        messages,
        hasMore: rows.length > page.limit,
        isOpen: status !== 'cancelled',
        lastPosition,
        reads,
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
      const { status, last_position: lastPosition } = await this.#getConsultation(tx, actor, consultationId);
      const found = await this.#selectAfter(tx, consultationId, page);
      const reads = await this.#selectReads(tx, consultationId);
      return { ...found, isOpen: status !== 'cancelled', lastPosition, reads };
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
      await sql`
        insert into care.chat_reads as r (company_id, consultation_id, employee_id, practitioner_id, account_id, position)
        select v.company_id, v.consultation_id, v.employee_id, v.practitioner_id, ${actor.accountId}, least(${position}::bigint, v.last_position)
        from care.chat_conversations as v
        where v.consultation_id = ${consultationId} and v.last_position > 0
        on conflict (consultation_id, account_id) do update
          set position = excluded.position, read_at = now() where r.position < excluded.position`.execute(tx);
    });
  }

  /** The read mark of one of the two people, as the other may see it; null when there is none. */
  async findRead(actor: Actor, consultationId: string, accountId: string): Promise<ChatRead | null> {
    const reads = await this.#database.as(actor, (tx) => this.#selectReads(tx, consultationId));
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
      .select(['c.id', 'c.company_id', 'c.employee_id', 'c.practitioner_id', 'c.status'])
      .select(sql<string>`uuidv7()`.as('new_id'))
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

  async #findKey(tx: Transaction, consultationId: string): Promise<KeyRow | null> {
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
    const key = await this.#findKey(tx, consultation.id);
    if (key === null) throw new NotFoundError();
    return key;
  }

  #unwrap(key: KeyRow, companyId: string, consultationId: string): Buffer {
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
      text: this.#readText(row, dataKeys),
      createdAt: row.created_at.toISOString(),
    };
  }

  #readText(row: MessageRow, dataKeys: Map<string, Buffer>): string | null {
    try {
      const dataKey = dataKeys.get(row.key_id) ?? this.#unwrap(row, row.company_id, row.consultation_id);
      dataKeys.set(row.key_id, dataKey);
      return openText(
        dataKey,
        { ciphertext: row.content_encrypted, iv: row.iv, tag: row.auth_tag },
        {
          table: 'chat_messages',
          column: 'content_encrypted',
          id: row.id,
          companyId: row.company_id,
          subjectId: row.consultation_id,
          authorId: row.sender_id,
          keyId: row.key_id,
        },
      );
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

  async #selectReads(tx: Transaction, consultationId: string): Promise<ChatRead[]> {
    const rows = await tx
      .selectFrom('care.chat_reads as r')
      .select(['r.account_id', 'r.position', 'r.read_at'])
      .where('r.consultation_id', '=', consultationId)
      .execute();
    return rows.map((row) => ({
      accountId: row.account_id,
      position: row.position,
      readAt: row.read_at.toISOString(),
    }));
  }
}

const messageQuery = (tx: Transaction) =>
  tx
    .selectFrom('care.chat_messages as m')
    .innerJoin('care.data_keys as k', 'k.id', 'm.key_id')
    .select([...messageColumns, ...keyColumns])
    .select(share);

type MessageQuery = ReturnType<typeof messageQuery>;
