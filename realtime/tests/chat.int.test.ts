import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join as joinPath } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '@huntzen/config';
import type { Actor } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import {
  buildConsultation,
  cancelConsultation,
  findInDatabase,
  issueTicket,
  openSession,
  type TestConsultation,
} from '../../extensions/records/tests/_util.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { chatNamespace, socketPath } from '../contracts/events.ts';
import { createRealtime, type Realtime } from '../src/app.ts';
import {
  buildSocket,
  collect,
  connected,
  join,
  next,
  openSocket,
  send,
  until,
  type ClientSocket,
} from './_util.ts';

interface Node {
  realtime: Realtime;
  url: string;
}

let database: TestDatabase;
let one: Node;
let two: Node;
let logged = '';
let consultation: TestConsultation;
let aliceSession: string;
let bobSession: string;
const sockets: ClientSocket[] = [];
const children: ChildProcess[] = [];

const log = pino(
  { level: 'debug' },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString('utf8');
      done();
    },
  }),
);

async function startNode(): Promise<Node> {
  const realtime = createRealtime({ config: readConfig('realtime', database.environment), log });
  const port = await realtime.start(0);
  return { realtime, url: `http://127.0.0.1:${port}` };
}

beforeAll(async () => {
  database = await cloneDatabase();
  [one, two] = await Promise.all([startNode(), startNode()]);
});

beforeEach(async () => {
  consultation = await buildConsultation(database);
  aliceSession = await openSession(database, consultation.alice);
  bobSession = await openSession(database, consultation.bob);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([one.realtime.stop(), two.realtime.stop()]);
  await database.close();
});

async function open(node: Node, sessionId: string): Promise<ClientSocket> {
  const socket = await openSocket(database, node.url, sessionId);
  sockets.push(socket);
  return socket;
}

function keep(socket: ClientSocket): ClientSocket {
  sockets.push(socket);
  return socket;
}

const message = (text: string, clientMessageId: string = randomUUID()) => ({
  consultationId: consultation.id,
  clientMessageId,
  text,
});

describe('the handshake', () => {
  const withTicket = (ticket: string, from?: string) =>
    connected(keep(buildSocket(one.url, () => Promise.resolve(ticket), { from })));

  it('takes a ticket once', async () => {
    const ticket = await issueTicket(database, aliceSession);
    await withTicket(ticket);
    await expect(withTicket(ticket)).rejects.toThrow('unauthenticated');
  });

  it('takes a ticket once when it is shown twenty times at once', async () => {
    const ticket = await issueTicket(database, aliceSession);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => withTicket(ticket)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses an expired ticket, a forged one and none', async () => {
    await expect(withTicket(await issueTicket(database, aliceSession, -1))).rejects.toThrow(
      'unauthenticated',
    );
    await expect(withTicket('x'.repeat(43))).rejects.toThrow('unauthenticated');
    await expect(withTicket('')).rejects.toThrow('unauthenticated');
  });

  it('refuses the ticket of a session that has ended, and of a blocked person', async () => {
    const ticket = await issueTicket(database, aliceSession);
    await endSession(aliceSession);
    await expect(withTicket(ticket)).rejects.toThrow('unauthenticated');
    const another = await issueTicket(database, bobSession);
    await block(consultation.bob);
    await expect(withTicket(another)).rejects.toThrow('unauthenticated');
  });

  it.each(['https://elsewhere.example', 'http://localhost:9999', 'null'])(
    'refuses a page of %s',
    async (from) => {
      const ticket = await issueTicket(database, aliceSession);
      await expect(withTicket(ticket, from)).rejects.toThrow();
      // The ticket was good: our own page opens with it.
      await withTicket(ticket);
    },
  );

  it('opens nothing but the chat', async () => {
    const socket = io(`${one.url}/`, {
      path: socketPath,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { Origin: 'http://localhost:4321' },
    });
    const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    socket.disconnect();
    expect(error.message).toBe('unknown_namespace');
    expect(chatNamespace).toBe('/chat');
  });
});

const endSession = (id: string) =>
  database.adminPool.query(`update care.sessions set ended_at = now(), end_reason = 'logout' where id = $1`, [
    id,
  ]);

