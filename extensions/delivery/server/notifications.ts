import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Notification } from '../contracts/index.ts';

interface NotificationRow {
  id: string;
  kind: string;
  parameters: unknown;
  link: string;
  created_at: Date;
  read_at: Date | null;
}

// The database holds the kinds, and what writes them gives the parameters; the answer is checked against the contract.
const present = (row: NotificationRow) =>
  ({
    id: row.id,
    kind: row.kind,
    parameters: row.parameters,
    link: row.link,
    createdAt: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }) as Notification;

const countUnread = async (tx: Transaction): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from care.notifications where account_id = (select sec.actor()) and read_at is null`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
};

/** What people were told; triggers of the database write it. */
export class Notifications {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of the caller's, newest first. */
  list(caller: Caller, page: number) {
    return this.#database.as(caller, async (tx) => {
      const own = tx.selectFrom('care.notifications').where('account_id', '=', caller.accountId);
      const { total } = await own
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await own
        .select(['id', 'kind', 'parameters', 'link', 'created_at', 'read_at'])
        // Ids are in the order of time.
        .orderBy('id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return { data: rows.map(present), meta: { page, pageSize, total } };
    });
  }

  /** How many the caller has not read. */
  countUnread(caller: Caller): Promise<number> {
    return this.#database.as(caller, countUnread);
  }

  /** Marks one as read, and gives where it leads. @throws NotFoundError */
  read(caller: Caller, id: string): Promise<{ link: string }> {
    return this.#database.as(caller, async (tx) => {
      await tx
        .updateTable('care.notifications')
        .set({ read_at: sql<Date>`now()` })
        .where('account_id', '=', caller.accountId)
        .where('id', '=', id)
        .where('read_at', 'is', null)
        .execute();
      const row = await tx
        .selectFrom('care.notifications')
        .select('link')
        .where('account_id', '=', caller.accountId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) throw new NotFoundError();
      return row;
    });
  }

  /** Marks one and all that came before it as read. */
  async readUpTo(caller: Caller, id: string): Promise<void> {
    await this.#database.as(caller, (tx) =>
      tx
        .updateTable('care.notifications')
        .set({ read_at: sql<Date>`now()` })
        .where('account_id', '=', caller.accountId)
        .where('id', '<=', id)
        .where('read_at', 'is', null)
        .execute(),
    );
  }
}
