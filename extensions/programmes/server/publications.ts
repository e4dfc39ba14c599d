/**
 * Publishing: a session's frozen picture and one occurrence per recipient, in one transaction. Recipients are those of
 * the moment: patients who are not blocked, in companies that are active, that row-level security shows to whoever
 * publishes (an editor: all of them; a coach: the members of their groups), and, when asked, those who join the group
 * later (a trigger of the database). There is no other way to an occurrence, so a draft reaches nobody. A repeated request key answers the first publication.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Temporal } from 'temporal-polyfill';
import type { Audience, Outcome } from '../contracts/index.ts';
import { freezeSession, type StoredSession } from './domain/freeze-session.ts';
import { keepDosages, placeDosages, withDosages, type Dosage } from './domain/personal-dosage.ts';
import { NotPublishableError } from './errors.ts';
import { insertPublication, type Reach } from './insert-publication.ts';
import {
  findByKey,
  findPublication,
  presentPublication,
  selectPublications,
  type PublicationRow,
} from './publication-rows.ts';
import { addresseeOf, holdPublication, holdRunning, readPeople, recipientsOf } from './recipients.ts';
import type { StoredSessions } from './stored-sessions.ts';

type Condition = ReturnType<typeof sql<boolean>>;

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

const reportedColumns = ['c.session_title', 'c.outcome', 'c.performed_on', 'c.minutes', 'c.effort'] as const;

const fullName = (row: { first_name: string; last_name: string }) =>
  `${row.first_name} ${row.last_name}`.trim();

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
    const session = await this.#sessions.read(sessionId);
    if (session === null) throw new NotPublishableError(freezeSession(session).problems);
    return this.#database.as(caller, async (tx) => {
      // A replacement sent twice at once waits here for the first, and then finds what it did.
      const dosages = await this.#keptDosages(tx, sessionId, session, reach.audience);
      const { frozen, problems } = freezeSession(withDosages(session, dosages));
      if (frozen === null) throw new NotPublishableError(problems);
      const id =
        (await findByKey(tx, caller, requestKey)) ??
        (await insertPublication(tx, caller, {
          ...reach,
          sessionId,
          frozen,
          dosages: keepDosages(session, dosages),
          requestKey,
        })) ??
        (await findByKey(tx, caller, requestKey));
      if (id === null) throw new NotFoundError();
      const row = await findPublication(tx, id);
      if (row === undefined) throw new NotFoundError();
      return presentPublication(row);
    });
  }

  /** Says what publishing would do: how many people and who, who has it already, and what keeps it from being published. */
  async rehearse(caller: Caller, sessionId: string, audience: Audience, page: number) {
    const session = await this.#sessions.read(sessionId);
    const replaced = audience.kind === 'recipients' ? audience.publicationId : null;
    const hasIt = sql`r.account_id in (select care.holders_of_session(${sessionId}, ${replaced}::uuid))`;
    return this.#database.as(caller, async (tx) => {
      await addresseeOf(tx, audience);
      const dosages = session === null ? [] : await this.#keptDosages(tx, sessionId, session, audience);
      const { problems } = freezeSession(session === null ? null : withDosages(session, dosages));
      const { rows } = await sql<{ recipients: number; companies: number; already: number }>`
        select count(*) as recipients, count(distinct r.company_id) as companies, count(*) filter (where ${hasIt}) as already
        from (${recipientsOf(audience)}) as r`.execute(tx);
      const { recipients = 0, companies = 0, already = 0 } = rows[0] ?? {};
      const people = await readPeople(tx, recipientsOf(audience), hasIt, page);
      return {
        recipients,
        companies,
        alreadyReceived: already,
        people: { data: people, meta: { page, pageSize, total: recipients } },
        problems,
      };
    });
  }

  /** The publications of a session, newest first. @throws NotFoundError */
  list(caller: Caller, sessionId: string, page: number) {
    return this.#orUnknown(sessionId, () =>
      this.#page(caller, page, sql<boolean>`p.session_id = ${sessionId}`),
    );
  }

  /** What the caller published, newest first; of one session, if one is named. */
  mine(caller: Caller, { page, session }: { page: number; session?: string | undefined }) {
    const ofSession = session === undefined ? sql`true` : sql`p.session_id = ${session}`;
    return this.#page(caller, page, sql<boolean>`p.published_by = ${caller.accountId} and ${ofSession}`);
  }

  /** One publication. @throws NotFoundError */
  show(caller: Caller, publicationId: string) {
    return this.#database.as(caller, async (tx) => {
      const row = await findPublication(tx, publicationId);
      if (row === undefined) throw new NotFoundError();
      return presentPublication(row);
    });
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

  /** Moves the end of a publication; null: no end. @throws NotFoundError, PublicationOverError */
  endAt(caller: Caller, publicationId: string, endsAt: Temporal.Instant | null) {
    return this.#database.as(caller, async (tx) => {
      const running = await holdRunning(tx, publicationId);
      if (endsAt !== null && endsAt.epochMilliseconds <= running.visible_from.getTime()) refuseEarlyEnd();
      await tx
        .updateTable('care.publications')
        .set({ ends_at: endsAt?.toString() ?? null })
        .where('id', '=', publicationId)
        .execute();
      const row = await findPublication(tx, publicationId);
      if (row === undefined) throw new NotFoundError();
      return presentPublication(row);
    });
  }

  /** Who has a publication, and how many of them reported it. @throws NotFoundError */
  recipients(caller: Caller, publicationId: string, page: number) {
    const audience = { kind: 'recipients' as const, publicationId };
    const reported = sql`exists (
      select from care.occurrences as o
      where o.publication_id = ${publicationId} and o.patient_id = r.account_id and care.is_reported(o.company_id, o.id))`;
    return this.#database.as(caller, async (tx) => {
      if ((await findPublication(tx, publicationId)) === undefined) throw new NotFoundError();
      const { rows } = await sql<{ recipients: number; reported: number }>`
        select count(*) as recipients, count(*) filter (where ${reported}) as reported
        from (${recipientsOf(audience)}) as r`.execute(tx);
      const { recipients = 0, reported: reportedBy = 0 } = rows[0] ?? {};
      const people = await readPeople(tx, recipientsOf(audience), sql`true`, page);
      return {
        recipients,
        reported: reportedBy,
        people: { data: people, meta: { page, pageSize, total: recipients } },
      };
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

  /** The values of the one person whose publication is replaced by the same session, which stay theirs; holds the publication. */
  async #keptDosages(
    tx: Transaction,
    sessionId: string,
    session: StoredSession,
    audience: Audience,
  ): Promise<Dosage[]> {
    if (audience.kind !== 'recipients') return [];
    const replaced = await holdPublication(tx, audience.publicationId);
    if (replaced.dosages === null || replaced.session_id !== sessionId) return [];
    return placeDosages(session, replaced.dosages);
  }

  #page(caller: Caller, page: number, condition: Condition) {
    return this.#database.as(caller, async (tx) => {
      const { rows: counted } = await sql<{ total: number }>`
        select count(*) as total from care.publications as p where ${condition}`.execute(tx);
      const rows = await selectPublications(tx)
        .where(condition)
        .orderBy('p.created_at', 'desc')
        .orderBy('p.id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return {
        data: (rows as PublicationRow[]).map(presentPublication),
        meta: { page, pageSize, total: counted[0]?.total ?? 0 },
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

/** Says that an end comes before its start. */
export function refuseEarlyEnd(): never {
  const text = { fr: 'Choisissez une fin après le début.', en: 'Choose an end after the start.' };
  throw new InvalidInputError([{ path: 'endsAt', text }]);
}
