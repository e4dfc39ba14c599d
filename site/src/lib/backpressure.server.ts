/**
 * Astro writes an answer as fast as its stream gives (`writeResponse` in astro/app/node), without waiting for the reader:
 * a film for a slow phone would be held in memory whole. This lets a stream wait for the connection that it goes to.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

const connections = new AsyncLocalStorage<ServerResponse>();

// Node announces each request before its server handles it.
subscribe('http.server.request.start', (message) => {
  connections.enterWith((message as { response: ServerResponse }).response);
});

function drained(connection: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      connection.off('drain', done).off('close', done);
      resolve();
    };
    connection.once('drain', done).once('close', done);
  });
}

/** The same stream, read no faster than the request being answered takes it. */
export function atReadersPace(
  body: ReadableStream<Uint8Array>,
  connection: ServerResponse | undefined = connections.getStore(),
): ReadableStream<Uint8Array> {
  if (connection === undefined) return body;
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (connection.writableNeedDrain && !connection.destroyed) await drained(connection);
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
