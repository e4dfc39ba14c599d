/** The receivers of session actions, how sending to them goes, and what they answer. */
import { instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { planningAction, planningDone } from './planning-question.ts';
import { sessionActionNames } from './session-action.ts';

/** Everything that may be sent to a receiver. */
export const sentActions = [...sessionActionNames, planningAction, 'TEST'] as const;

/** Why a receiver is disabled: somebody asked, it answered 410, or the configuration no longer names it. */
export const disabledReasons = ['asked', 'gone', 'unconfigured'] as const;

const receiverName = z.string().trim().min(1).max(80);

/** A receiver of session actions. Its keys are never shown again. */
export const webhookReceiver = z.strictObject({
  id: rowId,
  name: z.string(),
  url: z.string(),
  origin: z.enum(['configuration', 'panel']),
  writesMails: z.boolean().describe('Whether it writes the mails, so that the platform does not.'),
  disabledBecause: z.enum(disabledReasons).nullable(),
  previousKeyEndsAt: instant.nullable().describe('Until when the key before the newest one signs too.'),
  waiting: z.number().int().describe('How many deliveries wait.'),
});

/** A receiver of session actions. */
export type WebhookReceiver = z.infer<typeof webhookReceiver>;

const secret = z.string().describe('The signing key, as Standard Webhooks writes it. Shown once.');

/** Everybody who receives. */
export const listReceiversRoute = route({
  method: 'GET',
  path: '/webhook-receivers',
  summary: 'Who receives session actions.',
  response: one(z.strictObject({ receivers: z.array(webhookReceiver) })),
});

/** A new receiver. */
export const addReceiverRoute = route({
  method: 'POST',
  path: '/webhook-receivers',
  summary: 'Adds a receiver of session actions; answers its signing key, once.',
  body: z.strictObject({ name: receiverName, url: z.string().trim().max(1000), writesMails: z.boolean() }),
  response: one(z.strictObject({ receiver: webhookReceiver, secret })),
  status: 201,
});

/** Enables or disables a receiver. */
export const switchReceiverRoute = route({
  method: 'PUT',
  path: '/webhook-receivers/:id/enabled',
  summary: 'Enables or disables a receiver; what waits for it stays.',
  params: z.object({ id: rowId }),
  body: z.strictObject({ isEnabled: z.boolean() }),
  response: one(webhookReceiver),
});

/** Gives a receiver a new key. */
export const rotateKeyRoute = route({
  method: 'POST',
  path: '/webhook-receivers/:id/keys',
  summary: 'Gives a receiver a new signing key, answered once; the one before signs beside it for 24 hours.',
  params: z.object({ id: rowId }),
  response: one(z.strictObject({ secret, previousKeyEndsAt: instant })),
  status: 201,
});

/** Sends a test. */
export const testReceiverRoute = route({
  method: 'POST',
  path: '/webhook-receivers/:id/test',
  summary: 'Sends a receiver a signed test, which concerns nobody.',
  params: z.object({ id: rowId }),
  response: one(z.strictObject({ deliveryId: rowId })),
  status: 202,
});

/** Where a delivery stands. */
export const deliveryStates = ['waiting', 'delivered', 'given-up'] as const;

/** One action for one receiver. */
export const webhookDelivery = z.strictObject({
  id: rowId,
  webhookId: rowId.describe('The id that the receiver sees, the same at every attempt.'),
  receiverId: rowId,
  receiverName: z.string(),
  action: z.enum(sentActions),
  title: z.string().nullable().describe('The title of the training session.'),
  correlationId: rowId.nullable(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  createdAt: instant,
  dueAt: instant.nullable().describe('When it is tried next; null while an older one of its session waits.'),
  endedAt: instant.nullable(),
  answer: z.string().nullable().describe('What the receiver answered last by the callback.'),
});

/** One action for one receiver. */
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

/** The deliveries, newest first. */
export const listDeliveriesRoute = route({
  method: 'GET',
  path: '/webhook-deliveries',
  summary: 'What was sent to receivers or waits, newest first.',
  query: pageQuery.extend({
    state: z.enum(deliveryStates).optional(),
    action: z.enum(sentActions).optional(),
    receiver: rowId.optional(),
  }),
  response: list(webhookDelivery),
});

const attempt = z.strictObject({
  startedAt: instant,
  durationMs: z.number().int(),
  status: z.number().int().nullable(),
  failure: z
    .enum(['status', 'redirected', 'timeout', 'unreachable', 'refused_address', 'unreadable_key'])
    .nullable(),
});

const answer = z.strictObject({ response: z.string(), receivedAt: instant });

/** A delivery with every attempt and answer. */
export const deliveryDetails = z.strictObject({
  delivery: webhookDelivery,
  tries: z.array(attempt),
  answers: z.array(answer),
});

/** A delivery with every attempt and answer. */
export type DeliveryDetails = z.infer<typeof deliveryDetails>;

/** One delivery. */
export const showDeliveryRoute = route({
  method: 'GET',
  path: '/webhook-deliveries/:id',
  summary: 'One delivery with every attempt and what the receiver answered.',
  params: z.object({ id: rowId }),
  response: one(deliveryDetails),
});

/** Sends a delivery again. */
export const replayDeliveryRoute = route({
  method: 'POST',
  path: '/webhook-deliveries/:id/replay',
  summary: 'Sends an ended delivery again, under the same id and with the same body.',
  params: z.object({ id: rowId }),
  response: one(webhookDelivery),
  status: 202,
});

/** What a receiver answers to an action. */
export const sessionActionDone = z.object({
  type: z.literal('session_action_done'),
  correlationId: rowId,
  action: z.enum(sessionActionNames),
  response: z
    .string()
    .regex(/^[a-z0-9_.-]{1,64}$/)
    .describe('What was done, as a code such as `mails_sent`.'),
  data: z.record(z.string(), z.unknown()).optional().describe('Not kept.'),
});

/** What a receiver answers to an action. */
export type SessionActionDone = z.infer<typeof sessionActionDone>;

/** What a receiver answers, by its action. */
export const callbackBody = z.discriminatedUnion('action', [sessionActionDone, planningDone]);

/** What a receiver answers. */
export type CallbackBody = z.infer<typeof callbackBody>;

/** The way back from the automation. */
export const callbackRoute = route({
  method: 'POST',
  path: '/webhooks/callback',
  summary:
    'Says that an action was worked on, or answers the plan that was asked for; signed per Standard Webhooks with the key of the receiver.',
  body: callbackBody,
  response: one(
    z.strictObject({
      correlationId: rowId,
      action: z.enum([...sessionActionNames, 'planning_done']),
      response: z.string(),
    }),
  ),
});

/** The routes of webhooks. */
export const webhookRoutes = [
  callbackRoute,
  listReceiversRoute,
  addReceiverRoute,
  switchReceiverRoute,
  rotateKeyRoute,
  testReceiverRoute,
  listDeliveriesRoute,
  showDeliveryRoute,
  replayDeliveryRoute,
];
