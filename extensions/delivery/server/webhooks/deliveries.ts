/** What platform admins see of deliveries: which, how they went, what was answered. Nothing of what a body says of people. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { DeliveryDetails, WebhookDelivery } from '../../contracts/index.ts';
import { DeliveryWaitsError, ReceiverDisabledError } from './errors.ts';

/** Which deliveries are wanted. */
export interface DeliveryFilter {
  readonly page: number;
  readonly state?: string | undefined;
  readonly action?: string | undefined;
  readonly receiver?: string | undefined;
}

interface DeliveryRow {
  id: string;
  webhook_id: string;
  receiver_id: string;
  receiver_name: string;
  action: string;
  title: string | null;
  correlation_id: string | null;
  state: string;
  attempts: number;
  created_at: Date;
  due_at: Date | null;
  ended_at: Date | null;
  answer: string | null;
}

const present = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  receiverId: row.receiver_id,
  receiverName: row.receiver_name,
  action: row.action as WebhookDelivery['action'],
  title: row.title,
  correlationId: row.correlation_id,
  state: row.state as WebhookDelivery['state'],
  attempts: row.attempts,
  createdAt: row.created_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  answer: row.answer,
});

const columns = sql`
  d.id, coalesce(d.action_id, d.id) as webhook_id, d.receiver_id, r.name as receiver_name, coalesce(a.action, 'TEST') as action,
  a.title, a.correlation_id, d.state, d.attempts, d.created_at, d.due_at, d.ended_at,
  (select s.response from care.session_action_answers s
   where s.action_id = d.action_id and s.receiver_id = d.receiver_id order by s.received_at desc limit 1) as answer`;
const tables = sql`
  care.webhook_deliveries d join care.webhook_receivers r on r.id = d.receiver_id
  left join care.session_actions a on a.id = d.action_id`;

async function get(tx: Transaction, id: string): Promise<WebhookDelivery> {
  const { rows } = await sql<DeliveryRow>`select ${columns} from ${tables} where d.id = ${id}::uuid`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new NotFoundError();
  return present(row);
}

/** The deliveries, as the panel shows them. */
export class Deliveries {
  readonly #care: CareDatabase;

  constructor(care: CareDatabase) {
    this.#care = care;
  }

  async list(caller: Caller, { page, state, action, receiver }: DeliveryFilter) {
    const where = sql`
      (${state ?? null}::text is null or d.state = ${state ?? null}::text)
      and (${action ?? null}::text is null or coalesce(a.action, 'TEST') = ${action ?? null}::text)
      and (${receiver ?? null}::uuid is null or d.receiver_id = ${receiver ?? null}::uuid)`;
    return this.#care.as(caller, async (tx) => {
      const { rows: counted } = await sql<{ total: number }>`
        select count(*) as total from ${tables} where ${where}`.execute(tx);
      const { rows } = await sql<DeliveryRow>`
        select ${columns} from ${tables} where ${where}
        order by d.created_at desc, d.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      return { data: rows.map(present), meta: { page, pageSize, total: counted[0]?.total ?? 0 } };
    });
  }

  /** @throws NotFoundError */
  show(caller: Caller, id: string): Promise<DeliveryDetails> {
    return this.#care.as(caller, async (tx) => {
      const delivery = await get(tx, id);
      const tries = await tx
        .selectFrom('care.webhook_attempts')
        .select(['started_at', 'duration_ms', 'status', 'failure'])
        .where('delivery_id', '=', id)
        .orderBy('started_at')
        .execute();
      const { rows: answers } = await sql<{ response: string; received_at: Date }>`
        select s.response, s.received_at from care.session_action_answers s
        join care.webhook_deliveries d on d.action_id = s.action_id and d.receiver_id = s.receiver_id
        where d.id = ${id}::uuid order by s.received_at`.execute(tx);
      return {
        delivery,
        tries: tries.map((row) => ({
          startedAt: row.started_at.toISOString(),
          durationMs: row.duration_ms,
          status: row.status,
          failure: row.failure as DeliveryDetails['tries'][number]['failure'],
        })),
        answers: answers.map((row) => ({
          response: row.response,
          receivedAt: row.received_at.toISOString(),
        })),
      };
    });
  }

  /** Sends an ended delivery again. @throws NotFoundError, DeliveryWaitsError, ReceiverDisabledError */
  replay(caller: Caller, id: string): Promise<WebhookDelivery> {
    return this.#care.as(caller, async (tx) => {
      const { state } = await get(tx, id);
      if (state === 'waiting') throw new DeliveryWaitsError();
      const { rows } = await sql<{ done: boolean }>`select care.replay_delivery(${id}::uuid) as done`.execute(
        tx,
      );
      if (rows[0]?.done !== true) throw new ReceiverDisabledError();
      return get(tx, id);
    });
  }
}
