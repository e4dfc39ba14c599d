/**
 * The states of what editors write: draft, scheduled, published, archived. Strapi keeps the content and its published
 * version; schema `care` keeps who moved it when, and what is planned. A planned move is a job that runs at its time, or at
 * the next start when nothing ran then; it is done by whoever takes its row, so two instances never do it twice.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import type { ContentKind } from '@huntzen/kernel/contracts';
import {
  InvalidInputError,
  NotFoundError,
  type Caller,
  type ContentChecks,
  type DraftCheck,
  type ErrorDetail,
} from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { Temporal } from 'temporal-polyfill';
import type { ContentState, WallTime } from '../contracts/index.ts';
import { ContentMovedError, DraftNotPublishableError } from './errors.ts';
import { resolveWallTime } from './wall-time.ts';

type Check = (documentId: string) => Promise<DraftCheck>;
type Move = 'published' | 'unpublished' | 'archived' | 'restored' | 'scheduled' | 'unscheduled' | 'failed';
type Actor = Pick<Caller, 'accountId' | 'role' | 'companyId'>;
/** A piece of content. */
export interface Content {
  kind: ContentKind;
  documentId: string;
}
interface ScheduleRow {
  id: string;
  kind: ContentKind;
  document_id: string;
  title: string;
  action: 'publish' | 'unpublish';
  wall_time: string;
  time_zone: string;
  due_at: Date;
  created_by_name: string;
  outcome: 'done' | 'failed' | null;
}

const shownMoves = 20;
const calendarAtMost = 500;
const uniqueViolation = '23505';

const uidOf = (kind: ContentKind) => `api::${kind}.${kind}` as const;

const presentPlanned = (row: ScheduleRow) => ({
  wallTime: row.wall_time.replace(' ', 'T').slice(0, 16),
  timeZone: row.time_zone,
  dueAt: row.due_at.toISOString(),
});

const neededText = (title: string): ErrorDetail['text'] => ({
  fr: `« ${title} » n’est pas publié.`,
  en: `“${title}” is not published.`,
});

/** When drafts may be published, as the extensions that know them say. */
export class Checks implements ContentChecks {
  readonly #checks = new Map<ContentKind, Check>();

  registerCheck(kind: ContentKind, check: Check): void {
    this.#checks.set(kind, check);
  }

  /** What keeps a draft from being published; nothing for a kind without a check. */
  async of({ kind, documentId }: Content): Promise<DraftCheck> {
    return (await this.#checks.get(kind)?.(documentId)) ?? { problems: [], unpublished: [] };
  }
}

/** Moves content between its states. */
export class ContentStates {
  readonly #strapi: Core.Strapi;
  readonly #database: CareDatabase;
  readonly #checks: Checks;

  constructor(strapi: Core.Strapi, database: CareDatabase, checks: Checks) {
    this.#strapi = strapi;
    this.#database = database;
    this.#checks = checks;
  }

