/** The number of unread notifications reaches a person's open pages, on every node, and nobody else's. */
import { Writable } from 'node:stream';
import { readConfig } from '@huntzen/config';
import { cloneDatabase, type TestDatabase } from '@huntzen/database/testing';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  buildConsultation,
  issueTicket,
  openSession,
  type TestConsultation,
} from '../../extensions/records/tests/_util.ts';
import { notificationsNamespace, socketPath } from '../contracts/events.ts';
import { createRealtime, type Realtime } from '../src/app.ts';
import { until } from './_util.ts';

let database: TestDatabase;
let nodes: { realtime: Realtime; url: string }[];
let people: TestConsultation;
const sockets: Socket[] = [];
const log = pino({ level: 'silent' }, new Writable({ write: (_chunk, _encoding, done) => done() }));

async function startNode() {
  const realtime = createRealtime({ config: readConfig('realtime', database.environment), log });
  return { realtime, url: `http://127.0.0.1:${await realtime.start(0)}` };
}

beforeAll(async () => {
  database = await cloneDatabase();
  nodes = await Promise.all([startNode(), startNode()]);
  people = await buildConsultation(database);
  await database.adminPool.query('delete from care.notifications');
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await Promise.all(nodes.map(({ realtime }) => realtime.stop()));
  await database.close();
});

/** Opens a page's socket on a node; gives the numbers it was told. */
async function watch(node: number, sessionId: string): Promise<{ socket: Socket; counts: number[] }> {
  const ticket = await issueTicket(database, sessionId);
  const counts: number[] = [];
  const socket = io((nodes[node]?.url ?? '') + notificationsNamespace, {
    path: socketPath,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Origin: 'http://localhost:4321' },
    auth: { ticket },
  });
  socket.on('notifications:unread', ({ count }: { count: number }) => counts.push(count));
  sockets.push(socket);
  await until(() => counts.length > 0);
  return { socket, counts };
}

const tell = (accountId: string) =>
  database.adminPool.query(
    `insert into care.notifications (account_id, kind, link) values ($1, 'consultation-booked', '/employee')`,
    [accountId],
  );

test('a page is told the number when it opens, and each time it changes, on every node', async () => {
  const { alice, bob } = people;
  const [one, two, other] = await Promise.all([
    watch(0, await openSession(database, alice)),
    watch(1, await openSession(database, alice)),
    watch(0, await openSession(database, bob)),
  ]);
  expect([one.counts, two.counts, other.counts]).toEqual([[0], [0], [0]]);
  await tell(alice.accountId);
  await until(() => one.counts.at(-1) === 1 && two.counts.at(-1) === 1);
  await database.adminPool.query('update care.notifications set read_at = now() where account_id = $1', [
    alice.accountId,
  ]);
  await until(() => one.counts.at(-1) === 0 && two.counts.at(-1) === 0);
  expect(other.counts).toEqual([0]);
});

test('many at once end with the right number', async () => {
  const { counts } = await watch(0, await openSession(database, people.alice));
  const before = counts.at(-1) ?? 0;
  await Promise.all(Array.from({ length: 30 }, () => tell(people.alice.accountId)));
  await until(() => counts.at(-1) === before + 30);
});

test('a socket without a ticket is refused, and one whose session ends is closed', async () => {
  const refused = io((nodes[0]?.url ?? '') + notificationsNamespace, {
    path: socketPath,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Origin: 'http://localhost:4321' },
    auth: { ticket: 'x'.repeat(43) },
  });
  sockets.push(refused);
  const reason = await new Promise<string>((resolve) => {
    refused.on('connect_error', ({ message }) => resolve(message));
  });
  expect(reason).toBe('unauthenticated');
  const sessionId = await openSession(database, people.bob);
  const { socket } = await watch(0, sessionId);
  await database.adminPool.query(
    `update care.sessions set ended_at = now(), end_reason = 'logout' where id = $1`,
    [sessionId],
  );
  await until(() => socket.disconnected);
});
