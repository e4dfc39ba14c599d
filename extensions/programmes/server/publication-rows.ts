import { sql, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { Access } from '../contracts/index.ts';
import { audienceName, type Addressee } from './recipients.ts';

/** A publication as it is read. */
export interface PublicationRow {
  id: string;
  session_id: string;
  title: string;
  audience: Addressee['audience'];
  audience_name: string | null;
  named_people: number;
  recipients: number;
  visible_from: Date;
  ends_at: Date | null;
  include_late_joiners: boolean;
  access: Access;
  created_at: Date;
  archived_at: Date | null;
  is_replaced: boolean;
}

/** A publication as its publisher sees it. */
export const presentPublication = (row: PublicationRow) => ({
  id: row.id,
  sessionId: row.session_id,
  sessionTitle: row.title,
  audience: row.audience,
  audienceName: row.audience_name,
  namedPeople: row.named_people,
  recipients: row.recipients,
  visibleFrom: row.visible_from.toISOString(),
  endsAt: row.ends_at?.toISOString() ?? null,
  includeLateJoiners: row.include_late_joiners,
  access: row.access,
  createdAt: row.created_at.toISOString(),
  withdrawnAt: row.archived_at?.toISOString() ?? null,
  isReplaced: row.is_replaced,
});

/** The publications that whoever asks may see. */
export const selectPublications = (tx: Transaction) =>
  tx.selectFrom('care.publications as p').select((eb) => [
    'p.id',
    'p.session_id',
    'p.title',
    'p.audience',
    audienceName.as('audience_name'),
    'p.named_people',
    eb
      .selectFrom('care.publication_companies as r')
      .whereRef('r.publication_id', '=', 'p.id')
      .select(sql<number>`coalesce(sum(r.recipients), 0)::int`.as('recipients'))
      .as('recipients'),
    'p.visible_from',
    'p.ends_at',
    'p.include_late_joiners',
    'p.access',
    'p.created_at',
    'p.archived_at',
    sql<boolean>`exists (select from care.publications as n where n.replaces = p.id)`.as('is_replaced'),
  ]);

/** One of them, if there is one. */
export const findPublication = async (tx: Transaction, id: string): Promise<PublicationRow | undefined> =>
  (await selectPublications(tx).where('p.id', '=', id).executeTakeFirst()) as PublicationRow | undefined;

/** The publication that an earlier request with this key made, if any. */
export async function findByKey(
  tx: Transaction,
  caller: Caller,
  requestKey: string | null,
): Promise<string | null> {
  if (requestKey === null) return null;
  const found = await tx
    .selectFrom('care.publications')
    .select('id')
    .where('published_by', '=', caller.accountId)
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return found?.id ?? null;
}
