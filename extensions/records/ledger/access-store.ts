import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { AccessEntry } from '../contracts/ledger.ts';

interface EntryRow {
  /** Null past the last page: the row then carries the total alone. */
  id: string | null;
  at: Date;
  actor_role: string;
  actor_name: string | null;
  is_own: boolean;
  kind: AccessEntry['kind'];
  action: AccessEntry['action'];
  record_id: string;
  total: number;
}

const presentEntry = (row: EntryRow & { id: string }): AccessEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  isOwn: row.is_own,
  actorName: row.actor_name,
  actorRole: row.actor_role,
  kind: row.kind,
  action: row.action,
  recordId: row.record_id,
});

/** What a person may see of the ledger: who opened or wrote what of theirs. */
export class AccessStore {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of what was opened and written of the actor's, newest first; what they did themselves only when asked for. */
  async list(actor: Actor, { page, own }: { page: number; own: boolean }) {
    const matching = sql`
      from care.access_ledger l
      where l.owner_id = ${actor.accountId} and (${own} or l.actor_id <> ${actor.accountId})`;
    const rows = await this.#database.query(
      actor,
      sql<EntryRow>`
        select whole.total, shown.* from (select count(*) as total ${matching}) as whole
        left join lateral (
          select l.seq::text as id, l.at, l.actor_role, l.kind, l.action, l.record_id, l.actor_id = ${actor.accountId} as is_own,
                 (select p.display_name from care.practitioners p where p.account_id = l.actor_id) as actor_name
          ${matching} order by l.seq desc limit ${pageSize} offset ${(page - 1) * pageSize}
        ) as shown on true order by shown.id::bigint desc`,
    );
    const data = rows.flatMap((row) => (row.id === null ? [] : [presentEntry({ ...row, id: row.id })]));
    return { data, meta: { page, pageSize, total: rows[0]?.total ?? 0 } };
  }
}
