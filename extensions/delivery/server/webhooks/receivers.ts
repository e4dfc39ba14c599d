/** What platform admins do with receivers: add, enable, disable, give a new key, test. */
import { randomUUID } from 'node:crypto';
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { KeyRing } from '@huntzen/records/crypto';
import type { WebhookReceiver } from '../../contracts/index.ts';
import { isAllowedReceiver, parseReceiverUrl } from './addresses.ts';
import { ConfiguredReceiverError, ReceiverDisabledError } from './errors.ts';
import { createSecret, sealSecret } from './keys.ts';

const overlapHours = 24;

const addressText = {
  fr: 'Donnez une adresse https:// publique, sans identifiants ni paramètres ; un hôte interne doit figurer dans WEBHOOK_INTERNAL_HOSTS.',
  en: 'Give a public https:// address without credentials or parameters; an internal host must be in WEBHOOK_INTERNAL_HOSTS.',
};
const knownText = {
  fr: 'Cette adresse reçoit déjà les actions.',
  en: 'This address already receives actions.',
};

interface ReceiverRow {
  id: string;
  name: string;
  url: string;
  origin: string;
  writes_mails: boolean;
  disabled_because: string | null;
  previous_ends_at: Date | null;
  waiting: number;
}

const present = (row: ReceiverRow): WebhookReceiver => ({
  id: row.id,
  name: row.name,
  url: row.url,
  origin: row.origin as WebhookReceiver['origin'],
  writesMails: row.writes_mails,
  disabledBecause: row.disabled_because as WebhookReceiver['disabledBecause'],
  previousKeyEndsAt: row.previous_ends_at?.toISOString() ?? null,
  waiting: row.waiting,
});

async function find(tx: Transaction, id?: string): Promise<WebhookReceiver[]> {
  const { rows } = await sql<ReceiverRow>`
    select r.id, r.name, r.url, r.origin, r.writes_mails, r.disabled_because,
           (select max(k.ends_at) from care.webhook_keys k where k.receiver_id = r.id and k.ends_at > now()) as previous_ends_at,
           (select count(*) from care.webhook_deliveries d where d.receiver_id = r.id and d.state = 'waiting') as waiting
    from care.webhook_receivers r
    where ${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid
    order by r.created_at, r.id`.execute(tx);
  return rows.map(present);
}

async function get(tx: Transaction, id: string): Promise<WebhookReceiver> {
  const [receiver] = await find(tx, id);
  if (receiver === undefined) throw new NotFoundError();
  return receiver;
}

/** The receivers, as the panel manages them. */
export class Receivers {
  readonly #care: CareDatabase;
  readonly #ring: KeyRing;
  readonly #internal: readonly string[];

  /** @param internal the places inside the network that may receive. */
  constructor(care: CareDatabase, ring: KeyRing, internal: readonly string[]) {
    this.#care = care;
    this.#ring = ring;
    this.#internal = internal;
  }

  list(caller: Caller): Promise<WebhookReceiver[]> {
    return this.#care.as(caller, (tx) => find(tx));
  }

  /** @throws InvalidInputError for an address that may not receive, or receives already. */
  add(
    caller: Caller,
    { name, url, writesMails }: { name: string; url: string; writesMails: boolean },
  ): Promise<{ receiver: WebhookReceiver; secret: string }> {
    const parsed = parseReceiverUrl(url);
    if (parsed === null || !isAllowedReceiver(parsed, this.#internal))
      throw new InvalidInputError([{ path: 'url', text: addressText }]);
    const href = parsed.href.replace(/\/+$/, '');
    const id = randomUUID();
    const secret = createSecret();
    return this.#care.as(caller, async (tx) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('care.webhook_receivers')
        .values({ id, name, url: href, origin: 'panel', writes_mails: writesMails })
        .onConflict((conflict) => conflict.column('url').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) throw new InvalidInputError([{ path: 'url', text: knownText }]);
      await tx
        .insertInto('care.webhook_keys')
        .values(sealSecret(this.#ring, id, secret))
        .execute();
      return { receiver: await get(tx, id), secret };
    });
  }

  /** Enables or disables; what waits leaves once it is enabled again. @throws NotFoundError, ConfiguredReceiverError */
  switch(caller: Caller, id: string, isEnabled: boolean): Promise<WebhookReceiver> {
    return this.#care.as(caller, async (tx) => {
      if ((await get(tx, id)).disabledBecause === 'unconfigured') throw new ConfiguredReceiverError();
      await tx
        .updateTable('care.webhook_receivers')
        .set({ disabled_because: isEnabled ? null : 'asked' })
        .where('id', '=', id)
        .execute();
      if (isEnabled)
        await sql`select graphile_worker.care_enqueue('webhooks.wake', json_build_object('receiverId', ${id}::text))`.execute(
          tx,
        );
      return get(tx, id);
    });
  }

  /** A new key; the one before signs beside it for a day. @throws NotFoundError, ConfiguredReceiverError */
  rotate(caller: Caller, id: string): Promise<{ secret: string; previousKeyEndsAt: string }> {
    const secret = createSecret();
    return this.#care.as(caller, async (tx) => {
      // Two rotations at once wait for each other: one key is the newest.
      await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 402))`.execute(tx);
      if ((await get(tx, id)).origin === 'configuration') throw new ConfiguredReceiverError();
      const { rows } = await sql<{ ends_at: Date }>`
        update care.webhook_keys set ends_at = now() + ${`${overlapHours} hours`}::interval
        where receiver_id = ${id}::uuid and ends_at is null returning ends_at`.execute(tx);
      await tx
        .insertInto('care.webhook_keys')
        .values(sealSecret(this.#ring, id, secret))
        .execute();
      return { secret, previousKeyEndsAt: (rows[0]?.ends_at ?? new Date()).toISOString() };
    });
  }

  /** Sends a signed test. @throws NotFoundError, ReceiverDisabledError */
  test(caller: Caller, id: string): Promise<{ deliveryId: string }> {
    return this.#care.as(caller, async (tx) => {
      await get(tx, id);
      const { rows } = await sql<{ id: string | null }>`select care.test_receiver(${id}::uuid) as id`.execute(
        tx,
      );
      const deliveryId = rows[0]?.id;
      if (typeof deliveryId !== 'string') throw new ReceiverDisabledError();
      return { deliveryId };
    });
  }
}
