/**
 * Publishing: a session's frozen picture and one occurrence per recipient, in one transaction. Recipients are those of
 * the moment: patients who are not blocked, in companies that are active, that row-level security shows to whoever
 * publishes (an editor: all of them; a coach: the members of their groups), and, when asked, those who join the group
 * later (a trigger of the database). There is no other way to an occurrence, so a draft reaches nobody. A repeated request key answers the first publication.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Temporal } from 'temporal-polyfill';
import type { Audience, FrozenSession, Outcome } from '../contracts/index.ts';
import { NoRecipientError, NotPublishableError } from './errors.ts';
import type { StoredSessions } from './stored-sessions.ts';

interface PublicationRow {
  id: string;
  audience: 'all' | 'group' | 'patient';
  audience_name: string | null;
  recipients: number;
  visible_from: Date;
  ends_at: Date | null;
  include_late_joiners: boolean;
  created_at: Date;
  archived_at: Date | null;
}

interface ReportedRow {
  id: string;
  first_name: string;
  last_name: string;
  session_title: string;
  outcome: Outcome;
  performed_on: string;
  minutes: number;
  effort: number | null;
}

/** Whom a publication is for, from when, until when (null: no end), and whether later members of the group count. */
interface Reach {
  audience: Audience;
  visibleFrom: Temporal.Instant;
  endsAt?: Temporal.Instant | null;
  includeLateJoiners?: boolean;
  /** The zone in which the moments were said, if in one. */
  timeZone?: string | null;
}

const reportedColumns = ['c.session_title', 'c.outcome', 'c.performed_on', 'c.minutes', 'c.effort'] as const;

const fullName = (row: { first_name: string; last_name: string }) =>
  `${row.first_name} ${row.last_name}`.trim();

const presentPublication = (row: PublicationRow) => ({
  id: row.id,
  audience: row.audience,
  audienceName: row.audience_name,
  recipients: row.recipients,
  visibleFrom: row.visible_from.toISOString(),
  endsAt: row.ends_at?.toISOString() ?? null,
  includeLateJoiners: row.include_late_joiners,
  createdAt: row.created_at.toISOString(),
  withdrawnAt: row.archived_at?.toISOString() ?? null,
});

// Pain stays with the patient and their coach's own pages: here stands who, when, how long and how hard.
const presentReported = (row: ReportedRow) => ({
  id: row.id,
  patientName: fullName(row),
  sessionTitle: row.session_title,
  outcome: row.outcome,
  performedOn: row.performed_on,
  minutes: row.minutes,
  effort: row.effort,
});

function isMeant(audience: Audience) {
  switch (audience.kind) {
    case 'all':
      return sql`true`;
    case 'group':
      return sql`exists (select from care.group_members as m where m.group_id = ${audience.groupId} and m.patient_id = p.account_id)`;
    case 'patient':
      return sql`p.account_id = ${audience.patientId}`;
  }
}

/** The recipients of an audience, as rows (account_id, company_id). */
const recipientsOf = (audience: Audience) => sql`
  select p.account_id, p.company_id
  from care.people as p join cms.companies as c on c.document_id = p.company_id
  where p.role = 'patient' and not p.blocked and c.active and ${isMeant(audience)}`;

/** The company an audience belongs to; null for all patients. */
async function companyOf(tx: Transaction, audience: Audience): Promise<string | null> {
  if (audience.kind === 'all') return null;
  const found =
    audience.kind === 'group'
      ? await tx
          .selectFrom('care.groups')
          .select('company_id')
          .where('id', '=', audience.groupId)
          .executeTakeFirst()
      : await tx
          .selectFrom('care.people')
          .select('company_id')
          .where('account_id', '=', audience.patientId)
          .where('role', '=', 'patient')
          .executeTakeFirst();
  const companyId = found?.company_id ?? null;
  if (companyId === null) throw new NotFoundError();
  return companyId;
}

/** Publications of sessions, and what came back from them. */
export class Publications {
  readonly #database: CareDatabase;
  readonly #sessions: StoredSessions;

  constructor(database: CareDatabase, sessions: StoredSessions) {
    this.#database = database;
    this.#sessions = sessions;
  }

