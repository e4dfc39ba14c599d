/**
 * Company news. Which rows a person sees and which moves there are is the database's business (migration 0080-content);
 * this service shapes the questions. The lock: addresses of one company are given out one transaction at a time.
 */
import { sql, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { CareDatabase } from '@huntzen/database';
import type {
  News,
  NewsMove,
  NewsState,
  NewsSummary,
  ReaderNews,
  ReaderNewsSummary,
} from '../contracts/index.ts';
import { NewsChangedError, NewsStateError } from './errors.ts';
import { excerptOf, renderMarkdown } from './markdown.ts';
import { readingMinutes } from './reading-time.ts';
import { freeSlug, slugOf } from './slug.ts';

interface NewsText {
  title: string;
  body: string;
  department: string | null;
}

interface Page<Item> {
  data: Item[];
  meta: { page: number; pageSize: number; total: number };
}

const wordCount = sql<number>`care.word_count(n.body)`.as('words');

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

// How much of a body is read to make an excerpt of it.
const excerptSource = sql<string>`left(n.body, 1500)`.as('opening');

/** The service of company news. */
export class NewsService {
  readonly #database: CareDatabase;
  readonly #mediaBaseUrl: string;

  constructor(database: CareDatabase, mediaBaseUrl: string) {
    this.#database = database;
    this.#mediaBaseUrl = mediaBaseUrl;
  }

  #selectSummaries(tx: Transaction) {
    return tx
      .selectFrom('care.news as n')
      .leftJoin('care.people as p', (join) =>
        join.onRef('p.company_id', '=', 'n.company_id').onRef('p.account_id', '=', 'n.author_id'),
      )
      .select([
        'n.id',
        'n.slug',
        'n.title',
        'n.state',
        'n.department',
        'n.published_at',
        'n.archived_at',
        'n.created_at',
        'n.updated_at',
        'p.first_name',
        'p.last_name',
        wordCount,
      ]);
  }

  /** One page of the company's news, last changed first. */
  async list(caller: Caller, page: number, state: NewsState | undefined): Promise<Page<NewsSummary>> {
    return this.#database.as(caller, async (tx) => {
      const rows = await this.#selectSummaries(tx)
        .$if(state !== undefined, (query) => query.where('n.state', '=', state ?? ''))
        .orderBy('n.updated_at', 'desc')
        .orderBy('n.id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      const { total } = await tx
        .selectFrom('care.news')
        .select((select) => select.fn.countAll<number>().as('total'))
        .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
        .executeTakeFirstOrThrow();
      return { data: rows.map(presentSummary), meta: { page, pageSize, total } };
    });
  }

  async #get(tx: Transaction, id: string): Promise<News> {
    const row = await this.#selectSummaries(tx)
      .select(['n.body', 'n.revision'])
      .where('n.id', '=', id)
      .executeTakeFirst();
    if (row === undefined) throw new NotFoundError();
    const history = await tx
      .selectFrom('care.news_changes as c')
      .leftJoin('care.people as p', (join) =>
        join.onRef('p.company_id', '=', 'c.company_id').onRef('p.account_id', '=', 'c.changed_by'),
      )
      .select(['c.id', 'c.change', 'c.changed_at', 'p.first_name', 'p.last_name'])
      .where('c.news_id', '=', id)
      .orderBy('c.id', 'desc')
      .limit(100)
      .execute();
    return {
      ...presentSummary(row),
      body: row.body,
      bodyHtml: renderMarkdown(row.body, this.#mediaBaseUrl),
      revision: row.revision,
      history: history.map((change) => ({
        id: change.id,
        change: change.change as News['history'][number]['change'],
        at: change.changed_at.toISOString(),
        byName: presentName(change),
      })),
    };
  }

  /** One news of the company. Throws NotFoundError. */
  get(caller: Caller, id: string): Promise<News> {
    return this.#database.as(caller, (tx) => this.#get(tx, id));
  }

  async #assertDepartment(tx: Transaction, department: string): Promise<void> {
    const found = await tx
      .selectFrom('care.people')
      .select('account_id')
      .where(sql`lower(department)`, '=', department.toLowerCase())
      .limit(1)
      .executeTakeFirst();
    if (found !== undefined) return;
    throw new InvalidInputError([
      {
        path: 'department',
        text: {
          fr: 'Personne dans votre entreprise n’est dans ce service. Choisissez-en un dans la liste.',
          en: 'Nobody in your company is in this department. Choose one from the list.',
        },
      },
    ]);
  }

  /** Waits until no other transaction gives out addresses of this company; held until the end of the transaction. */
  async #lockSlugs(tx: Transaction, companyId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`care.news.slug ${companyId}`}, 0))`.execute(
      tx,
    );
  }

  /** The address for a title; `#lockSlugs` must be held. */
  async #pickSlug(tx: Transaction, title: string, exceptId: string | null): Promise<string> {
    const base = slugOf(title);
    const taken = await tx
      .selectFrom('care.news')
      .select('slug')
      .where(sql<boolean>`(slug = ${base} or starts_with(slug, ${`${base}-`}))`)
      .$if(exceptId !== null, (query) => query.where('id', '!=', exceptId ?? ''))
      .execute();
    return freeSlug(base, new Set(taken.map(({ slug }) => slug)));
  }

  /** Writes a draft; the same request key of the same author gives the same news. */
  async create(caller: Caller, text: NewsText, requestKey: string | null): Promise<News> {
    return this.#database.as(caller, async (tx) => {
      // HR alone is admitted, and HR always has a company.
      const companyId = caller.companyId ?? '';
      if (text.department !== null) await this.#assertDepartment(tx, text.department);
      await this.#lockSlugs(tx, companyId);
      if (requestKey !== null) {
        const known = await tx
          .selectFrom('care.news')
          .select('id')
          .where('author_id', '=', caller.accountId)
          .where('request_key', '=', requestKey)
          .executeTakeFirst();
        if (known !== undefined) return this.#get(tx, known.id);
      }
      const { id } = await tx
        .insertInto('care.news')
        .values({
          company_id: companyId,
          author_id: caller.accountId,
          slug: await this.#pickSlug(tx, text.title, null),
          request_key: requestKey,
          ...text,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return this.#get(tx, id);
    });
  }

  /**
   * Edits a news. Until its first publication its address follows the title; afterwards it stays, for it was shared.
   *
   * @throws NotFoundError, or NewsChangedError when `revision` is no longer the current one.
   */
  async update(
    caller: Caller,
    id: string,
    {
      revision,
      ...text
    }: { [Field in keyof NewsText]?: NewsText[Field] | undefined } & { revision?: number | undefined },
  ): Promise<News> {
    return this.#database.as(caller, async (tx) => {
      if (text.title !== undefined) await this.#lockSlugs(tx, caller.companyId ?? '');
      const current = await tx
        .selectFrom('care.news')
        .select(['title', 'slug', 'department', 'published_at', 'revision'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (current === undefined) throw new NotFoundError();
      if (revision !== undefined && revision !== current.revision) throw new NewsChangedError();
      const { department } = text;
      if (department !== undefined && department !== null && department !== current.department) {
        await this.#assertDepartment(tx, department);
      }
      const isRenamed =
        text.title !== undefined && text.title !== current.title && current.published_at === null;
      const slug = isRenamed ? await this.#pickSlug(tx, text.title ?? '', id) : current.slug;
      const changes = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined));
      await tx
        .updateTable('care.news')
        .set({ ...changes, slug })
        .where('id', '=', id)
        .execute();
      return this.#get(tx, id);
    });
  }

  /** Publishes, archives or restores a news. Throws NotFoundError, or NewsStateError when another state came first. */
  async move(caller: Caller, id: string, move: NewsMove): Promise<News> {
    return this.#database.as(caller, async (tx) => {
      const current = await tx
        .selectFrom('care.news')
        .select(['state', 'published_at'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (current === undefined) throw new NotFoundError();
      const next = nextState(move, current.state as NewsState, current.published_at !== null);
      if (next === null) throw new NewsStateError(move);
      await tx.updateTable('care.news').set({ state: next }).where('id', '=', id).execute();
      return this.#get(tx, id);
    });
  }

  /** The departments of the caller's company, with how many people each has. */
  async departments(caller: Caller): Promise<{ name: string; people: number }[]> {
    return this.#database.as(caller, async (tx) => {
      const rows = await tx
        .selectFrom('care.people')
        .select((select) => ['department', select.fn.countAll<number>().as('people')])
        .where('department', 'is not', null)
        .where('department', '!=', '')
        .where('blocked', '=', false)
        .groupBy('department')
        .orderBy('department')
        .execute();
      return rows.map(({ department, people }) => ({ name: department ?? '', people }));
    });
  }

  #selectReadable(tx: Transaction) {
    return (
      tx
        .selectFrom('care.news as n')
        // Said again for HR, who may see more than readers do.
        .where('n.state', '=', 'published')
        .where(
          sql<boolean>`(n.department is null or lower(n.department) = (
            select lower(p.department) from care.people p where p.account_id = (select sec.actor())
          ))`,
        )
    );
  }

  /** One page of the news that the caller may read, newest first. */
  async listReadable(caller: Caller, page: number): Promise<Page<ReaderNewsSummary>> {
    return this.#database.as(caller, async (tx) => {
      const rows = await this.#selectReadable(tx)
        .select(['n.id', 'n.slug', 'n.title', 'n.department', 'n.published_at', wordCount, excerptSource])
        .orderBy('n.published_at', 'desc')
        .orderBy('n.id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
        .execute();
      const { total } = await this.#selectReadable(tx)
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { data: rows.map(presentForReader), meta: { page, pageSize, total } };
    });
  }

  /** One news that the caller may read. Throws NotFoundError. */
  async getReadable(caller: Caller, slug: string): Promise<ReaderNews> {
    return this.#database.as(caller, async (tx) => {
      const row = await this.#selectReadable(tx)
        .select([
          'n.id',
          'n.slug',
          'n.title',
          'n.department',
          'n.published_at',
          'n.body',
          wordCount,
          excerptSource,
        ])
        .where('n.slug', '=', slug)
        .executeTakeFirst();
      if (row === undefined) throw new NotFoundError();
      return { ...presentForReader(row), bodyHtml: renderMarkdown(row.body, this.#mediaBaseUrl) };
    });
  }
}

