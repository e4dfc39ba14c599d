import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymousActor, sql, type CareDatabase } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { createPerson } from '@huntzen/database/testing/people';
import { NotFoundError } from '@huntzen/kernel/server';
import { ChatStore, ConversationClosedError } from '../chat/index.ts';
import { createKeyRing, type UnreadableRecordError } from '../crypto/index.ts';
import { assertKeysHeld, MissingKeyError } from '../keys/index.ts';
import {
  addConsultation,
  buildConsultation,
  cancelConsultation,
  findInDatabase,
  type TestConsultation,
} from './_util.ts';

let database: TestDatabase;
let care: CareDatabase;
let store: ChatStore;
let consultation: TestConsultation;
let unreadable: UnreadableRecordError[];

beforeAll(async () => {
  database = await cloneDatabase();
  care = database.openCare();
  store = new ChatStore({
    database: care,
    keys: createKeyRing({ RECORDS_KEY: database.environment.RECORDS_KEY ?? '' }),
    onUnreadable: (error) => unreadable.push(error),
  });
});

beforeEach(async () => {
  unreadable = [];
  consultation = await buildConsultation(database);
});

afterAll(() => database.close());

const write = (text: string, clientMessageId: string = randomUUID(), person = consultation.alice) =>
  store.send(person, { consultationId: consultation.id, clientMessageId, text });

const read = (person = consultation.bob) => store.listBefore(person, consultation.id, { limit: 50 });

/** A store whose first answer of each transaction is followed by `meanwhile` before anything else is asked. */
function buildInterruptedStore(meanwhile: () => Promise<unknown>): ChatStore {
  return new ChatStore({
    database: {
      ...care,
      as: (actor, work) => {
        let isFirst = true;
        return care.as(actor, (tx) =>
          work(
            tx.withPlugin({
              transformQuery: ({ node }) => node,
              transformResult: async ({ result }) => {
                if (isFirst) {
                  isFirst = false;
                  await meanwhile();
                }
                return result;
              },
            }),
          ),
        );
      },
    },
    keys: createKeyRing({ RECORDS_KEY: database.environment.RECORDS_KEY ?? '' }),
    onUnreadable: (error) => unreadable.push(error),
  });
}

/** Changes rows as nobody of the product can: the administrator, with the policies and the triggers off. */
const tamper = (statement: string, ...values: unknown[]) => database.adminPool.query(statement, values);

describe('the first message of a conversation', () => {
  const page = { after: 0, limit: 50 };
  it.each<[string, (interrupted: ChatStore) => Promise<{ messages: { text: string | null }[] }>]>([
    ['the last page', (it) => it.listBefore(consultation.bob, consultation.id, { limit: 50 })],
    ['what comes after a position', (it) => it.listAfter(consultation.bob, consultation.id, page)],
    ['a copy', (it) => it.copyAfter(consultation.bob, consultation.id, page)],
  ])('is read with its text by who asks for %s while it is written', async (_, list) => {
    const { messages } = await list(buildInterruptedStore(() => write('à l’instant')));
    expect(messages.map(({ text }) => text)).toEqual(['à l’instant']);
    expect(unreadable).toEqual([]);
  });
});

