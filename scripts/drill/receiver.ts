/** A receiver of webhooks on this machine, which keeps everything that it is sent. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface ReceivedRequest {
  readonly headers: string;
  readonly body: Buffer;
}

/** A receiver that listens. */
export interface Receiver {
  readonly url: string;
  readonly place: string;
  readonly requests: ReceivedRequest[];
  close(): Promise<void>;
}

/** Listens on a port of its own. */
export async function openReceiver(port = 0): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests.push({ headers: JSON.stringify(request.rawHeaders), body: Buffer.concat(parts) });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/hook`,
    place: `127.0.0.1:${taken}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
