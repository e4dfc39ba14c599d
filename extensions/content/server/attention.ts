/** What an editor should look at: moves that were planned and failed, and drafts that cannot be published as they are. */
import { sql, type CareDatabase } from '@huntzen/database';
import { contentKinds, type ContentKind } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type { Checks, Content } from './states.ts';

const shown = 5;
// Each check reads a document with all that it is made of: only the newest drafts are looked at.
const checkedDrafts = 15;

interface Draft {
  documentId: string;
  title: string | null;
  updatedAt: string;
}
interface FailedRow {
  id: string;
  kind: ContentKind;
  documentId: string;
  title: string;
  action: 'publish' | 'unpublish';
  wallTime: string;
  timeZone: string;
  dueAt: Date;
}

/** Finds what needs an editor. */
export class ContentAttention {
  readonly #strapi: Core.Strapi;
  readonly #database: CareDatabase;
  readonly #checks: Checks;

  constructor(strapi: Core.Strapi, database: CareDatabase, checks: Checks) {
    this.#strapi = strapi;
    this.#database = database;
    this.#checks = checks;
  }

  /** What failed in the last 14 days and was not done since, and the newest drafts that lack something. */
  async show(caller: Caller) {
    const [failed, drafts] = await Promise.all([this.#failed(caller), this.#incompleteDrafts(caller)]);
    return { failed, drafts };
  }

  #failed(caller: Caller) {
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<FailedRow>`
        select s.id, s.kind, s.document_id as "documentId", s.title, s.action,
               to_char(s.wall_time, 'YYYY-MM-DD"T"HH24:MI') as "wallTime", s.time_zone as "timeZone", s.due_at as "dueAt"
        from care.content_schedules as s
        where s.outcome = 'failed' and s.due_at > now() - interval '14 days'
          and not exists (
            select from care.content_moves as m
            where m.kind = s.kind and m.document_id = s.document_id and m.made_at > s.ended_at and m.move <> 'failed')
        order by s.due_at desc, s.id limit ${shown}`.execute(tx);
      return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() }));
    });
  }

  async #incompleteDrafts(caller: Caller) {
    // Platform administrators see to the articles; the rest belongs to editors.
    const kinds = contentKinds.filter((kind) => caller.role !== 'platform-admin' || kind === 'article');
    const found = (await Promise.all(kinds.map((kind) => this.#newestDrafts(kind))))
      .flat()
      .sort((left, right) => right.updatedAt.localeCompare(left.updatedAt))
      .slice(0, checkedDrafts);
    const checked = await Promise.all(
      found.map(async ({ kind, documentId, title }) => {
        const { problems, unpublished } = await this.#checks.of({ kind, documentId });
        return { kind, documentId, title: title ?? '', missing: problems.length + unpublished.length };
      }),
    );
    return checked.filter(({ missing }) => missing > 0).slice(0, shown);
  }

  async #newestDrafts(kind: ContentKind): Promise<(Content & Draft)[]> {
    const documents = this.#strapi.documents(`api::${kind}.${kind}`);
    const drafts = (await documents.findMany({
      filters: { archivedAt: { $null: true } },
      fields: ['documentId', 'title', 'updatedAt'],
      sort: 'updatedAt:desc',
      limit: checkedDrafts,
    })) as unknown as Draft[];
    const published = (await documents.findMany({
      status: 'published',
      filters: { documentId: { $in: drafts.map(({ documentId }) => documentId) } },
      fields: ['documentId'],
      limit: checkedDrafts,
    })) as unknown as { documentId: string }[];
    const live = new Set(published.map(({ documentId }) => documentId));
    return drafts.filter(({ documentId }) => !live.has(documentId)).map((draft) => ({ kind, ...draft }));
  }
}
