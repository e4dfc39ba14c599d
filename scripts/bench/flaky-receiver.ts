/** A receiver on loopback, in a thread of its own, that fails 30 % of the time and remembers what it took. */
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';

const taken: string[] = [];
let requests = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    requests += 1;
    // Three of ten, spread by Knuth's multiplicative hash: the same in every run.
    const fails = ((requests * 2_654_435_761) >>> 0) % 10 < 3;
    if (!fails) taken.push(String(request.headers['webhook-id']));
    response.writeHead(fails ? 503 : 200).end();
  });
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address()));
parentPort?.on('message', () => {
  parentPort?.postMessage({ taken: [...taken], requests });
  taken.length = 0;
  requests = 0;
});
