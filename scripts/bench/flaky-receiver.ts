/** A receiver on loopback, in a thread of its own, that fails 30 % of the time and remembers what it took. */
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';

// Ten failures in a row would be given up, as they should: once in ten runs of ten thousand.
const mostFailures = 8;
const taken: string[] = [];
const failures = new Map<string, number>();
let requests = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    requests += 1;
    const id = String(request.headers['webhook-id']);
    const failed = failures.get(id) ?? 0;
    // Three of ten, spread by Knuth's multiplicative hash.
    const fails = failed < mostFailures && ((requests * 2_654_435_761) >>> 0) % 10 < 3;
    if (fails) failures.set(id, failed + 1);
    else taken.push(id);
    response.writeHead(fails ? 503 : 200).end();
  });
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address()));
parentPort?.on('message', () => {
  parentPort?.postMessage({ taken: [...taken], requests });
  taken.length = 0;
  failures.clear();
  requests = 0;
});