/** The state that a move leads to; null when it does not start from this one. The trigger of care.news says the same. */
function nextState(move: NewsMove, state: NewsState, wasPublished: boolean): NewsState | null {
  switch (move) {
    case 'publish':
      return state === 'draft' ? 'published' : null;
    case 'archive':
      return state === 'archived' ? null : 'archived';
    case 'restore':
      if (state !== 'archived') return null;
      return wasPublished ? 'published' : 'draft';
  }
}

function presentName({
  first_name: first,
  last_name: last,
}: {
  first_name: string | null;
  last_name: string | null;
}) {
  return first === null && last === null ? null : `${first ?? ''} ${last ?? ''}`.trim();
}

function presentSummary(row: {
  id: string;
  slug: string;
  title: string;
  state: string;
  department: string | null;
  published_at: Date | null;
  archived_at: Date | null;
  created_at: Date;
  updated_at: Date;
  first_name: string | null;
  last_name: string | null;
  words: number;
}): NewsSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    state: row.state as NewsState,
    department: row.department,
    authorName: presentName(row),
    readingMinutes: readingMinutes(row.words),
    publishedAt: iso(row.published_at),
    archivedAt: iso(row.archived_at),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function presentForReader(row: {
  id: string;
  slug: string;
  title: string;
  department: string | null;
  published_at: Date | null;
  words: number;
  opening: string;
}): ReaderNewsSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    excerpt: excerptOf(row.opening),
    department: row.department,
    readingMinutes: readingMinutes(row.words),
    // A published news always has its instant: a CHECK of care.news.
    publishedAt: row.published_at?.toISOString() ?? '',
  };
}
