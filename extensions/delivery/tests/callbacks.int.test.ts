/** Callbacks and the panel's routes, over HTTP against a CMS that runs the jobs: the way out and back as it is in service. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { call, panelTokenOf, type Answer } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import {
  sessionActionBody,
  type DeliveryDetails,
  type WebhookDelivery,
  type WebhookReceiver,
} from '../contracts/index.ts';
import { createSecret } from '../server/webhooks/keys.ts';
import { sendCallback, type Callback } from './_callback.ts';
import { startReceiver, type TestReceiver } from './_receiver.ts';
import { buildActionData } from './_session-action.ts';

const configuredKey = createSecret();
let cms: TestCms;
let n8n: TestReceiver;
let other: TestReceiver;
let admin: string;

beforeAll(async () => {
  n8n = await startReceiver();
  other = await startReceiver();
  cms = await startTestCms({
    N8N_WEBHOOK_URL: `${n8n.url}/webhook`,
    N8N_WEBHOOK_SECRET: configuredKey,
    WEBHOOK_INTERNAL_HOSTS: new URL(other.url).host,
    WEBHOOK_RETRY_FACTOR: '0',
  });
  admin = await panelTokenOf(cms, 'platform-admin');
}, 60_000);
afterAll(async () => {
  await cms.close();
  await Promise.all([n8n.close(), other.close()]);
});

async function emit(): Promise<string> {
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    `select care.emit_session_action($1, 'PROMOTION_ATTENTE', $2) as id`,
    [randomUUID(), JSON.stringify(buildActionData('PROMOTION_ATTENTE'))],
  );
  return rows[0]?.id ?? '';
}

async function receivedBy(receiver: TestReceiver, id: string) {
  await vi.waitFor(() => expect(receiver.received.map((request) => request.id)).toContain(id), {
    timeout: 10_000,
  });
  const body = receiver.received.find((request) => request.id === id)?.body ?? '';
  return sessionActionBody.parse(JSON.parse(body));
}

const answer = ({ key = configuredKey, ...callback }: Omit<Callback, 'key'> & { key?: string }) =>
  sendCallback(cms, { ...callback, key });

const doneOf = (correlationId: string, response = 'mails_sent') => ({
  type: 'session_action_done',
  correlationId,
  action: 'PROMOTION_ATTENTE',
  response,
  data: { learnerId: 'alice' },
});
const codeOf = ({ body }: { body: Record<string, unknown> }) => (body.error as { code: string }).code;
const answersOf = async (id: string) =>
  (
    await cms.database.adminPool.query<{ response: string }>(
      'select response from care.session_action_answers where action_id = $1',
      [id],
    )
  ).rows.map(({ response }) => response);

const get = <Data>(path: string) => call<Data>(cms, 'GET', path, { token: admin });
const post = <Data>(path: string, body?: unknown): Promise<Answer<Data>> =>
  call<Data>(cms, 'POST', path, { token: admin, ...(body === undefined ? {} : { body }) });

describe('a callback', () => {
  test('is kept once and answered the same each time, by the same id or with the same answer', async () => {
    const id = await emit();
    const { correlationId } = await receivedBy(n8n, id);
    const webhookId = `msg_${randomUUID()}`;
    const first = await answer({ body: doneOf(correlationId), webhookId });
    const again = await answer({ body: doneOf(correlationId), webhookId });
    const renamed = await answer({ body: doneOf(correlationId) });
    expect(first).toEqual({
      status: 200,
      body: { data: { correlationId, action: 'PROMOTION_ATTENTE', response: 'mails_sent' } },
    });
    expect([again, renamed]).toEqual([first, first]);
    expect(await answersOf(id)).toEqual(['mails_sent']);
    await answer({ body: doneOf(correlationId, 'admin_told') });
    expect((await answersOf(id)).toSorted()).toEqual(['admin_told', 'mails_sent']);
  });

  test('many times at once is one row', async () => {
    const id = await emit();
    const { correlationId } = await receivedBy(n8n, id);
    const all = await Promise.all(
      Array.from({ length: 12 }, () => answer({ body: doneOf(correlationId), webhookId: 'msg_many' })),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await answersOf(id)).toEqual(['mails_sent']);
  });

  test('that is forged, changed after signing, unsigned or old is refused', async () => {
    const id = await emit();
    const { correlationId } = await receivedBy(n8n, id);
    const body = doneOf(correlationId);
    const forged = await answer({ body, key: createSecret() });
    const changed = await answer({ body, tamper: (text) => text.replace('mails_sent', 'nobody_told') });
    const padded = await answer({ body, tamper: (text) => `${text} ` });
    const unsigned = await call(cms, 'POST', '/webhooks/callback', { body });
    const old = await answer({ body, at: new Date(Date.now() - 6 * 60_000) });
    const early = await answer({ body, at: new Date(Date.now() + 6 * 60_000) });
    expect([forged, changed, padded, unsigned, old, early].map(({ status }) => status)).toEqual(
      Array(6).fill(401),
    );
    expect([forged, changed, padded].map(codeOf)).toEqual(Array(3).fill('invalid_signature'));
    expect([old, early].map(codeOf)).toEqual(Array(2).fill('signature_expired'));
    expect(await answersOf(id)).toEqual([]);
  });

  test('to an action that does not exist, is another, or is too old is refused', async () => {
    expect(await answer({ body: doneOf(randomUUID()) })).toMatchObject({ status: 404 });
    const id = await emit();
    const { correlationId } = await receivedBy(n8n, id);
    const another = { ...doneOf(correlationId), action: 'SESSION_CREATED' };
    expect(await answer({ body: another })).toMatchObject({ status: 404 });
    expect(await answer({ body: { ...doneOf(correlationId), type: 'done' } })).toMatchObject({ status: 400 });
    await cms.database.adminPool.query(
      `update care.session_actions set created_at = now() - interval '31 days' where id = $1`,
      [id],
    );
    const late = await answer({ body: doneOf(correlationId) });
    expect([late.status, codeOf(late)]).toEqual([422, 'action_expired']);
    expect(await answersOf(id)).toEqual([]);
  });
});

describe('the panel', () => {
  let added: { receiver: WebhookReceiver; secret: string };

  test('adds a receiver, tests it with a signature, and sees how that went', async () => {
    const answered = await post<typeof added>('/webhook-receivers', {
      name: 'Archive',
      url: `${other.url}/`,
      writesMails: false,
    });
    expect(answered.status).toBe(201);
    added = answered.data;
    expect(added.receiver).toMatchObject({ origin: 'panel', disabledBecause: null, url: other.url });
    const { data } = await post<{ deliveryId: string }>(`/webhook-receivers/${added.receiver.id}/test`);
    await vi.waitFor(() => expect(other.received.map(({ id }) => id)).toContain(data.deliveryId), {
      timeout: 10_000,
    });
    const request = other.received.find(({ id }) => id === data.deliveryId);
    expect(
      new Webhook(added.secret).verify(request?.body ?? '', request?.headers as Record<string, string>),
    ).toMatchObject({ action: 'TEST' });
    await vi.waitFor(async () => {
      const shown = await get<DeliveryDetails>(`/webhook-deliveries/${data.deliveryId}`);
      expect(shown.data.delivery).toMatchObject({ action: 'TEST', state: 'delivered', attempts: 1 });
      expect(shown.data.tries).toMatchObject([{ status: 200, failure: null }]);
    });
  });

  test('refuses addresses inside the network, and one that receives already', async () => {
    const urls = [
      'http://127.0.0.1:1/',
      'https://10.0.0.1/',
      'https://localhost/',
      'ftp://example.org/',
      'https://u:p@example.org/',
      'http://example.org/',
      other.url,
    ];
    for (const url of urls) {
      const refused = await post('/webhook-receivers', { name: 'Trap', url, writesMails: false });
      expect([url, refused.status, refused.paths]).toEqual([url, 400, ['url']]);
    }
  });

  test('rotates a key: the one before signs beside the new one for a day', async () => {
    const { id } = added.receiver;
    const rotated = await post<{ secret: string; previousKeyEndsAt: string }>(
      `/webhook-receivers/${id}/keys`,
    );
    expect(rotated.status).toBe(201);
    expect(rotated.data.secret).not.toBe(added.secret);
    const hours = (Date.parse(rotated.data.previousKeyEndsAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(25);
    const { data } = await post<{ deliveryId: string }>(`/webhook-receivers/${id}/test`);
    await vi.waitFor(() => expect(other.received.map((request) => request.id)).toContain(data.deliveryId), {
      timeout: 10_000,
    });
    const request = other.received.find((seen) => seen.id === data.deliveryId);
    for (const key of [added.secret, rotated.data.secret])
      new Webhook(key).verify(request?.body ?? '', request?.headers as Record<string, string>);
    const { rows } = await cms.database.adminPool.query<{ stored: string }>(
      `select string_agg(encode(secret_encrypted, 'escape'), '') as stored from care.webhook_keys`,
    );
    expect(rows[0]?.stored).not.toContain(added.secret.slice(6, 20));
    const { receivers } = (await get<{ receivers: WebhookReceiver[] }>('/webhook-receivers')).data;
    const configured = receivers.find(({ origin }) => origin === 'configuration');
    const refused = await post(`/webhook-receivers/${configured?.id ?? ''}/keys`);
    expect([refused.status, refused.code]).toEqual([409, 'configured_receiver']);
  });

  test('lists deliveries by state and action, and replays one under the same id', async () => {
    const id = await emit();
    await receivedBy(n8n, id);
    const find = async () => {
      const { data } = await get<WebhookDelivery[]>(
        '/webhook-deliveries?state=delivered&action=PROMOTION_ATTENTE',
      );
      return data.find(({ webhookId, receiverName }) => webhookId === id && receiverName === 'n8n');
    };
    const delivery = await vi.waitFor(async () => {
      const found = await find();
      expect(found).toBeDefined();
      return found;
    });
    expect(delivery).toMatchObject({ title: 'Sertissage, niveau 1', attempts: 1 });
    const before = n8n.received.filter((request) => request.id === id).length;
    expect((await post(`/webhook-deliveries/${delivery?.id ?? ''}/replay`)).status).toBe(202);
    await vi.waitFor(
      () => expect(n8n.received.filter((request) => request.id === id)).toHaveLength(before + 1),
      { timeout: 10_000 },
    );
    const bodies = n8n.received.filter((request) => request.id === id).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
    expect((await get<WebhookDelivery[]>('/webhook-deliveries?action=SESSION_ANNULEE')).total).toBe(0);
  });

  test('disables a receiver, which then gets nothing, and enables it again', async () => {
    const { id } = added.receiver;
    const path = `/webhook-receivers/${id}/enabled`;
    const off = await call<WebhookReceiver>(cms, 'PUT', path, { token: admin, body: { isEnabled: false } });
    expect(off.data.disabledBecause).toBe('asked');
    expect((await post(`/webhook-receivers/${id}/test`)).code).toBe('receiver_disabled');
    const action = await emit();
    await receivedBy(n8n, action);
    expect(other.received.map((request) => request.id)).not.toContain(action);
    const on = await call<WebhookReceiver>(cms, 'PUT', path, { token: admin, body: { isEnabled: true } });
    expect(on.data.disabledBecause).toBeNull();
  });

  test('is there for administrators of the platform alone', async () => {
    for (const role of ['editor', 'planner', 'accountant']) {
      const token = await panelTokenOf(cms, role);
      expect((await call(cms, 'GET', '/webhook-deliveries', { token })).status).toBe(403);
    }
    expect((await call(cms, 'GET', '/webhook-receivers')).status).toBe(401);
    expect((await get(`/webhook-deliveries/${randomUUID()}`)).status).toBe(404);
  });
});