  /** The state of a piece of content and how it came there. @throws NotFoundError */
  async show(caller: Caller, content: Content) {
    const { archivedAt } = await this.#draft(content);
    const [published, check, kept] = await Promise.all([
      this.#isPublished(content),
      this.#checks.of(content),
      this.#database.as(caller, async (tx) => {
        const waiting = await waitingOf(tx, content);
        const { rows: moves } = await sql<{ id: string; move: Move; made_by_name: string; made_at: Date }>`
          select id, move, made_by_name, made_at from care.content_moves
          where kind = ${content.kind} and document_id = ${content.documentId}
          order by made_at desc, id desc limit ${shownMoves}`.execute(tx);
        return { waiting, moves };
      }),
    ]);
    const planned = (action: ScheduleRow['action']) => {
      const row = kept.waiting.find((schedule) => schedule.action === action);
      return row === undefined ? null : presentPlanned(row);
    };
    const publish = planned('publish');
    return {
      state: stateOf(archivedAt !== null, publish !== null, published),
      publish,
      unpublish: planned('unpublish'),
      check,
      moves: kept.moves.map(({ id, move, made_by_name, made_at }) => ({
        id,
        move,
        by: made_by_name,
        at: made_at.toISOString(),
      })),
    };
  }

  /** The states of several pieces of content of one kind; those that are not there are left out. */
  async list(caller: Caller, kind: ContentKind, documentIds: readonly string[]) {
    const versions = (status: 'draft' | 'published') =>
      this.#strapi.documents(uidOf(kind)).findMany({
        status,
        filters: { documentId: { $in: [...documentIds] } },
        fields: ['documentId', 'archivedAt'],
        limit: documentIds.length,
      }) as unknown as Promise<{ documentId: string; archivedAt?: string | null }[]>;
    const [drafts, published, waiting] = await Promise.all([
      versions('draft'),
      versions('published'),
      this.#database.as(caller, (tx) =>
        tx
          .selectFrom('care.content_schedules')
          .select('document_id')
          .where('kind', '=', kind)
          .where('document_id', 'in', [...documentIds])
          .where('action', '=', 'publish')
          .where('outcome', 'is', null)
          .execute(),
      ),
    ]);
    const live = new Set(published.map(({ documentId }) => documentId));
    const planned = new Set(waiting.map(({ document_id }) => document_id));
    return drafts.map(({ documentId, archivedAt }) => ({
      documentId,
      state: stateOf((archivedAt ?? null) !== null, planned.has(documentId), live.has(documentId)),
    }));
  }

  /**
   * Publishes a draft, and first what it needs when asked to: all or nothing.
   *
   * @throws NotFoundError, DraftNotPublishableError
   */
  async publish(caller: Caller, content: Content, withNeeded: boolean): Promise<void> {
    const order = await this.#publishable(content, withNeeded);
    await this.#strapi.db.transaction(async () => {
      for (const { kind, documentId } of order)
        await this.#strapi.documents(uidOf(kind)).publish({ documentId });
    });
    const name = await this.nameOf(caller.accountId);
    await this.#database.as(caller, async (tx) => {
      for (const each of order) await record(tx, caller, name, each, 'published');
      await endWaiting(tx, content, 'publish');
    });
  }

  /**
   * Plans the publication and its end; what was planned before gives way.
   *
   * @throws NotFoundError, InvalidInputError, DraftNotPublishableError, ContentMovedError
   */
  async schedule(
    caller: Caller,
    content: Content,
    asked: { publish: WallTime | null; unpublish: WallTime | null },
  ): Promise<void> {
    const { title } = await this.#draft(content);
    const now = Temporal.Now.instant();
    const details: ErrorDetail[] = [];
    const resolve = (path: 'publish' | 'unpublish') => {
      const wanted = asked[path];
      if (wanted === null) return null;
      const resolved = resolveWallTime(wanted, now);
      if ('at' in resolved) return { action: path, ...wanted, at: resolved.at };
      details.push({ path: `${path}.wallTime`, text: resolved.problem });
      return null;
    };
    const publish = resolve('publish');
    const unpublish = resolve('unpublish');
    if (publish !== null && unpublish !== null && Temporal.Instant.compare(unpublish.at, publish.at) <= 0)
      details.push({
        path: 'unpublish.wallTime',
        text: { fr: 'Choisissez une fin après la publication.', en: 'Choose an end after the publication.' },
      });
    if (asked.publish === null && asked.unpublish !== null && !(await this.#isPublished(content)))
      details.push({
        path: 'publish.wallTime',
        text: {
          fr: 'Ce contenu n’est pas publié : prévoyez aussi sa publication.',
          en: 'This content is not published: plan its publication too.',
        },
      });
    if (details.length > 0) throw new InvalidInputError(details);
    if (publish !== null) await this.#publishable(content, false);
    const name = await this.nameOf(caller.accountId);
    const planned = [publish, unpublish].flatMap((move) => (move === null ? [] : [move]));
    await this.#database
      .as(caller, async (tx) => {
        const replaced = await endWaiting(tx, content, null);
        for (const { action, wallTime, timeZone, at } of planned) {
          const dueAt = new Date(at.epochMilliseconds);
          await sql`
            with planned as (
              insert into care.content_schedules
                (kind, document_id, title, action, wall_time, time_zone, due_at, created_by, created_by_role, created_by_name)
              values (${content.kind}, ${content.documentId}, ${title.slice(0, 200)}, ${action}, ${wallTime}::timestamp, ${timeZone},
                      ${dueAt}, ${caller.accountId}, ${caller.role}, ${name})
              returning id
            )
            select graphile_worker.care_enqueue('content.scheduled-move',
              json_build_object('scheduleId', id, 'accountId', ${caller.accountId}::text, 'role', ${caller.role}::text),
              'content schedule ' || id, ${dueAt}::timestamptz) from planned`.execute(tx);
        }
        if (planned.length > 0) await record(tx, caller, name, content, 'scheduled');
        else if (replaced > 0) await record(tx, caller, name, content, 'unscheduled');
      })
      .catch((error: unknown) => {
        throw (error as { code?: unknown }).code === uniqueViolation ? new ContentMovedError() : error;
      });
  }

  /** Does what was planned, once. Payloads come from the queue. */
  async run({ scheduleId, accountId, role }: Record<string, unknown>): Promise<void> {
    const actor: Actor = { accountId: String(accountId), role: String(role), companyId: null };
    const find = (tx: Transaction) =>
      sql<ScheduleRow>`
      select id, kind, document_id, action, created_by_name from care.content_schedules
      where id = ${String(scheduleId)}::uuid and outcome is null for update`.execute(tx);
    await this.#database.as(actor, async (tx) => {
      // The row is held while Strapi publishes: a second instance waits, and then finds it done.
      const row = (await find(tx)).rows[0];
      if (row === undefined) return;
      const content = { kind: row.kind, documentId: row.document_id };
      const isDone = await this.#move(content, row.action);
      await sql`
        update care.content_schedules set outcome = ${isDone ? 'done' : 'failed'}, ended_at = now() where id = ${row.id}`.execute(
        tx,
      );
      const move = !isDone ? 'failed' : row.action === 'publish' ? 'published' : 'unpublished';
      await record(tx, actor, row.created_by_name, content, move);
    });
  }

  /** Archives content or takes it back, and drops what was planned. @returns how many changed. @throws NotFoundError */
  async archive(
    caller: Caller,
    kind: ContentKind,
    documentIds: readonly string[],
    isArchived: boolean,
  ): Promise<number> {
    const drafts = await Promise.all(documentIds.map((documentId) => this.#draft({ kind, documentId })));
    const moved = documentIds.filter((_id, index) => (drafts[index]?.archivedAt !== null) !== isArchived);
    // Both versions, and nothing else of the draft: archiving publishes no unfinished change.
    await this.#strapi.db.query(uidOf(kind)).updateMany({
      where: { documentId: { $in: moved } },
      data: { archivedAt: isArchived ? new Date().toISOString() : null },
    });
    const name = await this.nameOf(caller.accountId);
    await this.#database.as(caller, async (tx) => {
      for (const documentId of moved) {
        if (isArchived) await endWaiting(tx, { kind, documentId }, null);
        await record(tx, caller, name, { kind, documentId }, isArchived ? 'archived' : 'restored');
      }
    });
    return moved.length;
  }

  /** What is planned, done or failed between two instants. */
  calendar(caller: Caller, { from, to, kind }: { from: string; to: string; kind?: ContentKind | undefined }) {
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<ScheduleRow>`
        select id, kind, document_id, title, action, wall_time::text, time_zone, due_at, created_by_name, outcome
        from care.content_schedules
        where due_at >= ${from} and due_at < ${to} and outcome is distinct from 'replaced'
          ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
        order by due_at, id limit ${calendarAtMost}`.execute(tx);
      return rows.map((row) => ({
        ...presentPlanned(row),
        id: row.id,
        kind: row.kind,
        documentId: row.document_id,
        title: row.title,
        action: row.action,
        outcome: row.outcome,
        by: row.created_by_name,
      }));
    });
  }

  /** Writes down a move that Strapi's own buttons made. */
  async recordMove(caller: Actor, content: Content, move: 'published' | 'unpublished'): Promise<void> {
    const name = await this.nameOf(caller.accountId);
    await this.#database.as(caller, async (tx) => {
      await record(tx, caller, name, content, move);
      await endWaiting(tx, content, move === 'published' ? 'publish' : null);
    });
  }

  /** @throws DraftNotPublishableError with everything that is missing. */
  async assertPublishable(content: Content): Promise<void> {
    await this.#publishable(content, false);
  }

  /** Who a person of the panel is, for the history. */
  async nameOf(accountId: string): Promise<string> {
    const user = (await this.#strapi.db
      .query('admin::user')
      .findOne({ where: { documentId: accountId }, select: ['firstname', 'lastname'] })) as {
      firstname: string | null;
      lastname: string | null;
    } | null;
    return [user?.firstname, user?.lastname].filter(Boolean).join(' ').slice(0, 200);
  }

  /** What is to be published, what is needed first; or everything that is missing. */
  async #publishable(content: Content, withNeeded: boolean): Promise<Content[]> {
    const order: Content[] = [];
    const details: ErrorDetail[] = [];
    const seen = new Set<string>();
    const visit = async (each: Content, prefix: string): Promise<void> => {
      if (seen.has(`${each.kind} ${each.documentId}`)) return;
      seen.add(`${each.kind} ${each.documentId}`);
      const { archivedAt } = await this.#draft(each);
      if (archivedAt !== null)
        details.push({
          path: prefix,
          text: {
            fr: 'Ce contenu est archivé : restaurez-le d’abord.',
            en: 'This content is archived: restore it first.',
          },
        });
      const { problems, unpublished } = await this.#checks.of(each);
      details.push(...problems.map(({ path, text }) => ({ path: `${prefix}${path}`, text })));
      for (const { title, ...needed } of unpublished) {
        const path = `${prefix}${needed.kind}.${needed.documentId}`;
        if (withNeeded) await visit(needed, `${path}.`);
        else details.push({ path, text: neededText(title) });
      }
      order.push(each);
    };
    await visit(content, '');
    if (details.length > 0) throw new DraftNotPublishableError(details);
    return order;
  }

  async #move(content: Content, action: ScheduleRow['action']): Promise<boolean> {
    const documents = this.#strapi.documents(uidOf(content.kind));
    try {
      if (action === 'publish') {
        await this.#publishable(content, false);
        await documents.publish({ documentId: content.documentId });
      } else {
        await documents.unpublish({ documentId: content.documentId });
      }
    } catch (error) {
      // What was deleted or broken since cannot be published: that is said, and not tried for ever.
      if (error instanceof DraftNotPublishableError || error instanceof NotFoundError) return false;
      throw error;
    }
    return true;
  }

  async #draft({ kind, documentId }: Content): Promise<{ title: string; archivedAt: string | null }> {
    const found = (await this.#strapi.documents(uidOf(kind)).findOne({
      documentId,
      fields: ['title', 'archivedAt'],
    })) as { title?: string | null; archivedAt?: string | null } | null;
    if (found === null) throw new NotFoundError();
    return { title: found.title ?? '', archivedAt: found.archivedAt ?? null };
  }

  async #isPublished({ kind, documentId }: Content): Promise<boolean> {
    const found: unknown = await this.#strapi
      .documents(uidOf(kind))
      .findOne({ documentId, status: 'published', fields: ['documentId'] });
    return found !== null;
  }
}

function stateOf(isArchived: boolean, isPlanned: boolean, isPublished: boolean): ContentState {
  if (isArchived) return 'archived';
  if (isPlanned) return 'scheduled';
  return isPublished ? 'published' : 'draft';
}

const waitingOf = async (tx: Transaction, { kind, documentId }: Content): Promise<ScheduleRow[]> =>
  (
    await sql<ScheduleRow>`
      select id, kind, document_id, title, action, wall_time::text, time_zone, due_at, created_by_name, outcome
      from care.content_schedules where kind = ${kind} and document_id = ${documentId} and outcome is null`.execute(
      tx,
    )
  ).rows;

async function endWaiting(
  tx: Transaction,
  { kind, documentId }: Content,
  action: ScheduleRow['action'] | null,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update care.content_schedules set outcome = 'replaced', ended_at = now()
    where kind = ${kind} and document_id = ${documentId} and outcome is null
      ${action === null ? sql`` : sql`and action = ${action}`}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

const record = (
  tx: Transaction,
  { accountId }: Actor,
  name: string,
  { kind, documentId }: Content,
  move: Move,
) =>
  tx
    .insertInto('care.content_moves')
    .values({ kind, document_id: documentId, move, made_by: accountId, made_by_name: name })
    .execute();
