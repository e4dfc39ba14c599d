/**
 * What a patient sees and reports. Row-level security shows the patient their own visible occurrences only; the
 * conditions on `patient_id` below are for the indexes. A completion is idempotent by (patient, client id): the unique
 * key decides between sendings that race, and the loser reads the winner's row.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import type {
  Access,
  Completion,
  ExerciseBlock,
  Level,
  Media,
  Objective,
  Outcome,
  Report,
  Tag,
} from '../contracts/index.ts';
import { currentBlock, type EarlierBlock } from './domain/earlier-shapes.ts';
import { freezeTag, type StoredSession, type StoredTag } from './domain/freeze-session.ts';
import { showSession } from './domain/personal-session.ts';
import { checkReport } from './domain/report.ts';
import { readWeeks } from './week-figures.ts';
import { ClientIdUsedError, TooLateToEditError } from './errors.ts';

/** What a patient filters their sessions by. */
export interface SessionFilter {
  page: number;
  objective?: Objective | undefined;
  level?: Level | undefined;
  maxDuration?: number | undefined;
  tag?: string | undefined;
  equipment?: string | undefined;
  state?: 'open' | 'completed' | undefined;
  access?: Access | undefined;
}

interface SessionRow {
  id: string;
  visible_from: Date;
  access: Access;
  title: string;
  summary: string;
  objective: Objective;
  level: Level;
  duration_minutes: number;
  tags: StoredTag[];
  cover: Media | null;
}

interface ListedRow extends SessionRow {
  completion_id: string | null;
  outcome: Outcome;
  performed_on: string;
  minutes: number;
  effort: number | null;
}

interface CompletionRow {
  id: string;
  occurrence_id: string;
  session_title: string;
  outcome: string;
  performed_on: string;
  minutes: number;
  effort: number | null;
  pain: number | null;
  created_at: Date;
}

const completionColumns = [
  'id',
  'occurrence_id',
  'session_title',
  'outcome',
  'performed_on',
  'minutes',
  'effort',
  'pain',
  'created_at',
] as const;

const dayMs = 24 * 3600 * 1000;

const presentSession = (row: SessionRow) => ({
  id: row.id,
  title: row.title,
  summary: row.summary,
  objective: row.objective,
  level: row.level,
  durationMinutes: row.duration_minutes,
  tags: row.tags.map(freezeTag),
  cover: row.cover,
  visibleFrom: row.visible_from.toISOString(),
  access: row.access,
});

const presentCompletion = (row: CompletionRow): Completion => ({
  id: row.id,
  outcome: row.outcome as Outcome,
  performedOn: row.performed_on,
  minutes: row.minutes,
  effort: row.effort,
  pain: row.pain,
  createdAt: row.created_at.toISOString(),
  editableUntil: new Date(row.created_at.getTime() + dayMs).toISOString(),
});