const block = (person: Actor) =>
  database.adminPool.query('update cms.up_users set blocked = true where document_id = $1', [
    person.accountId,
  ]);

describe('a conversation', () => {
  it('is delivered between two nodes, in order, once to each socket, the sender included', async () => {
    const [alice, bob] = [await open(one, aliceSession), await open(two, bobSession)];
    const [toAlice, toBob] = [collect(alice), collect(bob)];
    await Promise.all([join(alice, consultation.id), join(bob, consultation.id)]);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => [
        send(alice, message(`a${n}`)),
        send(bob, message(`b${n}`)),
      ]).flat(),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await until(() => toAlice.length >= 20 && toBob.length >= 20);
    expect(toBob.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(toAlice).toEqual(toBob);
    const written = (start: string) =>
      toBob.map(({ text }) => text ?? '').filter((text) => text.startsWith(start));
    expect(written('a')).toEqual(Array.from({ length: 10 }, (_, n) => `a${n}`));
    expect(written('b')).toEqual(Array.from({ length: 10 }, (_, n) => `b${n}`));
  });

  it('is acknowledged once it is saved, and not before', async () => {
    const alice = await open(one, aliceSession);
    const first = await send(alice, message('premier'));
    expect(first).toMatchObject({ ok: true, message: { position: 1, text: 'premier' } });
    // The row of the conversation is held, so that the next message cannot be committed.
    const holder = await database.adminPool.connect();
    await holder.query('begin');
    await holder.query('select from care.chat_conversations where consultation_id = $1 for update', [
      consultation.id,
    ]);
    let isAnswered = false;
    const second = send(alice, message('second')).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isAnswered).toBe(false);
    await holder.query('rollback');
    holder.release();
    expect(await second).toMatchObject({ ok: true, message: { position: 2 } });
    const { rows } = await database.adminPool.query(
      'select from care.chat_messages where consultation_id = $1',
      [consultation.id],
    );
    expect(rows).toHaveLength(2);
  });

  it('keeps one row of a message sent again over two sockets', async () => {
    const [first, second] = [await open(one, aliceSession), await open(two, aliceSession)];
    const again = message('une seule fois');
    const answers = await Promise.all([first, second, first, second].map((socket) => send(socket, again)));
    const ids = answers.map((answer) => (answer.ok ? answer.message.id : answer.error));
    expect(new Set(ids).size).toBe(1);
    const { rows } = await database.adminPool.query(
      'select from care.chat_messages where consultation_id = $1',
      [consultation.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('is closed to a third person, who can neither enter, write, mark nor type', async () => {
    const carol = await open(one, await openSession(database, consultation.carol));
    const bob = await open(two, bobSession);
    await join(bob, consultation.id);
    const heard = collect(carol);
    let typing = 0;
    bob.on('chat:typing', () => (typing += 1));
    const refused = { ok: false, error: 'not_found' };
    expect(await join(carol, consultation.id)).toEqual(refused);
    expect(await join(carol, randomUUID())).toEqual(refused);
    expect(await send(carol, message('moi aussi'))).toEqual(refused);
    expect(await carol.emitWithAck('chat:read', { consultationId: consultation.id, position: 1 })).toEqual(
      refused,
    );
    carol.emit('chat:typing', { consultationId: consultation.id });
    const alice = await open(one, aliceSession);
    await send(alice, message('entre nous'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(heard).toEqual([]);
    expect(typing).toBe(0);
  });

  it('says who types and what was read to the other, on another node', async () => {
    const [alice, bob] = [await open(one, aliceSession), await open(two, bobSession)];
    await Promise.all([join(alice, consultation.id), join(bob, consultation.id)]);
    await send(alice, message('lu ?'));
    const typed = next(alice, 'chat:typing');
    bob.emit('chat:typing', { consultationId: consultation.id });
    expect(await typed).toEqual({ consultationId: consultation.id, accountId: consultation.bob.accountId });
    const marked = next(alice, 'chat:read');
    await bob.emitWithAck('chat:read', { consultationId: consultation.id, position: 1 });
    expect(await marked).toMatchObject({
      consultationId: consultation.id,
      read: { accountId: consultation.bob.accountId, position: 1 },
    });
  });

  it('is caught up from a position, page by page, without a gap against what is delivered', async () => {
    const alice = await open(one, aliceSession);
    await join(alice, consultation.id);
    for (let n = 1; n <= 5; n += 1) await send(alice, message(`m${n}`));
    const bob = await open(two, bobSession);
    const heard = collect(bob);
    const joining = join(bob, consultation.id, 2);
    const more = Promise.all(Array.from({ length: 5 }, (_, n) => send(alice, message(`n${n}`))));
    const joined = await joining;
    await more;
    const caughtUp = joined.ok ? joined.messages.map(({ position }) => position) : [];
    await until(() => caughtUp.length + heard.length >= 8);
    expect([...caughtUp, ...heard.map(({ position }) => position)]).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('refuses what is not a message with a reason, and the socket stays', async () => {
    const alice = await open(one, aliceSession);
    const invalid = { ok: false, error: 'invalid' };
    const wrong = [
      { ...message(''), text: '   ' },
      { ...message(''), text: 'x'.repeat(4_001) },
      { ...message('bonjour'), clientMessageId: 'one' },
      { ...message('bonjour'), extra: true },
      null,
      'bonjour',
    ];
    for (const payload of wrong)
      expect(await alice.emitWithAck('chat:message', payload as never)).toEqual(invalid);
    (alice as unknown as { emit: (event: string, payload: unknown) => void }).emit('chat:erase', {
      all: true,
    });
    (alice as unknown as { emit: (event: string) => void }).emit('chat:message');
    expect(await send(alice, message('é'.repeat(4_000)))).toMatchObject({ ok: true });
    expect(alice.connected).toBe(true);
  });

  it('closes a socket that sends a frame beyond measure, and the others stay', async () => {
    const [alice, bob] = [await open(one, aliceSession), await open(one, bobSession)];
    const closed = next(alice, 'disconnect');
    alice.emit('chat:message', message('x'.repeat(1_000_000)), () => undefined);
    await closed;
    expect(await join(bob, consultation.id)).toMatchObject({ ok: true });
  });

  it('closes a socket that sends ten megabytes or what nests without end, and the process stays up', async () => {
    const bob = await open(one, bobSession);
    for (const text of ['x'.repeat(10 * 1024 * 1024), '['.repeat(5_000_000)]) {
      const alice = await open(one, aliceSession);
      const closed = next(alice, 'disconnect');
      alice.emit('chat:message', message(text), () => undefined);
      await closed;
    }
    const alice = await open(one, aliceSession);
    // Deep, but no larger than a frame may be; written past the client, which does not survive it itself.
    const answered = new Promise<string>((resolve) => {
      alice.io.engine.on('message', (data: unknown) => {
        if (String(data).startsWith('3/chat,77')) resolve(String(data));
      });
    });
    const deep = `{"consultationId":"${consultation.id}","text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    alice.io.engine.write(`2/chat,77["chat:message",${deep}]`);
    expect(await answered).toBe('3/chat,77[{"ok":false,"error":"invalid"}]');
    expect(await send(bob, message('encore là'))).toMatchObject({ ok: true });
    expect(await send(alice, message('moi aussi'))).toMatchObject({ ok: true });
  });

  it('refuses a hundred events in a second with a reason, and nothing of what was taken is lost', async () => {
    const alice = await open(one, aliceSession);
    await send(alice, message('un'));
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => join(alice, consultation.id).catch(() => null)),
    );
    const refused = answers.filter((answer) => answer?.ok === false && answer.error === 'too_many');
    expect(answers.filter((answer) => answer?.ok === true).length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(20);
    expect(alice.connected).toBe(true);
    expect((await fetch(`${one.url}/readyz`)).status).toBe(200);
  });

  it('limits how fast one socket writes', async () => {
    const alice = await open(one, aliceSession);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => send(alice, message(`m${n}`))));
    const refused = answers.filter((answer) => !answer.ok && answer.error === 'too_many').length;
    expect(refused).toBeGreaterThanOrEqual(15);
    const { rows } = await database.adminPool.query(
      'select from care.chat_messages where consultation_id = $1',
      [consultation.id],
    );
    expect(rows).toHaveLength(40 - refused);
  });

  it('is closed to writing once the consultation is cancelled', async () => {
    const alice = await open(one, aliceSession);
    await send(alice, message('à demain'));
    await cancelConsultation(database, consultation.id);
    expect(await send(alice, message('trop tard'))).toEqual({ ok: false, error: 'closed' });
    expect(await join(alice, consultation.id)).toMatchObject({ ok: true, isOpen: false });
  });
});

describe('rights that end', () => {
  it.each([
    ['signing out', () => endSession(aliceSession)],
    ['a block', () => block(consultation.alice)],
  ])('close the socket within a second: %s', async (_what, end) => {
    const [alice, bob] = [await open(one, aliceSession), await open(one, bobSession)];
    const ended = next(alice, 'chat:ended');
    const closed = next(alice, 'disconnect');
    const before = performance.now();
    await end();
    expect(await ended).toEqual({ reason: 'signed_out' });
    await closed;
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(bob.connected).toBe(true);
  });
});

describe('faults', () => {
  it('one node is killed: the client goes to the other, and nothing acknowledged is lost or doubled', async () => {
    const port = await findFreePort();
    const child = spawn(process.execPath, [joinPath(import.meta.dirname, '../src/index.ts')], {
      env: { ...database.environment, PATH: process.env.PATH, REALTIME_PORT: String(port) },
      stdio: 'ignore',
    });
    children.push(child);
    const doomed = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(`${doomed}/readyz`).catch(() => null))?.status === 200, 15_000);

    const bob = await open(two, bobSession);
    const toBob = collect(bob);
    await join(bob, consultation.id);

    const texts = Array.from({ length: 16 }, (_, n) => `m${n + 1}`);
    let alice = await openSocket(database, doomed, aliceSession);
    for (const [index, text] of texts.entries()) {
      const unsaved = message(text);
      if (index === 6) setTimeout(() => child.kill('SIGKILL'), 3);
      // What a client does: the same message again, elsewhere, until it is acknowledged.
      for (let isSaved = false; !isSaved;) {
        try {
          isSaved = (await send(alice, unsaved)).ok;
        } catch {
          alice.disconnect();
          alice = await openSocket(database, one.url, aliceSession);
        }
      }
    }
    keep(alice);
    await until(() => toBob.length >= texts.length);
    expect(child.killed).toBe(true);
    expect(toBob.map(({ text }) => text)).toEqual(texts);
    const joined = await join(alice, consultation.id, 0);
    expect(joined.ok && joined.messages.map(({ text }) => text)).toEqual(texts);
  });

  it('the listening connection is cut: what was committed meanwhile still arrives', async () => {
    const [alice, bob] = [await open(one, aliceSession), await open(two, bobSession)];
    const toBob = collect(bob);
    await Promise.all([join(alice, consultation.id), join(bob, consultation.id)]);
    await database.adminPool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'realtime listener' and datname = current_database()`,
    );
    expect(await send(alice, message('pendant la coupure'))).toMatchObject({ ok: true });
    await until(() => toBob.length === 1);
    await until(async () => (await fetch(`${two.url}/readyz`)).status === 200);
  });

  it('SIGTERM ends the process cleanly within five seconds, with a socket open', async () => {
    const port = await findFreePort();
    const child = spawn(process.execPath, [joinPath(import.meta.dirname, '../src/index.ts')], {
      env: { ...database.environment, PATH: process.env.PATH, REALTIME_PORT: String(port) },
      stdio: 'ignore',
    });
    children.push(child);
    const url = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200, 15_000);
    keep(await openSocket(database, url, aliceSession));
    const before = performance.now();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('secrecy', () => {
  it('what is written stands in no table and in no log', async () => {
    const text = `je dors mal depuis mars ${randomUUID()}`;
    const [alice, bob] = [await open(one, aliceSession), await open(two, bobSession)];
    const toBob = collect(bob);
    await Promise.all([join(alice, consultation.id), join(bob, consultation.id)]);
    await send(alice, message(text));
    await until(() => toBob.length === 1);
    expect(toBob[0]?.text).toBe(text);
    // A refused request with the text in the wrong place.
    expect(
      await alice.emitWithAck('chat:message', { ...message(text), clientMessageId: text }),
    ).toMatchObject({ ok: false });
    expect(await findInDatabase(database, text)).toEqual([]);
    expect(logged).toContain(consultation.alice.accountId);
    expect(logged).not.toContain('je dors mal');
  });
});
