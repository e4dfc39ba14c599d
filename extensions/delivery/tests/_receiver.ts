import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeyRing } from '@huntzen/records/crypto';
import type pg from 'pg';
import { createSecret, sealSecret } from '../server/webhooks/keys.ts';

/** One request as a receiver saw it. */
export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real HTTP receiver. */
export interface TestReceiver {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/** What a receiver answers: a status, a redirection, or never. */
export type Answer = (request: Received, count: number) => number | string | null | Promise<number>;

/** Starts a receiver that answers what `answer` says: a status, an address to go to, or nothing at all. */
export async function startReceiver(answer: Answer = () => 200): Promise<TestReceiver> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      const seen = { id: String(headers['webhook-id']), headers, body: Buffer.concat(chunks).toString() };
      received.push(seen);
      void Promise.resolve(answer(seen, received.length)).then((status) => {
        if (status === null) return;
        if (typeof status === 'string') response.writeHead(302, { location: status });
        else response.writeHead(status);
        response.end('x'.repeat(40_000));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Makes a receiver of the panel with one key; returns its id and key. */
export async function createReceiver(
  pool: pg.Pool,
  ring: KeyRing,
  url: string,
  { writesMails = true }: { writesMails?: boolean } = {},
): Promise<{ id: string; secret: string }> {
  const id = randomUUID();
  const secret = createSecret();
  await pool.query(
    `insert into care.webhook_receivers (id, name, url, origin, writes_mails) values ($1, 'Test', $2, 'panel', $3)`,
    [id, url, writesMails],
  );
  await addKey(pool, ring, id, secret);
  return { id, secret };
}

/** Gives a receiver one more key. */
export async function addKey(
  pool: pg.Pool,
  ring: KeyRing,
  receiverId: string,
  secret: string,
): Promise<void> {
  const row = sealSecret(ring, receiverId, secret);
  const names = Object.keys(row);
  await pool.query(
    `insert into care.webhook_keys (${names.join(', ')}) values (${names.map((_name, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
}
