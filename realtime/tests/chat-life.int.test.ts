/** What a page learns without asking: what arrived, what is unread, that writing ended, that a conversation was forgotten. */
import { randomUUID } from 'node:crypto';
import { readConfig } from '@huntzen/config';
import { anonymousActor } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { ChatStore } from '@huntzen/records/chat';
import type { UnreadConversation } from '@huntzen/records/contracts';
import { createKeyRing } from '@huntzen/records/crypto';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPractitioner, setVerification } from '../../extensions/consultations/tests/_util.ts';
import {
  addConsultation,
  buildConsultation,
  cancelConsultation,
  issueTicket,
  openSession,
  type TestConsultation,
} from '../../extensions/records/tests/_util.ts';
import { forgetOldConversations } from '../../extensions/records/server/forget.ts';
import { notificationsNamespace, socketPath } from '../contracts/events.ts';
import { createRealtime, type Realtime } from '../src/app.ts';
import { collect, join, next, openSocket, send, until, type ClientSocket } from './_util.ts';

let database: TestDatabase;
let nodes: { realtime: Realtime; url: string }[];
let consultation: TestConsultation;
const sockets: { disconnect: () => unknown }[] = [];

async function startNode() {
  const log = pino({ level: 'silent' });
  const realtime = createRealtime({ config: readConfig('realtime', database.environment), log });
  return { realtime, url: `http://127.0.0.1:${await realtime.start(0)}` };
}

beforeAll(async () => {
  database = await cloneDatabase();
  nodes = await Promise.all([startNode(), startNode()]);
});

beforeEach(async () => {
  const built = await buildConsultation(database);
  const bob = await createPractitioner(database.adminPool, { hours: false });
  consultation = { ...built, bob, id: await addConsultation(database, { ...built, bob }, 2) };
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

afterAll(async () => {
  await Promise.all(nodes.map(({ realtime }) => realtime.stop()));
  await database.close();
});

async function open(node: number, person = consultation.alice): Promise<ClientSocket> {
  const session = await openSession(database, person);
  const socket = await openSocket(database, nodes[node]?.url ?? '', session);
  sockets.push(socket);
  return socket;
}

const message = (text: string) => ({
  consultationId: consultation.id,
  clientMessageId: randomUUID(),
  text,
});

describe('what arrived', () => {
  it('is told to the sender on another node, before it is read', async () => {
    const [alice, bob] = [await open(0), await open(1, consultation.bob)];
    await Promise.all([join(alice, consultation.id), join(bob, consultation.id)]);
    await send(alice, message('reçu ?'));
    const told = next(alice, 'chat:read');
    await bob.emitWithAck('chat:delivered', { consultationId: consultation.id, position: 1 });
    expect(await told).toMatchObject({
      read: { accountId: consultation.bob.accountId, position: 0, readAt: null, deliveredPosition: 1 },
    });
  });

  it('is what a page that comes back has caught up with', async () => {
    const alice = await open(0);
    await join(alice, consultation.id);
    await send(alice, message('pendant son absence'));
    const told = next(alice, 'chat:read');
    await join(await open(1, consultation.bob), consultation.id, 0);
    expect(await told).toMatchObject({ read: { deliveredPosition: 1, position: 0 } });
  });
});

/** A store that saves messages and announces none. */
function buildMuteStore(): ChatStore {
  const care = database.openCare();
  return new ChatStore({
    database: {
      ...care,
      query: (actor, query) =>
        actor === anonymousActor ? Promise.reject(new Error('no answer')) : care.query(actor, query),
    },
    keys: createKeyRing({ RECORDS_KEY: database.environment.RECORDS_KEY ?? '' }),
    onUnreadable: (error) => {
      throw error;
    },
  });
}

/** The server processes behind the connections on which the nodes listen. */
async function listListeners(): Promise<number[]> {
  const { rows } = await database.adminPool.query<{ pid: number }>(
    `select pid from pg_stat_activity
     where application_name = 'realtime listener' and datname = current_database() order by pid`,
  );
  return rows.map(({ pid }) => pid);
}

describe('an announcement that was lost', () => {
  it('is made again when the message is sent again, which stays one row', async () => {
    const bob = await open(1, consultation.bob);
    const heard = collect(bob);
    await join(bob, consultation.id);
    const broken = buildMuteStore();
    const lost = message('perdu en route');
    await expect(broken.send(consultation.alice, lost)).rejects.toThrow('no answer');
    const { rows } = await database.adminPool.query(
      'select from care.chat_messages where consultation_id = $1',
      [consultation.id],
    );
    expect(rows).toHaveLength(1);
    expect(await send(await open(0), lost)).toMatchObject({ ok: true, message: { position: 1 } });
    await until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ position: 1, text: 'perdu en route' });
  });

  it('is not waited for: what is there is found within seconds, though its sender never comes back', async () => {
    const bob = await open(1, consultation.bob);
    const heard = collect(bob);
    await join(bob, consultation.id);
    const listening = await listListeners();
    const store = buildMuteStore();
    for (const text of ['jamais annoncé', 'ni celui-ci'])
      await expect(store.send(consultation.alice, message(text))).rejects.toThrow('no answer');
    await until(() => heard.length === 2, 15_000);
    expect(heard.map(({ position, text }) => [position, text])).toEqual([
      [1, 'jamais annoncé'],
      [2, 'ni celui-ci'],
    ]);
    // Found by looking, not because a node had to listen anew.
    expect(listening.length).toBeGreaterThan(0);
    expect(await listListeners()).toEqual(listening);
  });
});

