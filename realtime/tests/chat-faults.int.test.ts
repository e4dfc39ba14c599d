/**
 * Nodes that die by -9 at random moments while people write through two of them: what was acknowledged is there, once, in order,
 * and everybody receives everything once. Two rounds in `npm test`, fifty in `npm run test:faults`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@huntzen/database';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import {
  buildConsultation,
  openSession,
  type TestConsultation,
} from '../../extensions/records/tests/_util.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { join, openSocket, send, until, type ClientSocket } from './_util.ts';

const rounds = process.env.FAULTS === 'full' ? 50 : 2;
const perPerson = 8;

let database: TestDatabase;
let nodes: Node[];

/** A node in a process of its own, which can be killed and started again under its address. */
class Node {
  readonly url: string;
  readonly #port: number;
  #child: ChildProcess | undefined;

  constructor(port: number) {
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    this.#child = spawn(process.execPath, [joinPath(import.meta.dirname, '../src/index.ts')], {
      env: { ...database.environment, PATH: process.env.PATH, REALTIME_PORT: String(this.#port) },
      stdio: 'ignore',
    });
    await until(async () => (await fetch(`${this.url}/readyz`).catch(() => null))?.status === 200, 20_000);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

beforeAll(async () => {
  database = await cloneDatabase();
  nodes = [new Node(await findFreePort()), new Node(await findFreePort())];
  await Promise.all(nodes.map((node) => node.start()));
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.kill()));
  await database.close();
});

/** Opens a socket, unless the node dies in the middle of the handshake and says nothing any more. */
async function openWithin(person: Actor, url: string): Promise<ClientSocket> {
  const opening = openSocket(database, url, await openSession(database, person));
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('no answer')), 2_000).unref();
  });
  try {
    return await Promise.race([opening, late]);
  } catch (error) {
    opening.then(
      (socket) => socket.disconnect(),
      () => undefined,
    );
    throw error;
  }
}

/** Opens a socket on the first node that answers, beginning with the given one. */
async function openSomewhere(person: Actor, first: number): Promise<ClientSocket> {
  for (let attempt = first; ; attempt += 1) {
    const node = nodes[attempt % nodes.length];
    try {
      return await openWithin(person, node?.url ?? '');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Writes as a page does: one message after the other, each again under its client id until it is acknowledged. */
async function write(person: Actor, { id }: TestConsultation, first: number): Promise<string[]> {
  const acknowledged: string[] = [];
  let socket = await openSomewhere(person, first);
  for (let n = 0; n < perPerson; n += 1) {
    const message = { consultationId: id, clientMessageId: randomUUID(), text: `${person.role} ${n}` };
    for (let isSaved = false; !isSaved;) {
      try {
        isSaved = (await send(socket, message)).ok;
      } catch {
        socket.disconnect();
        socket = await openSomewhere(person, randomInt(2));
      }
    }
    acknowledged.push(message.clientMessageId);
  }
  socket.disconnect();
  return acknowledged;
}

/** Reads as a page does: enters from the last position it has, again after each loss. */
function follow(person: Actor, { id }: TestConsultation, first: number) {
  const positions: number[] = [];
  let isOver = false;
  let socket: ClientSocket | undefined;
  const run = async () => {
    while (!isOver) {
      const opened = await openSomewhere(person, first);
      socket = opened;
      const lost = new Promise<void>((resolve) => opened.once('disconnect', () => resolve()));
      opened.on('chat:message', ({ message }) => positions.push(message.position));
      const answer = await join(opened, id, positions.at(-1) ?? 0).catch(() => null);
      if (answer?.ok === true) {
        positions.unshift(...answer.messages.map(({ position }) => position));
        positions.sort((left, right) => left - right);
        await lost;
      }
      opened.disconnect();
    }
  };
  const running = run();
  return {
    positions,
    async stop() {
      isOver = true;
      socket?.disconnect();
      await running;
    },
  };
}

it(
  `keeps every acknowledged message once and in order while nodes are killed, ${rounds} rounds`,
  { timeout: rounds * 30_000 },
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const consultation = await buildConsultation(database);
      const { alice, bob, id } = consultation;
      const followers = [follow(alice, consultation, 0), follow(bob, consultation, 1)];
      const victim = nodes[randomInt(2)];
      const killing = new Promise((resolve) => setTimeout(resolve, randomInt(5, 250))).then(() =>
        victim?.kill(),
      );
      const [byAlice, byBob] = await Promise.all([
        write(alice, consultation, 0),
        write(bob, consultation, 1),
        killing,
      ]);
      const { rows } = await database.adminPool.query<{ position: number; client: string; sender: string }>(
        `select position::int, client_message_id as client, sender_id as sender
         from care.chat_messages where consultation_id = $1 order by position`,
        [id],
      );
      const every = Array.from({ length: 2 * perPerson }, (_, n) => n + 1);
      expect(rows.map(({ position }) => position)).toEqual(every);
      const of = (person: Actor) =>
        rows.filter(({ sender }) => sender === person.accountId).map(({ client }) => client);
      expect(of(alice)).toEqual(byAlice);
      expect(of(bob)).toEqual(byBob);
      await until(() => followers.every(({ positions }) => positions.length >= every.length), 15_000);
      for (const { positions } of followers) expect(positions).toEqual(every);
      await Promise.all(followers.map((follower) => follower.stop()));
      await victim?.start();
    }
  },
);

it('keeps one row of a message that two sockets on two nodes send a hundred times at once', async () => {
  const { alice, id } = await buildConsultation(database);
  const sockets = await Promise.all(nodes.map(({ url }) => openWithin(alice, url)));
  const message = { consultationId: id, clientMessageId: randomUUID(), text: 'bonjour' };
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => {
      const socket = sockets[n % sockets.length];
      if (socket === undefined) throw new Error('no socket is open');
      return send(socket, message);
    }),
  );
  const saved = new Set(answers.flatMap((answer) => (answer.ok ? [answer.message.id] : [])));
  expect(saved.size).toBe(1);
  // More than a person can type is told to slow down, and nothing else goes wrong.
  const refused = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error])));
  expect([...refused].filter((error) => error !== 'too_many')).toEqual([]);
  const { rowCount } = await database.adminPool.query(
    'select from care.chat_messages where consultation_id = $1',
    [id],
  );
  expect(rowCount).toBe(1);
  for (const socket of sockets) socket.disconnect();
});