/** The sessions of patients and what they report about them. */
export class MySessions {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** One page of the patient's sessions, newest first, with the total and each one's last completion: one query. */
  async list(
    caller: Caller,
    { page, objective, level, maxDuration, tag, equipment, state, access }: SessionFilter,
  ) {
    const done = sql`exists (select from care.completions as c where c.occurrence_id = o.id)`;
    const conditions = [
      sql`o.patient_id = ${caller.accountId} and o.publication_id is not null`,
      ...(access === undefined ? [] : [sql`o.access = ${access}`]),
      ...(objective === undefined ? [] : [sql`o.objective = ${objective}`]),
      ...(level === undefined ? [] : [sql`o.level = ${level}`]),
      ...(maxDuration === undefined ? [] : [sql`o.duration_minutes <= ${maxDuration}`]),
      ...(tag === undefined ? [] : [sql`p.tags @> ${JSON.stringify([{ slug: tag }])}::jsonb`]),
      ...(equipment === undefined
        ? []
        : [sql`p.tags @> ${JSON.stringify([{ slug: equipment, kind: 'equipment' }])}::jsonb`]),
      ...(state === undefined ? [] : [state === 'completed' ? done : sql`not ${done}`]),
    ];
    // Row-level security makes every table named cost its policies, so publications are looked into for a page of them,
    // and for all only when their tags are asked for.
    const isTagged = tag !== undefined || equipment !== undefined;
    const matching = sql`
      from care.occurrences as o
      ${isTagged ? sql`join care.publications as p on p.id = o.publication_id` : sql``}
      where ${sql.join(conditions, sql` and `)}`;
    const query = sql<ListedRow & { total: number }>`
      with shown as (
        select o.id, o.visible_from, o.access, o.publication_id, count(*) over () as total ${matching}
        order by o.visible_from desc, o.id desc limit ${pageSize} offset ${(page - 1) * pageSize}
      )
      select s.total, s.id, s.visible_from, s.access, p.title, p.summary, p.objective, p.level, p.duration_minutes, p.tags, p.cover,
             c.id as completion_id, c.outcome, c.performed_on, c.minutes, c.effort
      from shown as s
      join care.publications as p on p.id = s.publication_id
      left join lateral (
        select id, outcome, performed_on, minutes, effort from care.completions
        where occurrence_id = s.id order by created_at desc, id desc limit 1
      ) as c on true
      order by s.visible_from desc, s.id desc`;
    const rows = await this.#database.query(caller, query);
    // A page past the end has no row to carry the total.
    const isPastEnd = rows.length === 0 && page > 1;
    const counted = isPastEnd
      ? await this.#database.query(caller, sql<{ total: number }>`select count(*) as total ${matching}`)
      : rows;
    return {
      data: rows.map((row) => ({
        ...presentSession(row),
        lastCompletion:
          row.completion_id === null
            ? null
            : {
                id: row.completion_id,
                outcome: row.outcome,
                performedOn: row.performed_on,
                minutes: row.minutes,
                effort: row.effort,
              },
      })),
      meta: { page, pageSize, total: counted[0]?.total ?? 0 },
    };
  }

  /** The tags of the patient's sessions, by name. */
  async tags(caller: Caller): Promise<Tag[]> {
    // What was published before tags had a kind names the same tags without it.
    const query = sql<StoredTag>`
      select slug, name, kind from (
        select distinct on (t.slug) t.slug, t.name, t.kind
        from care.occurrences as o join care.publications as p on p.id = o.publication_id,
             jsonb_to_recordset(p.tags) as t (slug text, name text, kind text)
        where o.patient_id = ${caller.accountId} order by t.slug, t.kind nulls last, t.name
      ) as found order by name, slug`;
    return this.#database.as(caller, async (tx) => (await query.execute(tx)).rows.map(freezeTag));
  }

