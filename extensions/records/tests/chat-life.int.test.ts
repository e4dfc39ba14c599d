/** Marks, what is unread, when writing ends, and when a conversation is forgotten. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createPerson } from '@huntzen/database/testing/people';
import { NotFoundError } from '@huntzen/kernel/server';
import { createPractitioner, setVerification } from '../../consultations/tests/_util.ts';
import {
  AttachmentStore,
  ChatStore,
  ConversationClosedError,
  UnknownAttachmentError,
} from '../chat/index.ts';
import { createKeyRing } from '../crypto/index.ts';
import { forgetOldConversations } from '../server/forget.ts';
import { addConsultation, buildConsultation, cancelConsultation, type TestConsultation } from './_util.ts';

let database: TestDatabase;
let care: CareDatabase;
let store: ChatStore;
let files: AttachmentStore;
let consultation: TestConsultation;

const failOnUnreadable = (error: Error) => {
  throw error;
};

beforeAll(async () => {
  database = await cloneDatabase();
  care = database.openCare();
  const keys = createKeyRing({ RECORDS_KEY: database.environment.RECORDS_KEY ?? '' });
  store = new ChatStore({ database: care, keys, onUnreadable: failOnUnreadable });
  files = new AttachmentStore({ database: care, chat: store, onUnreadable: failOnUnreadable });
});

beforeEach(async () => {
  consultation = await buildConsultation(database);
});

afterAll(() => database.close());

const write = (text: string, person = consultation.alice, id = consultation.id) =>
  store.send(person, { consultationId: id, clientMessageId: randomUUID(), text });
const read = (person = consultation.bob) => store.listBefore(person, consultation.id, { limit: 50 });
const marksOf = (person = consultation.bob) =>
  store.findRead(consultation.alice, consultation.id, person.accountId);

describe('marks', () => {
  it('say what arrived before they say what was read', async () => {
    const { bob, id } = consultation;
    for (let n = 1; n <= 3; n += 1) await write(`m${n}`);
    expect(await marksOf()).toBeNull();
    await store.markDelivered(bob, id, 2);
    expect(await marksOf()).toMatchObject({ position: 0, readAt: null, deliveredPosition: 2 });
    await store.markRead(bob, id, 1);
    expect(await marksOf()).toMatchObject({ position: 1, deliveredPosition: 2 });
    await store.markDelivered(bob, id, 1_000);
    expect(await marksOf()).toMatchObject({ position: 1, deliveredPosition: 3 });
    await expect(store.markDelivered(consultation.carol, id, 1)).rejects.toThrow(NotFoundError);
  });

  it('count what was fetched as arrived, up to the last message of the other', async () => {
    await write('un');
    await write('deux', consultation.bob);
    await read(consultation.alice);
    await read();
    expect(await marksOf()).toMatchObject({ position: 0, deliveredPosition: 1 });
    expect(await marksOf(consultation.alice)).toMatchObject({ deliveredPosition: 2 });
    await write('trois');
    await store.listAfter(consultation.bob, consultation.id, { after: 2, limit: 10 });
    expect(await marksOf()).toMatchObject({ deliveredPosition: 3 });
  });

  it('are one’s own to move, in the database too', async () => {
    await write('un');
    await store.markRead(consultation.bob, consultation.id, 1);
    const forged = await care.as(consultation.alice, (tx) =>
      sql`update care.chat_reads set delivered_position = 9 where account_id = ${consultation.bob.accountId}`.execute(
        tx,
      ),
    );
    expect(forged.numAffectedRows).toBe(0n);
  });
});

describe('the ledger', () => {
  const lines = async () => {
    const { rows } = await database.adminPool.query<{ line: string }>(
      `select concat_ws(' ', kind, action, case actor_id when $1 then 'alice' else 'bob' end) as line
       from care.access_ledger where owner_id = $1 and record_id = $2 order by seq`,
      [consultation.alice.accountId, consultation.id],
    );
    return rows.map(({ line }) => line);
  };

  it('has a line of the employee for each page read and each message or file written, in the same transaction', async () => {
    const { alice, bob, id } = consultation;
    const message = { consultationId: id, clientMessageId: randomUUID(), text: 'un' };
    // Nothing to read yet.
    await read();
    await store.send(alice, message);
    // Sent again it is not written again.
    await store.send(alice, message);
    await read();
    await store.listAfter(alice, id, { after: 0, limit: 10 });
    await store.listAfter(alice, id, { after: 1, limit: 10 });
    // What is delivered live is told once, when its reader joins.
    await store.listNew(bob, id, { after: 0, limit: 10 });
    const content = Buffer.from('%PDF');
    const file = await files.add(bob, id, { name: 'a.pdf', mediaType: 'application/pdf', content });
    await files.open(bob, id, file.id);
    const expected = ['write alice', 'read bob', 'read alice', 'write bob', 'read bob'];
    expect(await lines()).toEqual(expected.map((line) => `chat ${line}`));
    await expect(
      store.send(alice, { ...message, clientMessageId: randomUUID(), attachmentIds: [randomUUID()] }),
    ).rejects.toThrow(UnknownAttachmentError);
    await expect(read(consultation.carol)).rejects.toThrow(NotFoundError);
    expect(await lines()).toHaveLength(expected.length);
  });
});

describe('what is unread', () => {
  it('is counted by conversation, without one’s own messages, until it is read', async () => {
    const { alice, bob, id } = consultation;
    const other = await addConsultation(database, consultation, 2);
    await write('un');
    await write('deux');
    await write('réponse', bob);
    await write('ailleurs', alice, other);
    const counts = async (person = bob) =>
      new Map((await store.listUnread(person)).map(({ consultationId, count }) => [consultationId, count]));
    expect(await counts()).toEqual(
      new Map([
        [id, 2],
        [other, 1],
      ]),
    );
    expect(await counts(alice)).toEqual(new Map([[id, 1]]));
    expect(await counts(consultation.carol)).toEqual(new Map());
    await store.markRead(bob, id, 1);
    expect(await counts()).toEqual(
      new Map([
        [id, 1],
        [other, 1],
      ]),
    );
    await store.markRead(bob, id, 2);
    expect(await counts()).toEqual(new Map([[other, 1]]));
  });
});

describe('writing ends', () => {
  const file = { name: 'a.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF') } as const;

  it.each(['suspended', 'rejected'] as const)(
    'for both when the practitioner is %s, and begins again when they are verified',
    async (verification) => {
      const bob = await createPractitioner(database.adminPool, { hours: false });
      consultation = {
        ...consultation,
        bob,
        id: await addConsultation(database, { ...consultation, bob }, 3),
      };
      await write('avant');
      await setVerification(database.adminPool, bob, verification);
      for (const person of [consultation.alice, consultation.bob]) {
        await expect(write('après', person)).rejects.toThrow(ConversationClosedError);
        await expect(files.add(person, consultation.id, file)).rejects.toThrow(ConversationClosedError);
        expect(await read(person)).toMatchObject({ isOpen: false, messages: [{ text: 'avant' }] });
      }
      await setVerification(database.adminPool, bob, 'verified');
      await write('à nouveau', consultation.bob);
      expect((await read()).isOpen).toBe(true);
    },
  );

  it('at once for whoever is blocked, and not for the other', async () => {
    await write('avant');
    await database.adminPool.query('update cms.up_users set blocked = true where document_id = $1', [
      consultation.alice.accountId,
    ]);
    await expect(write('après')).rejects.toThrow(ConversationClosedError);
    await expect(files.add(consultation.alice, consultation.id, file)).rejects.toThrow(
      ConversationClosedError,
    );
    await write('encore là', consultation.bob);
  });

  it('is refused by the database itself, whoever asks', async () => {
    await write('avant');
    await cancelConsultation(database, consultation.id);
    const insert = sql`
      insert into care.chat_messages (id, company_id, consultation_id, employee_id, practitioner_id, sender_id, client_message_id, key_id, content_encrypted, iv, auth_tag)
      select uuidv7(), company_id, consultation_id, employee_id, practitioner_id, sender_id, uuidv7(), key_id, content_encrypted, iv, auth_tag
      from care.chat_messages where consultation_id = ${consultation.id}`;
    await expect(care.as(consultation.alice, (tx) => insert.execute(tx))).rejects.toThrow(
      /row-level security/,
    );
  });
});

describe('a conversation', () => {
  const keepFor = (days: number | null) =>
    database.adminPool.query('update cms.companies set chat_retention_days = $2 where document_id = $1', [
      consultation.companyId,
      days,
    ]);
  const age = (days: number, id = consultation.id) =>
    database.adminPool.query(
      'update care.chat_messages set created_at = created_at - make_interval(days => $2) where consultation_id = $1',
      [id, days],
    );
  const forget = () => forgetOldConversations(database.openJobs());
  const rowsOf = async (id: string) => {
    const { rows } = await database.adminPool.query<{ count: number }>(
      `select (select count(*) from care.chat_messages where consultation_id = $1)
            + (select count(*) from care.chat_attachments where consultation_id = $1)
            + (select count(*) from care.chat_reads where consultation_id = $1)
            + (select count(*) from care.chat_conversations where consultation_id = $1)
            + (select count(*) from care.data_keys where consultation_id = $1) as count`,
      [id],
    );
    return Number(rows[0]?.count);
  };

  async function fill(id = consultation.id): Promise<void> {
    const { alice, bob } = consultation;
    const file = await files.add(alice, id, {
      name: 'a.pdf',
      mediaType: 'application/pdf',
      content: Buffer.from('%PDF'),
    });
    await store.send(alice, {
      consultationId: id,
      clientMessageId: randomUUID(),
      text: 'un',
      attachmentIds: [file.id],
    });
    await files.add(bob, id, { name: 'b.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF') });
    await write('deux', bob, id);
    await store.markRead(bob, id, 1);
  }

  it('is forgotten whole, its key too, so many days after its last message', async () => {
    const recent = await addConsultation(database, consultation, 2);
    await fill();
    await fill(recent);
    await age(31);
    await age(29, recent);
    expect(await forget()).toBe(0);
    await keepFor(30);
    expect((await read()).retentionDays).toBe(30);
    expect(await forget()).toBe(1);
    expect(await rowsOf(consultation.id)).toBe(0);
    expect(await rowsOf(recent)).toBe(7);
    expect(await read()).toMatchObject({ messages: [], lastPosition: 0, isOpen: true });
    // One may write again: a new conversation, under a new key.
    expect(await write('trois')).toMatchObject({ position: 1 });
  });

  it('stays when something was written since, and for a company that keeps everything', async () => {
    await fill();
    await age(31);
    await keepFor(30);
    await write('encore');
    expect(await forget()).toBe(0);
    await keepFor(null);
    await age(5_000);
    expect(await forget()).toBe(0);
  });

  it('is forgotten in batches, and one that is being written to is left', async () => {
    await keepFor(1);
    const ids = [consultation.id];
    for (let day = 2; day <= 5; day += 1) ids.push(await addConsultation(database, consultation, day));
    for (const id of ids) {
      await write('un', consultation.alice, id);
      await age(2, id);
    }
    const holder = await database.adminPool.connect();
    await holder.query('begin');
    await holder.query('select from care.chat_conversations where consultation_id = $1 for update', [ids[0]]);
    const jobs = database.openJobs();
    const { rows } = await sql<{
      count: number;
    }>`select care.forget_conversations(now(), 3) as count`.execute(jobs);
    expect(rows[0]?.count).toBe(3);
    expect(await forget()).toBe(1);
    await holder.query('rollback');
    holder.release();
    expect(await forget()).toBe(1);
  });

  it('that is forgotten while somebody writes takes the message as its first', async () => {
    await write('ancien');
    const holder = await database.adminPool.connect();
    await holder.query('begin');
    for (const table of ['chat_messages', 'chat_reads', 'chat_conversations', 'data_keys'])
      await holder.query(`delete from care.${table} where consultation_id = $1`, [consultation.id]);
    const writing = write('nouveau');
    // It waits for the row of the conversation.
    await database.untilLocked();
    await holder.query('commit');
    holder.release();
    expect(await writing).toMatchObject({ position: 1, text: 'nouveau' });
    expect((await read()).messages.map(({ text }) => text)).toEqual(['nouveau']);
  });

  it('is nobody’s to delete, and nobody’s but the worker’s to have forgotten', async () => {
    await keepFor(1);
    await fill();
    await age(2);
    const admin = await createPerson(database.adminPool, { role: 'hr', company: consultation.companyId });
    for (const person of [consultation.alice, consultation.bob, admin]) {
      for (const statement of [
        'select care.forget_conversations()',
        'delete from care.chat_conversations',
        'delete from care.data_keys',
      ])
        await expect(care.as(person, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
          /permission denied/,
        );
    }
    await expect(sql`delete from care.chat_messages`.execute(database.openJobs())).rejects.toThrow(
      /permission denied/,
    );
  });
});
