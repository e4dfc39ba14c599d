import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { TestCms } from '../../../scripts/testing/cms.ts';

/** An answer to an action, as a receiver sends it. */
export interface Callback {
  body: Record<string, unknown>;
  key: string;
  at?: Date;
  webhookId?: string;
  /** Puts other bytes than those that were signed on the wire. */
  tamper?: (text: string) => string;
}

/** Sends a signed answer to the callback. */
export async function sendCallback(
  { url }: Pick<TestCms, 'url'>,
  { body, key, at = new Date(), webhookId, tamper }: Callback,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const id = webhookId ?? `msg_${randomUUID()}`;
  const text = JSON.stringify(body);
  const response = await fetch(`${url}/api/webhooks/callback`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign(id, at, text),
    },
    body: tamper?.(text) ?? text,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
