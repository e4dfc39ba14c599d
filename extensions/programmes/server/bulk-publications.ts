/**
 * Several sessions to all, or to several groups and people of a coach, in one transaction: all of it or nothing. Everybody receives a
 * session once, whichever way they were chosen; who has it already is left out unless it is to be repeated. Personal values
 * give a person a publication of their own. A coach's requests happen one after the other, so that one sent twice at once
 * finds what the first has done; the unique key of a publication stands behind it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, type Caller, type ErrorDetail, type Text } from '@huntzen/kernel/server';
import type { Temporal } from 'temporal-polyfill';
import type { Access, BulkInput, FrozenSession, PersonalDosage } from '../contracts/index.ts';
import { planPublications, type PlannedPublication, type Recipient } from './domain/bulk-plan.ts';
import { freezeSession, type SessionProblem, type StoredSession } from './domain/freeze-session.ts';
import { checkDosage, keepDosages, withDosages, type DosageRefusal } from './domain/personal-dosage.ts';
import { NoRecipientError, NotPublishableError } from './errors.ts';
import { assertKnown, isNamed } from './recipients.ts';
import type { StoredSessions } from './stored-sessions.ts';

/** Which sessions for whom, before the question from when. */
export type BulkRequest = Pick<
  BulkInput,
  'sessionIds' | 'all' | 'groupIds' | 'patientIds' | 'repeat' | 'dosages'
>;

/** The whole request, its moments as instants; `endsAt` null: no end. */
export interface BulkReach extends BulkRequest {
  access: Access;
  visibleFrom: Temporal.Instant;
  endsAt: Temporal.Instant | null;
  /** The zone in which the moments were said, if in one. */
  timeZone?: string | null;
  includeLateJoiners: boolean;
}

interface NamedRecipient extends Recipient {
  name: string;
}

/** How many names a rehearsal says. */
const shownNames = 50;

const refusalTexts: Record<DosageRefusal | 'person_unknown' | 'session_unknown', Text> = {
  variable_empty: { fr: 'Donnez une valeur.', en: 'Give a value.' },
  variable_invalid: {
    fr: 'Cette valeur sort de ses limites.',
    en: 'This value is outside its limits.',
  },
  token_unknown: { fr: 'Cette variable n’existe pas.', en: 'This variable does not exist.' },
  block_unknown: { fr: 'Cet exercice n’existe pas.', en: 'This exercise does not exist.' },
  variable_unknown: { fr: 'Cette variable n’existe pas.', en: 'This variable does not exist.' },
  person_unknown: {
    fr: 'Cette personne n’est pas choisie.',
    en: 'This person is not chosen.',
  },
  session_unknown: { fr: 'Cette séance n’est pas choisie.', en: 'This session is not chosen.' },
};

const keyOf = (patientId: string, sessionId: string) => `${patientId} ${sessionId}`;

/** Publishes and rehearses in bulk, as a coach. */
export class BulkPublications {
  readonly #database: CareDatabase;
  readonly #sessions: StoredSessions;

  constructor(database: CareDatabase, sessions: StoredSessions) {
    this.#database = database;
    this.#sessions = sessions;
  }

