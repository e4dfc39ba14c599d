/** Posts one signed message: bounded in time and in what is read of the answer, never along a redirection. */
import http from 'node:http';
import https from 'node:https';
import { EndpointError, pinnedLookup, type NetworkEndpoint, type FindEndpoint } from '@huntzen/kernel/server';
import { Webhook } from 'standardwebhooks';

/** What is posted. The id is the same at every attempt, and so is the body. */
export interface Message {
  readonly webhookId: string;
  readonly body: string;
}

/** Why an attempt failed. */
export type SendFailure =
  'status' | 'redirected' | 'timeout' | 'unreachable' | 'refused_address' | 'unreadable_key';

/** How an attempt went; delivered when there is no failure. */
export interface Outcome {
  readonly status: number | null;
  readonly failure: SendFailure | null;
}

/** How messages leave. */
export interface SendOptions {
  readonly findEndpoint: FindEndpoint;
  /** Keeps connections to one receiver open. */
  readonly agents: Agents;
  readonly timeLimitMs: number;
}

const mostAnswerBytes = 16_384;

/** The connections to one receiver. */
export class Agents {
  readonly #http: http.Agent;
  readonly #https: https.Agent;

  constructor(maxSockets: number) {
    this.#http = new http.Agent({ keepAlive: true, maxSockets });
    this.#https = new https.Agent({ keepAlive: true, maxSockets });
  }

  for(url: URL): http.Agent {
    return url.protocol === 'https:' ? this.#https : this.#http;
  }

  destroy(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

/** The headers of Standard Webhooks, signed with every key: a receiver that knows one of them can check it. */
export function signedHeaders(
  { webhookId, body }: Message,
  secrets: readonly string[],
  at: Date,
): Record<string, string> {
  return {
    'webhook-id': webhookId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(webhookId, at, body)).join(' '),
  };
}

interface Exchange {
  readonly url: URL;
  readonly endpoint: NetworkEndpoint;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** False for a connection of its own. */
  readonly agent: http.Agent | false;
  readonly signal: AbortSignal;
}

function exchange({ url, endpoint, headers, body, agent, signal }: Exchange): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      agent,
      port: endpoint.port,
      lookup: pinnedLookup(endpoint),
      signal,
      maxHeaderSize: 16_384,
      headers: {
        ...headers,
        host: url.host,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'HuntZen-Care-Webhooks/1',
      },
    });
    request.once('response', (response) => {
      let bytes = 0;
      const end = () => resolve(response.statusCode ?? 0);
      // Read for the connection to be used again; what it says is nobody's business here.
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostAnswerBytes) response.destroy();
      });
      response.once('close', end);
      response.once('error', end);
    });
    request.once('error', (error) => {
      // The receiver had closed a connection that was kept: it is asked again on a new one, under the same id.
      if (request.reusedSocket && !signal.aborted)
        exchange({ url, endpoint, headers, body, agent: false, signal }).then(resolve, reject);
      else reject(error);
    });
    request.end(body);
  });
}

const failureOf = (status: number): SendFailure | null => {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirected' : 'status';
};

/** Posts a message to a URL; never throws for what the network or the receiver did. */
export async function send(
  url: URL,
  message: Message,
  secrets: readonly string[],
  { findEndpoint, agents, timeLimitMs }: SendOptions,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(timeLimitMs);
  try {
    // A look-up of a name cannot be stopped, only left.
    const late = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('the time limit has passed')), { once: true });
    });
    const endpoint = await Promise.race([findEndpoint(url), late]);
    const headers = signedHeaders(message, secrets, new Date());
    const status = await exchange({
      url,
      endpoint,
      headers,
      body: message.body,
      agent: agents.for(url),
      signal,
    });
    return { status, failure: failureOf(status) };
  } catch (error) {
    if (error instanceof EndpointError) return { status: null, failure: error.reason };
    return { status: null, failure: signal.aborted ? 'timeout' : 'unreachable' };
  }
}
