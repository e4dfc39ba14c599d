import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { AccessEntry } from '../contracts/ledger.ts';

interface EntryRow extends Omit<AccessEntry, 'at' | 'isOwn'> {
  at: Date;
  is_own: boolean;
  actor_name: string | null;
  total: number;
}

/** What a person may see of the ledger: who opened or wrote what of theirs. */
export class AccessStore {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of what was opened and written of the actor's, newest first; what they did themselves only when asked for. */
  list(actor: Actor, { page, own }: { page: number; own: boolean }) {
    const matching = sql`
      from care.access_ledger l
      where l.owner_id = ${actor.accountId} and (${own} or l.actor_id <> ${actor.accountId})`;
    return this.#database.as(actor, async (tx) => {
      const { rows } = await sql<EntryRow>`
        select l.seq::text as id, l.at, l.actor_role as "actorRole", l.kind, l.action, l.record_id as "recordId",
               l.actor_id = ${actor.accountId} as is_own,
               (select p.display_name from care.practitioners p where p.account_id = l.actor_id) as actor_name
        ${matching} order by l.seq desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      const counted = await sql<{ total: number }>`select count(*) as total ${matching}`.execute(tx);
      const data = rows.map(
        ({
          at,
          is_own: isOwn,
          actor_name: actorName,
          id,
          actorRole,
          kind,
          action,
          recordId,
        }): AccessEntry => ({
          id,
          at: at.toISOString(),
          isOwn,
          actorName,
          actorRole,
          kind,
          action,
          recordId,
        }),
      );
      return { data, meta: { page, pageSize, total: counted.rows[0]?.total ?? 0 } };
    });
  }
}