  /**
   * Publishes. The same request key answers what it did the first time.
   *
   * @throws NotFoundError for an unknown session, group or patient; NotPublishableError; InvalidInputError for a personal
   *   value that cannot be taken; NoRecipientError.
   */
  async publish(caller: Caller, asked: BulkReach, requestKey: string | null = null) {
    const stored = await this.#read(asked.sessionIds);
    const problems = [...stored].flatMap(([, session]) => freezeSession(session).problems);
    if (problems.length > 0) throw new NotPublishableError(problems);
    const key = createHash('sha256')
      .update(requestKey ?? randomUUID())
      .digest('base64url');
    return this.#database.as(caller, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${caller.accountId}, 251))`.execute(tx);
      const before = await findByKey(tx, caller, key);
      if (before.publications > 0) return before;
      const { recipients, plan } = await this.#plan(tx, asked, stored);
      if (recipients.length === 0) throw new NoRecipientError();
      if (plan.length > 0) await insertAll(tx, caller, { ...asked, key, plan, recipients, stored });
      return {
        publications: plan.length,
        people: new Set(plan.flatMap(({ recipientIds }) => recipientIds)).size,
        occurrences: plan.reduce((sum, { recipientIds }) => sum + recipientIds.length, 0),
      };
    });
  }

  /** Says what publishing would do: who would receive what, who has it already, and what is missing. */
  async rehearse(caller: Caller, asked: BulkRequest) {
    const stored = await this.#read(asked.sessionIds);
    return this.#database.as(caller, async (tx) => {
      const { recipients, plan, received } = await this.#plan(tx, asked, stored);
      const reached = new Set(plan.flatMap(({ recipientIds }) => recipientIds));
      return {
        people: recipients
          .filter(({ id }) => reached.has(id))
          .slice(0, shownNames)
          .map(({ id, name }) => ({ id, name })),
        recipients: reached.size,
        occurrences: plan.reduce((sum, { recipientIds }) => sum + recipientIds.length, 0),
        sessions: [...stored].map(([id, session]) => {
          const already = recipients.filter((recipient) => received.has(keyOf(recipient.id, id)));
          return {
            id,
            title: session?.title ?? '',
            recipients: plan
              .filter(({ sessionId }) => sessionId === id)
              .reduce((sum, { recipientIds }) => sum + recipientIds.length, 0),
            alreadyReceived: already.slice(0, shownNames).map(({ name }) => name),
            alreadyCount: already.length,
            problems: freezeSession(session).problems as SessionProblem[],
          };
        }),
      };
    });
  }

  async #read(sessionIds: readonly string[]): Promise<Map<string, StoredSession | null>> {
    const ids = [...new Set(sessionIds)];
    const sessions = await Promise.all(ids.map((id) => this.#sessions.read(id)));
    return new Map(ids.map((id, place) => [id, sessions[place] ?? null]));
  }

  async #plan(tx: Transaction, asked: BulkRequest, stored: ReadonlyMap<string, StoredSession | null>) {
    const recipients = await findRecipients(tx, asked);
    assertDosages(asked.dosages, stored, recipients);
    const received = await findReceived(tx, [...stored.keys()]);
    const dosed = new Set(asked.dosages.map(({ patientId, sessionId }) => keyOf(patientId, sessionId)));
    const plan = planPublications(
      [...stored.keys()],
      recipients,
      (patientId, sessionId) => !asked.repeat && received.has(keyOf(patientId, sessionId)),
      (patientId, sessionId) => dosed.has(keyOf(patientId, sessionId)),
    );
    return { recipients, plan, received };
  }
}

/** @throws InvalidInputError naming every personal value that cannot be taken. */
function assertDosages(
  dosages: readonly PersonalDosage[],
  stored: ReadonlyMap<string, StoredSession | null>,
  recipients: readonly Recipient[],
): void {
  const known = new Set(recipients.map(({ id }) => id));
  const details: ErrorDetail[] = dosages.flatMap((dosage, index) => {
    const session = stored.get(dosage.sessionId);
    const refusal = !known.has(dosage.patientId)
      ? 'person_unknown'
      : session
        ? checkDosage(session, dosage)
        : 'session_unknown';
    return refusal === null ? [] : [{ path: `dosages.${index}.value`, text: refusalTexts[refusal] }];
  });
  if (details.length > 0) throw new InvalidInputError(details);
}

/**
 * The people who were chosen, in the order of their names: all, or each through the first of the chosen groups that they are
 * in, else on their own.
 *
 * @throws NotFoundError when a group or a person is not the coach's.
 */
async function findRecipients(tx: Transaction, asked: BulkRequest): Promise<NamedRecipient[]> {
  const { all, groupIds } = asked;
  if (!all) await assertKnown(tx, asked);
  const { rows } = await sql<{ id: string; companyId: string; groupId: string | null; name: string }>`
    select p.account_id as id, p.company_id as "companyId", btrim(p.first_name || ' ' || p.last_name) as name,
           (select a.id from unnest(${groupIds}::uuid[]) with ordinality as a (id, place)
              join care.group_members as m on m.group_id = a.id
            where m.patient_id = p.account_id order by a.place limit 1) as "groupId"
    from care.people as p join cms.companies as c on c.document_id = p.company_id
    where p.role = 'patient' and not p.blocked and c.active and (${all} or ${isNamed(asked)})
    order by lower(ext.unaccent(p.last_name)), lower(ext.unaccent(p.first_name)), p.account_id`.execute(tx);
  return rows.map(({ groupId, ...person }) => ({
    ...person,
    through: all ? 'all' : groupId === null ? 'name' : { groupId },
  }));
}

/** Who of the coach's patients has which of these sessions, whoever gave it to them. */
async function findReceived(tx: Transaction, sessionIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ patient_id: string; session_id: string }>`
    select patient_id, session_id from care.received_sessions(${sessionIds}::text[])`.execute(tx);
  return new Set(rows.map(({ patient_id, session_id }) => keyOf(patient_id, session_id)));
}