  /**
   * One session of the patient with its blocks and its newest completions.
   *
   * @throws NotFoundError when it is not there, not theirs, not visible yet or withdrawn: all the same.
   */
  show(caller: Caller, occurrenceId: string) {
    return this.#database.as(caller, async (tx) => {
      const session = await findOpened(tx, caller, occurrenceId);
      if (session === undefined) throw new NotFoundError();
      const completions = await tx
        .selectFrom('care.completions')
        .select(completionColumns)
        .where('occurrence_id', '=', occurrenceId)
        .orderBy('created_at', 'desc')
        .limit(pageSize)
        .execute();
      return {
        ...presentSession(session),
        blocks: session.blocks,
        completions: completions.map(presentCompletion),
      };
    });
  }

  /**
   * Records what the patient reports; sent again with the same client id, it answers the first row.
   *
   * @throws InvalidInputError, NotFoundError, ClientIdUsedError
   */
  complete(caller: Caller, occurrenceId: string, clientId: string, asked: Report): Promise<Completion> {
    const { report, details } = checkReport(asked, Temporal.Now.instant());
    if (details.length > 0) throw new InvalidInputError(details);
    return this.#database.as(caller, async (tx) => {
      const session = await findOpened(tx, caller, occurrenceId);
      // A publication keeps its own picture; a programme may change tomorrow.
      const seen = session?.isOfProgramme === true ? JSON.stringify(session) : null;
      const inserted = await sql<CompletionRow>`
        insert into care.completions
          (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort, pain, seen)
        select o.company_id, o.patient_id, o.id, ${clientId}, ${session?.title ?? ''},
               ${report.outcome}, ${report.performedOn}, ${report.minutes}, ${report.effort}, ${report.pain}, ${seen}::jsonb
        from care.occurrences as o
        where o.id = ${occurrenceId} and o.patient_id = ${caller.accountId}
        on conflict (company_id, patient_id, client_id) do nothing
        returning ${sql.join(completionColumns.map((column) => sql.ref(column)))}`.execute(tx);
      const row = inserted.rows[0] ?? (await findSent(tx, caller, clientId));
      if (row === undefined) throw new NotFoundError();
      if (row.occurrence_id !== occurrenceId.toLowerCase()) throw new ClientIdUsedError();
      return presentCompletion(row);
    });
  }

  /**
   * Corrects a completion of the patient within 24 hours.
   *
   * @throws InvalidInputError, NotFoundError, TooLateToEditError
   */
  edit(caller: Caller, completionId: string, asked: Report): Promise<Completion> {
    const { report, details } = checkReport(asked, Temporal.Now.instant());
    if (details.length > 0) throw new InvalidInputError(details);
    return this.#database.as(caller, async (tx) => {
      const row = await tx
        .updateTable('care.completions')
        .set({
          outcome: report.outcome,
          performed_on: report.performedOn,
          minutes: report.minutes,
          effort: report.effort,
          pain: report.pain,
          updated_at: sql`now()`,
        })
        .where('id', '=', completionId)
        .where('patient_id', '=', caller.accountId)
        .returning(completionColumns)
        .executeTakeFirst();
      if (row !== undefined) return presentCompletion(row);
      const existing = await tx
        .selectFrom('care.completions')
        .select('id')
        .where('id', '=', completionId)
        .where('patient_id', '=', caller.accountId)
        .executeTakeFirst();
      throw existing === undefined ? new NotFoundError() : new TooLateToEditError();
    });
  }

  /** What the patient did, week by week, oldest first. */
  progress(caller: Caller) {
    return this.#database.as(caller, async (tx) => ({ weeks: await readWeeks(tx, caller.accountId) }));
  }

  /** What the patient reported, newest first, also about sessions that were withdrawn since. */
  history(caller: Caller, page: number) {
    return this.#database.as(caller, async (tx) => {
      const mine = tx.selectFrom('care.completions').where('patient_id', '=', caller.accountId);
      const { total } = await mine
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await mine
        .select(completionColumns)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      return {
        data: rows.map((row) => ({
          ...presentCompletion(row),
          occurrenceId: row.occurrence_id,
          sessionTitle: row.session_title,
        })),
        meta: { page, pageSize, total },
      };
    });
  }
}

/** A session as its patient opens it: the picture of its publication, or their copy as it stands. */
async function findOpened(
  tx: Transaction,
  caller: Caller,
  occurrenceId: string,
): Promise<(SessionRow & { blocks: ExerciseBlock[]; isOfProgramme: boolean }) | undefined> {
  const { rows } = await sql<
    SessionRow & { blocks: (ExerciseBlock | EarlierBlock)[]; content: StoredSession | null }
  >`
    select o.id, o.visible_from, o.access, p.title, p.summary, p.objective, p.level, p.duration_minutes, p.tags, p.cover, p.blocks, s.content
    from care.occurrences as o
    left join care.publications as p on p.id = o.publication_id
    left join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
    where o.id = ${occurrenceId} and o.patient_id = ${caller.accountId}`.execute(tx);
  if (rows[0] === undefined) return undefined;
  const { content, ...published } = rows[0];
  if (content === null)
    return { ...published, blocks: (published.blocks ?? []).map(currentBlock), isOfProgramme: false };
  const { durationMinutes, ...shown } = showSession(content);
  const { id, visible_from, access } = published;
  return { id, visible_from, access, duration_minutes: durationMinutes, ...shown, isOfProgramme: true };
}

function findSent(tx: Transaction, caller: Caller, clientId: string): Promise<CompletionRow | undefined> {
  return tx
    .selectFrom('care.completions')
    .select(completionColumns)
    .where('patient_id', '=', caller.accountId)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}