describe('writing', () => {
  it('gives both people the same messages, in order, from position 1 without a gap', async () => {
    await write('bonjour');
    await write('bonjour Alice', randomUUID(), consultation.bob);
    await write('merci');
    const [forAlice, forBob] = [await read(consultation.alice), await read()];
    expect(forAlice.messages).toEqual(forBob.messages);
    expect(forBob.messages.map(({ position, text }) => [position, text])).toEqual([
      [1, 'bonjour'],
      [2, 'bonjour Alice'],
      [3, 'merci'],
    ]);
  });

  it('keeps one row of a message that is sent a hundred times at once', async () => {
    const clientMessageId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 100 }, () => write('une fois', clientMessageId)));
    await write('deux');
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await read()).messages.map(({ position, text }) => [position, text])).toEqual([
      [1, 'une fois'],
      [2, 'deux'],
    ]);
  });

  it('places messages that come at once without a gap or a double', async () => {
    const { alice, bob } = consultation;
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => write(`m${n}`, randomUUID(), n % 2 === 0 ? alice : bob)),
    );
    expect((await read()).messages.map(({ position }) => position)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
  });

  it('is refused once the consultation is cancelled, and the history stays', async () => {
    await write('à demain');
    await cancelConsultation(database, consultation.id);
    await expect(write('trop tard')).rejects.toThrow(ConversationClosedError);
    expect(await read()).toMatchObject({ isOpen: false, messages: [{ text: 'à demain' }] });
  });

  it.each(['carol', 'hr', 'anonymous', 'super-admin'])(
    'is refused to %s, who also reads nothing',
    async (who) => {
      await write('entre nous');
      const person =
        {
          carol: consultation.carol,
          hr: await createPerson(database.adminPool, { role: 'hr', company: consultation.companyId }),
          anonymous: anonymousActor,
          'super-admin': { accountId: consultation.alice.accountId, role: 'super-admin', companyId: null },
        }[who] ?? anonymousActor;
      const asked = { consultationId: consultation.id, clientMessageId: randomUUID(), text: 'moi aussi' };
      await expect(store.send(person, asked)).rejects.toThrow(NotFoundError);
      await expect(store.listBefore(person, consultation.id, { limit: 50 })).rejects.toThrow(NotFoundError);
      await expect(store.listAfter(person, consultation.id, { after: 0, limit: 50 })).rejects.toThrow(
        NotFoundError,
      );
      const { rows } = await care.as(person, (tx) =>
        sql`select id from care.chat_messages union all select id from care.data_keys`.execute(tx),
      );
      expect(rows).toEqual([]);
      // The same question as the administrator: there was something to see.
      const all = await database.adminPool.query(
        'select id from care.chat_messages where consultation_id = $1',
        [consultation.id],
      );
      expect(all.rows).toHaveLength(1);
    },
  );
});

