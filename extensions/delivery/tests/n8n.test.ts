/** The workflows of docs/n8n: whole, without credentials, and their code agrees with Standard Webhooks' own library. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { planningAction, planningDone, sessionActionDone, sessionActionNames } from '../contracts/index.ts';
import { createSecret } from '../server/webhooks/keys.ts';
import { signedHeaders } from '../server/webhooks/send.ts';
import { buildActionData } from './_session-action.ts';
import { files, find, folder, nodeOf, run, workflows } from './_workflow.ts';

/** Every action that reaches n8n. */
const actions = [...sessionActionNames, planningAction];

const door = find('session-action');

describe('the workflows', () => {
  test('are the door and one for each action', () => {
    expect(workflows).toHaveLength(1 + actions.length);
    expect(actions.map((action) => find(action).name.split(' ')[2])).toEqual(actions);
    expect(new Set(workflows.map(({ id }) => id)).size).toBe(workflows.length);
  });

  test.each(workflows.map((each) => [each.name, each] as const))(
    '%s is connected from its trigger to its ends',
    (_name, { nodes, connections }) => {
      const names = nodes.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
      const targets = Object.values(connections).flatMap(({ main }) => main.flat().map((each) => each.node));
      expect([...Object.keys(connections), ...targets].filter((name) => !names.includes(name))).toEqual([]);
      // Everything but the trigger is reached.
      expect(names.filter((name) => !targets.includes(name))).toHaveLength(1);
      const [trigger] = nodes;
      expect(trigger?.type).toMatch(/\.(webhook|executeWorkflowTrigger)$/);
    },
  );

  test('hold no key, address or account', () => {
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(text).not.toMatch(/whsec_[A-Za-z0-9+/]{8}|"credentials"|https?:\/\/|[\w.]+@[\w.]+\.\w+/);
    }
  });

  test('lead from the door to the workflow of each action, by its id', () => {
    const rules = z
      .object({ values: z.array(z.object({ outputKey: z.string() })) })
      .parse(nodeOf(door, 'Which action?').parameters.rules);
    expect(rules.values.map(({ outputKey }) => outputKey)).toEqual(actions);
    const outputs = door.connections['Which action?']?.main.map(([first]) => first?.node);
    expect(outputs).toEqual(actions);
    for (const action of actions) {
      const { workflowId } = nodeOf(door, action).parameters as { workflowId: { value: string } };
      expect(workflowId.value).toBe(find(action).id);
    }
    expect(nodeOf(door, 'Session action').parameters).toMatchObject({
      httpMethod: 'POST',
      path: 'session-action',
      options: { rawBody: true },
    });
  });
});

describe('the door', () => {
  const [current, previous] = [createSecret(), createSecret()];
  const environment = { HUNTZEN_WEBHOOK_SECRET: `${current} ${previous}` };
  const message = {
    webhookId: randomUUID(),
    body: JSON.stringify({ action: 'SESSION_CREATED', correlationId: randomUUID() }),
  };
  const check = (secrets: string[], at = new Date(), raw = message.body, known = environment) =>
    run(door, 'Check the signature', { headers: signedHeaders(message, secrets, at) }, known, raw);

  test('takes what the platform signed with either key', async () => {
    for (const secrets of [[current], [previous], [createSecret(), previous]])
      expect(await check(secrets)).toMatchObject([
        { json: { isSigned: true, action: 'SESSION_CREATED', webhookId: message.webhookId } },
      ]);
  });

  test('refuses another key, another body, an old message, and everything while it has no key', async () => {
    const refused = [{ json: { isSigned: false } }];
    expect(await check([createSecret()])).toEqual(refused);
    expect(await check([current], new Date(), message.body.replace('CREATED', 'ANNULEE'))).toEqual(refused);
    expect(await check([current], new Date(Date.now() - 301_000))).toEqual(refused);
    expect(await check([current], new Date(), message.body, { HUNTZEN_WEBHOOK_SECRET: '' })).toEqual(refused);
  });
});

describe.each([...sessionActionNames])('the workflow of %s', (action) => {
  const input = {
    action,
    sessionId: randomUUID(),
    correlationId: randomUUID(),
    webhookId: randomUUID(),
    data: buildActionData(action),
  };

  test('writes one mail for each recipient, in their language', async () => {
    const { recipients } = input.data;
    const twice = { ...input, data: { ...input.data, recipients: [...recipients, ...recipients] } };
    const items = await run(find(action), 'Write the mails', twice, {});
    expect(items.map(({ json }) => json.to)).toEqual(['alice@example.org', 'bob@example.org']);
    expect(String(items[0]?.json.text)).toContain('Bonjour Alice Martin,');
    expect(String(items[1]?.json.text)).toContain('Hello Bob Leroy,');
    for (const { json } of items) {
      expect(json.subject).toContain('Sertissage, niveau 1');
      expect(json.text).toMatch(/Atelier B/);
      expect(json.text).not.toMatch(/undefined|null|\{name\}/);
    }
    expect(items[0]?.json.subject).toMatch(/\S\u00a0: Sertissage/);
    expect(items[1]?.json.subject).toMatch(/\w: Sertissage/);
  });

  test('answers with a body that the platform takes, signed, under an id that stays', async () => {
    const secret = createSecret();
    const environment = { HUNTZEN_WEBHOOK_SECRET: `${secret} ${createSecret()}` };
    const [first] = await run(find(action), 'Sign the answer', input, environment);
    const [again] = await run(find(action), 'Sign the answer', input, environment);
    const { body, id, timestamp, signature } = first?.json as Record<string, string>;
    const headers = {
      'webhook-id': id ?? '',
      'webhook-timestamp': timestamp ?? '',
      'webhook-signature': signature ?? '',
    };
    const done = sessionActionDone.parse(new Webhook(secret).verify(body ?? '', headers));
    expect(done).toMatchObject({ action, correlationId: input.correlationId, response: 'mails_sent' });
    expect(again?.json.id).toBe(id);
  });
});

test('the workflow of a plan answers it, or its reason, signed, with a body that the platform takes', async () => {
  const secret = createSecret();
  const environment = { HUNTZEN_WEBHOOK_SECRET: `${secret} ${createSecret()}` };
  const [correlationId, webhookId] = [randomUUID(), randomUUID()];
  const lesson = {
    startsAt: '2027-03-06T07:00:00.000Z',
    endsAt: '2027-03-06T11:00:00.000Z',
    roomId: 'atelier',
    instructorId: 'bob',
  };
  for (const answer of [{ lessons: [lesson] }, { reason: 'Il manque 4 h.' }]) {
    const input = { correlationId, webhookId, answer };
    const [signed] = await run(find(planningAction), 'Sign the answer', input, environment);
    const { body, id, timestamp, signature } = signed?.json as Record<string, string>;
    const headers = {
      'webhook-id': id ?? '',
      'webhook-timestamp': timestamp ?? '',
      'webhook-signature': signature ?? '',
    };
    const done = planningDone.parse(new Webhook(secret).verify(body ?? '', headers));
    expect(done).toMatchObject({ action: 'planning_done', correlationId, data: answer });
    expect(id).toBe(`${webhookId}.planning_done`);
  }
});