describe('what is unread', () => {
  async function watch(person = consultation.bob): Promise<UnreadConversation[][]> {
    const ticket = await issueTicket(database, await openSession(database, person));
    const told: UnreadConversation[][] = [];
    const socket: Socket = io((nodes[1]?.url ?? '') + notificationsNamespace, {
      path: socketPath,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { Origin: 'http://localhost:4321' },
      auth: { ticket },
    });
    socket.on('messages:unread', (event: { conversations: UnreadConversation[] }) =>
      told.push(event.conversations),
    );
    sockets.push(socket);
    await until(() => told.length > 0);
    return told;
  }

  it('is told to the other person’s pages with each message and reading, and to nobody else’s', async () => {
    const [toBob, toCarol] = [await watch(), await watch(consultation.carol)];
    const alice = await open(0);
    await send(alice, message('un'));
    const one = [{ consultationId: consultation.id, count: 1 }];
    await until(() => JSON.stringify(toBob.at(-1)) === JSON.stringify(one));
    const bob = await open(0, consultation.bob);
    await bob.emitWithAck('chat:read', { consultationId: consultation.id, position: 1 });
    await until(() => toBob.at(-1)?.length === 0);
    expect(toCarol).toEqual([[]]);
  });
});

describe('writing ends', () => {
  it.each([
    ['the consultation is cancelled', () => cancelConsultation(database, consultation.id)],
    [
      'the practitioner is suspended',
      () => setVerification(database.adminPool, consultation.bob, 'suspended'),
    ],
  ])('within a second, for every open page, when %s', async (_what, end) => {
    const [alice, bob] = [await open(0), await open(1, consultation.bob)];
    await Promise.all([join(alice, consultation.id), join(bob, consultation.id)]);
    await send(alice, message('avant'));
    const told = Promise.all([next(alice, 'chat:state'), next(bob, 'chat:state')]);
    const before = performance.now();
    await end();
    const closed = { consultationId: consultation.id, isOpen: false };
    expect(await told).toEqual([closed, closed]);
    expect(performance.now() - before).toBeLessThan(1_000);
    for (const socket of [alice, bob])
      expect(await send(socket, message('après'))).toEqual({ ok: false, error: 'closed' });
  });

  it('and begins again for every open page', async () => {
    const alice = await open(0);
    await join(alice, consultation.id);
    await send(alice, message('avant'));
    await setVerification(database.adminPool, consultation.bob, 'suspended');
    await next(alice, 'chat:state');
    const told = next(alice, 'chat:state');
    await setVerification(database.adminPool, consultation.bob, 'verified');
    expect(await told).toEqual({ consultationId: consultation.id, isOpen: true });
    expect(await send(alice, message('après'))).toMatchObject({ ok: true });
  });
});

describe('a conversation that is forgotten', () => {
  async function forget(): Promise<void> {
    await database.adminPool.query(
      'update cms.companies set chat_retention_days = 30 where document_id = $1',
      [consultation.companyId],
    );
    await database.adminPool.query(
      `update care.chat_messages set created_at = now() - interval '31 days' where consultation_id = $1`,
      [consultation.id],
    );
    await forgetOldConversations(database.openJobs());
  }

  it('goes from the open pages, and what is written next arrives as its first message', async () => {
    const [alice, bob] = [await open(0), await open(1, consultation.bob)];
    const heard = collect(bob);
    await Promise.all([join(alice, consultation.id), join(bob, consultation.id)]);
    for (const text of ['un', 'deux', 'trois']) await send(alice, message(text));
    await until(() => heard.length === 3);
    const told = Promise.all([next(alice, 'chat:forgotten'), next(bob, 'chat:forgotten')]);
    await forget();
    await told;
    expect(await send(alice, message('nouveau'))).toMatchObject({ ok: true, message: { position: 1 } });
    await until(() => heard.length === 4);
    expect(heard.at(-1)).toMatchObject({ position: 1, text: 'nouveau' });
  });

  it('is begun anew by a page that was away', async () => {
    const alice = await open(0);
    await join(alice, consultation.id);
    for (const text of ['un', 'deux', 'trois']) await send(alice, message(text));
    await forget();
    await send(alice, message('nouveau'));
    const bob = await open(1, consultation.bob);
    const heard = collect(bob);
    expect(await join(bob, consultation.id, 3)).toMatchObject({
      ok: true,
      isAnew: true,
      hasMore: false,
      messages: [{ position: 1, text: 'nouveau' }],
    });
    await send(alice, message('encore'));
    await until(() => heard.length === 1);
    expect(heard[0]?.position).toBe(2);
  });
});
