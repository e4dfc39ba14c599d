import { sql, type Transaction } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import type { Temporal } from 'temporal-polyfill';
import type { Access, Audience, FrozenSession } from '../contracts/index.ts';
import type { KeptDosage } from './domain/personal-dosage.ts';
import { NoRecipientError } from './errors.ts';
import { addresseeOf, insertGroups, namedPeople, recipientsOf } from './recipients.ts';

/** Whom a publication is for, what it asks, from when, until when (null: no end), and whether those who come later count. */
export interface Reach {
  audience: Audience;
  access?: Access;
  visibleFrom: Temporal.Instant;
  endsAt?: Temporal.Instant | null;
  includeLateJoiners?: boolean;
  /** The zone in which the moments were said, if in one. */
  timeZone?: string | null;
}

/** Inserts the publication and its occurrences, and ends the one it replaces; null when the request key was used before. */
export async function insertPublication(
  tx: Transaction,
  caller: Caller,
  asked: Reach & {
    sessionId: string;
    frozen: FrozenSession;
    /** The values of the one person it is for, with which it was frozen. */
    dosages: readonly KeptDosage[];
    requestKey: string | null;
  },
): Promise<string | null> {
  const { sessionId, frozen, audience, requestKey } = asked;
  const visibleFrom = asked.visibleFrom.toString();
  const endsAt = asked.endsAt?.toString() ?? null;
  const access = asked.access ?? 'assigned';
  const addressee = await addresseeOf(tx, audience);
  const includeLateJoiners = (asked.includeLateJoiners ?? false) && addressee.audience !== 'patient';
  if (includeLateJoiners && addressee.audience === 'all')
    await sql`select care.lock_reach_of_all(true)`.execute(tx);
  const publication = await tx
    .insertInto('care.publications')
    .values({
      session_id: sessionId,
      audience: addressee.audience,
      company_id: addressee.company_id,
      group_id: addressee.group_id,
      patient_id: addressee.patient_id,
      replaces: addressee.replaces,
      named_people: addressee.audience === 'some' ? namedPeople(audience) : 0,
      access,
      title: frozen.title,
      summary: frozen.summary,
      objective: frozen.objective,
      level: frozen.level,
      duration_minutes: frozen.durationMinutes,
      tags: JSON.stringify(frozen.tags),
      cover: frozen.cover === null ? null : JSON.stringify(frozen.cover),
      blocks: JSON.stringify(frozen.blocks),
      visible_from: visibleFrom,
      ends_at: endsAt,
      include_late_joiners: includeLateJoiners,
      time_zone: asked.timeZone ?? null,
      published_by: caller.accountId,
      published_by_role: caller.role,
      request_key: requestKey,
      dosages: asked.dosages.length === 0 ? null : JSON.stringify(asked.dosages),
    })
    .onConflict((conflict) => conflict.columns(['published_by', 'request_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (publication === undefined) return null;
  await insertGroups(tx, publication.id, addressee, audience.kind === 'some' ? audience.groupIds : []);
  // The keys of what one statement inserts are checked at its end, so occurrences may point at rows of the same statement.
  const { rows } = await sql<{ recipients: number }>`
    with recipients as materialized (${recipientsOf(audience)}),
    reached as (
      insert into care.publication_companies (publication_id, company_id, recipients)
      select ${publication.id}, r.company_id, count(*) from recipients as r group by r.company_id
    ),
    sent as (
      insert into care.occurrences (company_id, patient_id, publication_id, visible_from, ends_at, access)
      select r.company_id, r.account_id, ${publication.id}, ${visibleFrom}, ${endsAt}::timestamptz, ${access} from recipients as r
      returning 1
    )
    select count(*) as recipients from sent`.execute(tx);
  if ((rows[0]?.recipients ?? 0) === 0) throw new NoRecipientError();
  if (addressee.replaces !== null) await giveWay(tx, addressee.replaces, visibleFrom);
  return publication.id;
}

/** Ends a publication when another begins: now, or at a moment to come. */
const giveWay = (tx: Transaction, publicationId: string, from: string) =>
  sql`
    update care.publications as p
    set archived_at = case when ${from}::timestamptz <= now() or p.visible_from >= ${from}::timestamptz then now() end,
        ends_at = case when ${from}::timestamptz <= now() or p.visible_from >= ${from}::timestamptz then p.ends_at
                  else least(p.ends_at, ${from}::timestamptz) end
    where p.id = ${publicationId}`.execute(tx);