/** What an earlier request with this key did; zeros when there was none. */
async function findByKey(tx: Transaction, caller: Caller, key: string) {
  const { rows } = await sql<{ publications: number; people: number; occurrences: number }>`
    select count(distinct p.id) as publications, count(distinct o.patient_id) as people, count(o.id) as occurrences
    from care.publications as p left join care.occurrences as o on o.publication_id = p.id
    where p.published_by = ${caller.accountId} and starts_with(p.request_key, ${`${key}.`})`.execute(tx);
  return rows[0] ?? { publications: 0, people: 0, occurrences: 0 };
}

interface Insertion extends BulkReach {
  key: string;
  plan: readonly PlannedPublication[];
  recipients: readonly Recipient[];
  stored: ReadonlyMap<string, StoredSession | null>;
}

/** Writes every publication with its occurrences by one statement; each frozen picture is sent to the database once. */
async function insertAll(tx: Transaction, caller: Caller, asked: Insertion): Promise<void> {
  const pictures: (FrozenSession & { picture: number; sessionId: string })[] = [];
  const shared = new Map<string, number>();
  const draw = (sessionId: string, dosages: readonly PersonalDosage[]): number => {
    const session = asked.stored.get(sessionId) ?? null;
    const { frozen, problems } = freezeSession(session === null ? null : withDosages(session, dosages));
    if (frozen === null) throw new NotPublishableError(problems);
    return pictures.push({ ...frozen, picture: pictures.length, sessionId }) - 1;
  };
  const publications = asked.plan.map((planned, place) => {
    const { sessionId, audience, companyId, groupId, patientId, isPersonal } = planned;
    const own = isPersonal
      ? asked.dosages.filter((dosage) => dosage.sessionId === sessionId && dosage.patientId === patientId)
      : [];
    let picture = isPersonal ? undefined : shared.get(sessionId);
    if (picture === undefined) {
      picture = draw(sessionId, own);
      if (!isPersonal) shared.set(sessionId, picture);
    }
    const late = asked.includeLateJoiners && audience !== 'patient';
    const session = asked.stored.get(sessionId) ?? null;
    const dosages = isPersonal && session !== null ? keepDosages(session, own) : null;
    return {
      requestKey: `${asked.key}.${place}`,
      picture,
      audience,
      companyId,
      groupId,
      patientId,
      late,
      dosages,
    };
  });
  if (publications.some(({ audience, late }) => audience === 'all' && late))
    await sql`select care.lock_reach_of_all(true)`.execute(tx);
  const sent = asked.plan.flatMap(({ recipientIds }, place) =>
    recipientIds.map((patientId) => ({ requestKey: `${asked.key}.${place}`, patientId })),
  );
  const companies = new Map(asked.recipients.map(({ id, companyId }) => [id, companyId]));
  const visibleFrom = asked.visibleFrom.toString();
  const endsAt = asked.endsAt?.toString() ?? null;
  // The keys of what one statement inserts are checked at its end, so its rows may point at one another.
  await sql`
    with pictures as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb) as x (
        picture integer, "sessionId" text, title text, summary text, objective text, level text, "durationMinutes" smallint,
        tags jsonb, cover jsonb, blocks jsonb)
    ),
    made as (
      insert into care.publications
        (session_id, audience, company_id, group_id, patient_id, title, summary, objective, level, duration_minutes, tags, cover,
         blocks, visible_from, ends_at, time_zone, include_late_joiners, access, published_by, published_by_role, request_key, dosages)
      select c."sessionId", p.audience, p."companyId", p."groupId", p."patientId",
             c.title, c.summary, c.objective, c.level, c."durationMinutes", c.tags, c.cover, c.blocks, ${visibleFrom}::timestamptz,
             ${endsAt}::timestamptz, ${asked.timeZone ?? null}, p.late, ${asked.access}, ${caller.accountId}, ${caller.role}, p."requestKey", p.dosages
      from jsonb_to_recordset(${JSON.stringify(publications)}::jsonb) as p (
        "requestKey" text, picture integer, audience text, "companyId" text, "groupId" uuid, "patientId" text, late boolean, dosages jsonb)
      join pictures as c on c.picture = p.picture
      returning id, request_key
    ),
    sent as materialized (
      select m.id, s.company_id, s.patient_id
      from unnest(${sent.map(({ requestKey }) => requestKey)}::text[], ${sent.map(({ patientId }) => patientId)}::text[],
                  ${sent.map(({ patientId }) => companies.get(patientId))}::text[]) as s (request_key, patient_id, company_id)
      join made as m on m.request_key = s.request_key
    ),
    reached as (
      insert into care.publication_companies (publication_id, company_id, recipients)
      select id, company_id, count(*) from sent group by id, company_id
    )
    insert into care.occurrences (company_id, patient_id, publication_id, visible_from, ends_at, access)
    select company_id, patient_id, id, ${visibleFrom}::timestamptz, ${endsAt}::timestamptz, ${asked.access} from sent`.execute(
    tx,
  );
}