  /**
   * Publishes a session to an audience from an instant on, until another if one is given.
   *
   * @throws NotFoundError for an unknown session, group or patient; NotPublishableError; NoRecipientError.
   */
  async publish(caller: Caller, sessionId: string, reach: Reach, requestKey: string | null = null) {
    const { frozen, problems } = await this.#sessions.freeze(sessionId);
    if (frozen === null) throw new NotPublishableError(problems);
    return this.#database.as(caller, async (tx) => {
      const id =
        (await insertPublication(tx, caller, { ...reach, sessionId, frozen, requestKey })) ??
        (await findByKey(tx, caller, requestKey));
      const row = await findPublication(tx, id);
      if (row === undefined) throw new NotFoundError();
      return presentPublication(row);
    });
  }

  /** Says what publishing would do: how many people, how many have it already, and what keeps it from being published. */
  async rehearse(caller: Caller, sessionId: string, audience: Audience) {
    const { problems } = await this.#sessions.freeze(sessionId);
    const counts = await this.#database.as(caller, async (tx) => {
      await companyOf(tx, audience);
      const { rows } = await sql<{ recipients: number; companies: number; already: number }>`
        with recipients as (${recipientsOf(audience)})
        select count(*) as recipients, count(distinct r.company_id) as companies,
               count(*) filter (where exists (
                 select from care.occurrences as o join care.publications as p on p.id = o.publication_id
                 where o.patient_id = r.account_id and p.session_id = ${sessionId} and o.archived_at is null
               )) as already
        from recipients as r`.execute(tx);
      return rows[0];
    });
    return {
      recipients: counts?.recipients ?? 0,
      companies: counts?.companies ?? 0,
      alreadyReceived: counts?.already ?? 0,
      problems,
    };
  }

  /** The publications of a session, newest first. */
  list(caller: Caller, sessionId: string, page: number) {
    return this.#orUnknown(sessionId, () =>
      this.#database.as(caller, async (tx) => {
        const { total } = await tx
          .selectFrom('care.publications')
          .select((eb) => eb.fn.countAll<number>().as('total'))
          .where('session_id', '=', sessionId)
          .executeTakeFirstOrThrow();
        const rows = await selectPublications(tx)
          .where('p.session_id', '=', sessionId)
          .orderBy('p.created_at', 'desc')
          .limit(pageSize)
          .offset((page - 1) * pageSize)
          .execute();
        return { data: (rows as PublicationRow[]).map(presentPublication), meta: { page, pageSize, total } };
      }),
    );
  }

  /** Takes a publication out of its recipients' lists; again changes nothing. */
  withdraw(caller: Caller, publicationId: string): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('care.publications')
        .set((eb) => ({ archived_at: eb.fn.coalesce('archived_at', sql<Date>`now()`) }))
        .where('id', '=', publicationId)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) throw new NotFoundError();
    });
  }

  /** Who did a session, newest first, as the panel may know it. */
  completions(caller: Caller, sessionId: string, page: number) {
    return this.#orUnknown(sessionId, () =>
      this.#database.as(caller, async (tx) => {
        const { total } = await tx
          .selectFrom('care.panel_reports')
          .select((eb) => eb.fn.countAll<number>().as('total'))
          .where('session_key', '=', sessionId)
          .executeTakeFirstOrThrow();
        const rows = await tx
          .selectFrom('care.panel_reports as c')
          .innerJoin('care.people as w', 'w.account_id', 'c.patient_id')
          .select(['c.completion_id as id', 'w.first_name', 'w.last_name', ...reportedColumns])
          .where('c.session_key', '=', sessionId)
          .orderBy('c.reported_at', 'desc')
          .orderBy('c.completion_id', 'desc')
          .limit(pageSize)
          .offset((page - 1) * pageSize)
          .execute();
        return { data: (rows as ReportedRow[]).map(presentReported), meta: { page, pageSize, total } };
      }),
    );
  }

  /** What the patients of a coach reported, newest first. */
  patientsCompletions(caller: Caller, page: number) {
    // Row-level security shows a coach the completions of their groups' members only.
    return this.#database.as(caller, async (tx) => {
      const { total } = await tx
        .selectFrom('care.completions')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await tx
        .selectFrom('care.completions as c')
        .innerJoin('care.people as w', 'w.account_id', 'c.patient_id')
        .select(['c.id', 'w.first_name', 'w.last_name', ...reportedColumns])
        .orderBy('c.created_at', 'desc')
        .orderBy('c.id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return { data: (rows as ReportedRow[]).map(presentReported), meta: { page, pageSize, total } };
    });
  }

  /** Groups and patients whose name holds the text, accents and case aside; the first 20 of each. */
  targets(caller: Caller, search: string) {
    const matches = (name: ReturnType<typeof sql>) =>
      sql<boolean>`strpos(lower(ext.unaccent(${name})), lower(ext.unaccent(${search}))) > 0`;
    return this.#database.as(caller, async (tx) => {
      const groups = await tx
        .selectFrom('care.groups as g')
        .innerJoin('cms.companies as c', 'c.document_id', 'g.company_id')
        .select((eb) => [
          'g.id',
          'g.name',
          'c.name as company_name',
          eb
            .selectFrom('care.group_members as m')
            .whereRef('m.group_id', '=', 'g.id')
            .select(eb.fn.countAll<number>().as('members'))
            .as('members'),
        ])
        .where(matches(sql`g.name`))
        .orderBy('g.name')
        .limit(pageSize)
        .execute();
      const patients = await tx
        .selectFrom('care.people as p')
        .innerJoin('cms.companies as c', 'c.document_id', 'p.company_id')
        .select(['p.account_id', 'p.first_name', 'p.last_name', 'c.name as company_name'])
        .where('p.role', '=', 'patient')
        .where('p.blocked', '=', false)
        .where(matches(sql`p.first_name || ' ' || p.last_name`))
        .orderBy('p.last_name')
        .orderBy('p.first_name')
        .limit(pageSize)
        .execute();
      return {
        groups: groups.map(({ id, name, company_name, members }) => ({
          id,
          name,
          companyName: company_name ?? '',
          members: members ?? 0,
        })),
        patients: patients.map((row) => ({
          id: row.account_id,
          name: fullName(row),
          companyName: row.company_name ?? '',
        })),
      };
    });
  }

  /** A history without rows is an empty list when the session exists, and unknown when it does not. */
  async #orUnknown<Answer extends { meta: { total: number } }>(
    sessionId: string,
    read: () => Promise<Answer>,
  ): Promise<Answer> {
    const answer = await read();
    if (answer.meta.total === 0 && !(await this.#sessions.exists(sessionId))) throw new NotFoundError();
    return answer;
  }
}

const selectPublications = (tx: Transaction) =>
  tx
    .selectFrom('care.publications as p')
    .leftJoin('care.groups as g', 'g.id', 'p.group_id')
    .leftJoin('care.people as w', 'w.account_id', 'p.patient_id')
    .select((eb) => [
      'p.id',
      'p.audience',
      sql<string | null>`coalesce(g.name, btrim(w.first_name || ' ' || w.last_name))`.as('audience_name'),
      eb
        .selectFrom('care.publication_companies as r')
        .whereRef('r.publication_id', '=', 'p.id')
        .select(sql<number>`coalesce(sum(r.recipients), 0)::int`.as('recipients'))
        .as('recipients'),
      'p.visible_from',
      'p.ends_at',
      'p.include_late_joiners',
      'p.created_at',
      'p.archived_at',
    ]);

const findPublication = async (tx: Transaction, id: string): Promise<PublicationRow | undefined> =>
  (await selectPublications(tx).where('p.id', '=', id).executeTakeFirst()) as PublicationRow | undefined;

async function findByKey(tx: Transaction, caller: Caller, requestKey: string | null): Promise<string> {
  const { id } = await tx
    .selectFrom('care.publications')
    .select('id')
    .where('published_by', '=', caller.accountId)
    .where('request_key', '=', requestKey)
    .executeTakeFirstOrThrow();
  return id;
}

/** Inserts the publication and its occurrences; null when the request key was used before. */
async function insertPublication(
  tx: Transaction,
  caller: Caller,
  asked: Reach & { sessionId: string; frozen: FrozenSession; requestKey: string | null },
): Promise<string | null> {
  const { sessionId, frozen, audience, requestKey } = asked;
  const visibleFrom = asked.visibleFrom.toString();
  const endsAt = asked.endsAt?.toString() ?? null;
  const publication = await tx
    .insertInto('care.publications')
    .values({
      session_id: sessionId,
      audience: audience.kind,
      company_id: await companyOf(tx, audience),
      group_id: audience.kind === 'group' ? audience.groupId : null,
      patient_id: audience.kind === 'patient' ? audience.patientId : null,
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
      include_late_joiners: asked.includeLateJoiners ?? false,
      time_zone: asked.timeZone ?? null,
      published_by: caller.accountId,
      published_by_role: caller.role,
      request_key: requestKey,
    })
    .onConflict((conflict) => conflict.columns(['published_by', 'request_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (publication === undefined) return null;
  // The keys of what one statement inserts are checked at its end, so occurrences may point at rows of the same statement.
  const { rows } = await sql<{ recipients: number }>`
    with recipients as materialized (${recipientsOf(audience)}),
    reached as (
      insert into care.publication_companies (publication_id, company_id, recipients)
      select ${publication.id}, r.company_id, count(*) from recipients as r group by r.company_id
    ),
    sent as (
      insert into care.occurrences (company_id, patient_id, publication_id, visible_from, ends_at)
      select r.company_id, r.account_id, ${publication.id}, ${visibleFrom}, ${endsAt}::timestamptz from recipients as r
      returning 1
    )
    select count(*) as recipients from sent`.execute(tx);
  if ((rows[0]?.recipients ?? 0) === 0) throw new NoRecipientError();
  return publication.id;
}
