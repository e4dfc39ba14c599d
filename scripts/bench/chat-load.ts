/** The load of the chat, in a process of its own: it is told what to do by messages and answers with what it measured. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { chatNamespace, socketPath } from '../../realtime/contracts/address.ts';

/** One conversation with a ticket for each of its people. */
export interface LoadedConversation {
  consultationId: string;
  tickets: [string, string];
}

/** What the load is asked. */
export type LoadRequest =
  | {
      kind: 'write';
      url: string;
      conversations: LoadedConversation[];
      seconds: number;
      /** Messages a second in each conversation; as many as are taken when it is null. */
      perSecond: number | null;
    }
  | { kind: 'idle'; url: string; tickets: string[] }
  | { kind: 'close' };

/** What the load measured. */
export interface LoadReport {
  delivered: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

const sockets: Socket[] = [];

function open(url: string, ticket: string): Promise<Socket> {
  const socket = io(url + chatNamespace, {
    path: socketPath,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { ticket },
    extraHeaders: { Origin: 'http://localhost:4321' },
  });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

async function openAll(url: string, tickets: readonly string[]): Promise<Socket[]> {
  const opened: Socket[] = [];
  for (let at = 0; at < tickets.length; at += 50)
    opened.push(...(await Promise.all(tickets.slice(at, at + 50).map((ticket) => open(url, ticket)))));
  return opened;
}

const text = 'Bonjour, j’aimerais parler du sommeil : je me réveille souvent vers quatre heures.';

async function write(request: Extract<LoadRequest, { kind: 'write' }>): Promise<LoadReport> {
  const { url, conversations, seconds, perSecond } = request;
  const opened = await openAll(
    url,
    conversations.flatMap(({ tickets }) => tickets),
  );
  const sentAt = new Map<string, number>();
  const times: number[] = [];
  const pairs = conversations.map(({ consultationId }, index) => {
    const [writer, reader] = [opened[2 * index], opened[2 * index + 1]];
    if (writer === undefined || reader === undefined) throw new Error('a socket is missing');
    reader.on('chat:message', ({ message }: { message: { clientMessageId: string } }) => {
      const before = sentAt.get(message.clientMessageId);
      if (before !== undefined) times.push(performance.now() - before);
    });
    return { consultationId, writer, reader };
  });
  for (const { consultationId, writer, reader } of pairs)
    await Promise.all([writer, reader].map((socket) => socket.emitWithAck('chat:join', { consultationId })));
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    pairs.map(async ({ consultationId, writer }, index) => {
      const pause = perSecond === null ? 0 : 1000 / perSecond;
      // Not all in the same moment.
      if (pause > 0) await delay((pause * index) / pairs.length);
      while (performance.now() < end) {
        const due = performance.now() + pause;
        const clientMessageId = randomUUID();
        sentAt.set(clientMessageId, performance.now());
        const answer = (await writer.timeout(20_000).emitWithAck('chat:message', {
          consultationId,
          clientMessageId,
          text,
        })) as { ok: boolean; error?: string };
        if (!answer.ok) throw new Error(`a message was refused: ${answer.error ?? ''}`);
        if (due > performance.now()) await delay(due - performance.now());
      }
    }),
  );
  const delivered = times.length;
  const took = (performance.now() - started) / 1000;
  for (let waited = 0; times.length < sentAt.size && waited < 5_000; waited += 20) await delay(20);
  if (times.length < sentAt.size)
    throw new Error(`${sentAt.size - times.length} messages were not delivered`);
  times.sort((left, right) => left - right);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { delivered, seconds: took, p50Ms: at(0.5), p99Ms: at(0.99) };
}

async function answer(request: LoadRequest): Promise<LoadReport | null> {
  if (request.kind === 'write') return write(request);
  if (request.kind === 'idle') await openAll(request.url, request.tickets);
  else for (const socket of sockets.splice(0)) socket.disconnect();
  return null;
}

process.on('message', (request: LoadRequest) => {
  answer(request).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