describe('the database', () => {
  it('shows a third person the rows as soon as the policy is open: the tests above can fail', async () => {
    await write('entre nous');
    const asCarol = () =>
      care.as(
        consultation.carol,
        async (tx) => (await sql`select id from care.chat_messages`.execute(tx)).rows.length,
      );
    const policy = (condition: string) =>
      database.asOwner((client) =>
        client.query(`alter policy select_participant on care.chat_messages using (${condition})`),
      );
    expect(await asCarol()).toBe(0);
    await policy('true');
    const seen = await asCarol();
    await policy('(select sec.actor()) in (employee_id, practitioner_id)');
    expect(seen).toBe(1);
    expect(await asCarol()).toBe(0);
  });

  it.each([
    ['update care.chat_messages set created_at = now()', /permission denied/],
    ['delete from care.chat_messages', /permission denied/],
    ['update care.chat_conversations set last_position = 0', /permission denied/],
    ['update care.data_keys set kek_id = kek_id', /permission denied/],
  ])('refuses a participant: %s', async (statement, reason) => {
    await write('bonjour');
    await expect(care.as(consultation.alice, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(reason);
  });

  it('refuses a participant who writes in the name of the other', async () => {
    await write('bonjour');
    const forge = sql`
      insert into care.chat_messages (id, company_id, consultation_id, employee_id, practitioner_id, sender_id, client_message_id, key_id, content_encrypted, iv, auth_tag)
      select uuidv7(), company_id, consultation_id, employee_id, practitioner_id, ${consultation.bob.accountId}, uuidv7(), key_id, content_encrypted, iv, auth_tag
      from care.chat_messages where consultation_id = ${consultation.id}`;
    await expect(care.as(consultation.alice, (tx) => forge.execute(tx))).rejects.toThrow(
      /row-level security/,
    );
  });

  it.each([
    ['a plain text', `content_encrypted = convert_to('je dors mal', 'UTF8')`],
    ['a text that is not padded', 'content_encrypted = substr(content_encrypted, 2)'],
    ['a short iv', 'iv = substr(iv, 2)'],
    ['a short tag', 'auth_tag = substr(auth_tag, 5)'],
  ])('refuses %s', async (_what, change) => {
    await write('bonjour');
    await expect(
      tamper(`update care.chat_messages set ${change} where consultation_id = $1`, consultation.id),
    ).rejects.toThrow(/check constraint/);
  });

  it('holds the text nowhere', async () => {
    const text = `je dors mal depuis mars ${randomUUID()}`;
    await write(text);
    expect((await read()).messages[0]?.text).toBe(text);
    expect(await findInDatabase(database, text)).toEqual([]);
    // The search itself finds what is there.
    await tamper(
      'update care.people set department = $1 where account_id = $2',
      text,
      consultation.alice.accountId,
    );
    expect(await findInDatabase(database, text)).toEqual(['care.people.department']);
  });
});

describe('a stored message', () => {
  it.each([
    ['a bit of it', 'content_encrypted = set_bit(content_encrypted, 77, 1 - get_bit(content_encrypted, 77))'],
    ['its iv', 'iv = set_bit(iv, 5, 1 - get_bit(iv, 5))'],
    ['its tag', 'auth_tag = set_bit(auth_tag, 5, 1 - get_bit(auth_tag, 5))'],
    ['its id', 'id = uuidv7()'],
    [
      'its sender',
      'sender_id = (select practitioner_id from care.consultations c where c.id = consultation_id)',
    ],
  ])('no longer opens when somebody changes %s, and the others still do', async (_what, change) => {
    const { id } = await write('le premier');
    await write('le second');
    await tamper(`update care.chat_messages set ${change} where id = $1`, id);
    expect((await read()).messages.map(({ text }) => text)).toEqual([null, 'le second']);
    expect(unreadable).toHaveLength(1);
    expect(JSON.stringify(unreadable)).not.toContain('premier');
  });

  it('does not open in the place of another', async () => {
    const [first, second] = [await write('le premier'), await write('le second')];
    await tamper(
      `update care.chat_messages m set content_encrypted = o.content_encrypted, iv = o.iv, auth_tag = o.auth_tag
       from care.chat_messages o where m.id = $1 and o.id = $2`,
      first.id,
      second.id,
    );
    expect((await read()).messages.map(({ text }) => text)).toEqual([null, 'le second']);
  });

  it('does not open in another conversation of the same people', async () => {
    const { id } = await write('le premier');
    const other = await addConsultation(database, consultation, 2);
    await store.send(consultation.alice, {
      consultationId: other,
      clientMessageId: randomUUID(),
      text: 'ailleurs',
    });
    await tamper(
      `update care.chat_messages m set content_encrypted = o.content_encrypted, iv = o.iv, auth_tag = o.auth_tag
       from care.chat_messages o where m.consultation_id = $1 and o.id = $2`,
      other,
      id,
    );
    const page = await store.listBefore(consultation.bob, other, { limit: 50 });
    expect(page.messages.map(({ text }) => text)).toEqual([null]);
  });

  it('does not open with another records key, and a service that holds it refuses to start', async () => {
    await write('bonjour');
    const strangersKeys = createKeyRing({ RECORDS_KEY: 'another records key, long enough to be one' });
    const stranger = new ChatStore({
      database: care,
      keys: strangersKeys,
      onUnreadable: (error) => unreadable.push(error),
    });
    expect(
      (await stranger.listBefore(consultation.bob, consultation.id, { limit: 50 })).messages[0]?.text,
    ).toBeNull();
    await expect(assertKeysHeld(care, strangersKeys)).rejects.toThrow(MissingKeyError);
  });
});

describe('history', () => {
  it('is read backwards page by page, and forwards from a position', async () => {
    for (let n = 1; n <= 7; n += 1) await write(`m${n}`);
    const last = await store.listBefore(consultation.bob, consultation.id, { limit: 3 });
    const before = await store.listBefore(consultation.bob, consultation.id, { limit: 4, before: 5 });
    const after = await store.listAfter(consultation.bob, consultation.id, { limit: 2, after: 4 });
    const texts = (page: { messages: { text: string | null }[] }) => page.messages.map(({ text }) => text);
    expect([texts(last), last.hasMore]).toEqual([['m5', 'm6', 'm7'], true]);
    expect([texts(before), before.hasMore]).toEqual([['m1', 'm2', 'm3', 'm4'], false]);
    expect([texts(after), after.hasMore]).toEqual([['m5', 'm6'], true]);
  });

  it('keeps read marks, which move forwards only and never beyond the last message', async () => {
    const { bob, alice, id } = consultation;
    for (let n = 1; n <= 3; n += 1) await write(`m${n}`);
    const mark = async () => (await store.findRead(alice, id, bob.accountId))?.position;
    await store.markRead(bob, id, 2);
    expect(await mark()).toBe(2);
    await store.markRead(bob, id, 1);
    expect(await mark()).toBe(2);
    await store.markRead(bob, id, 1_000);
    expect(await mark()).toBe(3);
    await expect(store.markRead(consultation.carol, id, 1)).rejects.toThrow(NotFoundError);
  });
});
