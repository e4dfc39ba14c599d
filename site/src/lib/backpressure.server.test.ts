import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

import { atReadersPace } from './backpressure.server.ts';

test('a stream waits for the reader at the other end of the request', async () => {
  const part = new Uint8Array(1024 * 1024);
  let given = 0;
  const server = createServer((_request, response) => {
    const source = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          given += 1;
          if (given > 100) controller.close();
          else controller.enqueue(part);
        },
      },
      { highWaterMark: 0 },
    );
    void (async () => {
      // As Astro writes: without a look at what `write` answers.
      const reader = atReadersPace(source).getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) response.write(read.value);
      response.end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: false }, resolve).once('error', reject);
  });
  answer.pause();
  await new Promise((resolve) => setTimeout(resolve, 500));
  // What sockets hold by themselves.
  expect(given).toBeLessThan(20);
  let received = 0;
  for await (const chunk of answer) received += (chunk as Buffer).length;
  expect(received).toBe(100 * part.length);
  await new Promise((resolve) => server.close(resolve));
});
