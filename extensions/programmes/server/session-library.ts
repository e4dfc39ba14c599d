/** The published sessions as coaches choose from them. A session that the panel archived is in none of these answers. */
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type { Level, LibrarySession, Objective, Tag } from '../contracts/index.ts';
import { resolveDosage } from './domain/dosage.ts';
import { freezeMedia, freezeSession, freezeTag, type StoredSession } from './domain/freeze-session.ts';
import type { StoredSessions } from './stored-sessions.ts';

/** What a coach looks for. */
export interface LibraryFilter {
  page: number;
  search: string;
  objective?: Objective | undefined;
  level?: Level | undefined;
  maxDuration?: number | undefined;
  tag?: string | undefined;
}

const uid = 'api::session.session';

// Archiving marks the draft at once, and the published row with the next publication.
const published = `
  s.published_at is not null and s.archived_at is null and not exists (
    select from cms.sessions as d
    where d.document_id = s.document_id and d.published_at is null and d.archived_at is not null)`;

const presentSession = (id: string, session: StoredSession): LibrarySession => ({
  id,
  title: session.title,
  summary: session.summary ?? '',
  objective: session.objective,
  level: session.level,
  durationMinutes: session.durationMinutes,
  tags: (session.tags ?? []).map(freezeTag),
  cover: session.cover ? freezeMedia(session.cover) : null,
});

/** The conditions of a search, with their values. */
function conditionsOf({ search, objective, level, maxDuration, tag }: LibraryFilter) {
  const conditions = [published];
  const values: (string | number)[] = [];
  const add = (condition: string, value: string | number) => {
    conditions.push(condition);
    values.push(value);
  };
  for (const word of search.split(/\s+/).filter((part) => part !== ''))
    add(`strpos(lower(ext.unaccent(concat_ws(' ', s.title, s.summary))), lower(ext.unaccent(?))) > 0`, word);
  if (objective !== undefined) add('s.objective = ?', objective);
  if (level !== undefined) add('s.level = ?', level);
  if (maxDuration !== undefined) add('s.duration_minutes <= ?', maxDuration);
  if (tag !== undefined)
    add(
      `exists (select from cms.sessions_tags_lnk as l join cms.tags as t on t.id = l.tag_id
               where l.session_id = s.id and t.slug = ?)`,
      tag,
    );
  return { condition: conditions.join(' and '), values };
}

/** Reads published sessions. */
export class SessionLibrary {
  readonly #strapi: Core.Strapi;
  readonly #sessions: StoredSessions;

  constructor(strapi: Core.Strapi, sessions: StoredSessions) {
    this.#strapi = strapi;
    this.#sessions = sessions;
  }

  /** One page of the sessions that match, by title. */
  async list(filter: LibraryFilter) {
    const { condition, values } = conditionsOf(filter);
    const { page } = filter;
    const matching = `from cms.sessions as s where ${condition}`;
    const [found, counted] = await Promise.all([
      this.#query<{ id: string }>(
        `select s.document_id as id ${matching} order by lower(ext.unaccent(s.title)), s.document_id limit ? offset ?`,
        [...values, pageSize, (page - 1) * pageSize],
      ),
      this.#query<{ total: number }>(`select count(*)::int as total ${matching}`, values),
    ]);
    const ids = found.map(({ id }) => id);
    const sessions = (await this.#strapi.documents(uid).findMany({
      status: 'published',
      filters: { documentId: { $in: ids } },
      populate: { cover: true, tags: true },
      limit: pageSize,
    })) as unknown as (StoredSession & { documentId: string })[];
    const byId = new Map(sessions.map((session) => [session.documentId, session]));
    return {
      data: ids.flatMap((id) => {
        const session = byId.get(id);
        return session === undefined ? [] : [presentSession(id, session)];
      }),
      meta: { page, pageSize, total: counted[0]?.total ?? 0 },
    };
  }

  /** The tags that published sessions carry, by name. */
  tags(): Promise<Tag[]> {
    return this.#query<Tag>(
      `select distinct t.slug, t.name, t.kind from cms.sessions as s
       join cms.sessions_tags_lnk as l on l.session_id = s.id join cms.tags as t on t.id = l.tag_id
       where ${published} and t.slug is not null order by t.name, t.slug`,
      [],
    );
  }

  /** One session as its patients would see it. @throws NotFoundError for a draft, an archived one or none. */
  async show(documentId: string) {
    const session = await this.#sessions.read(documentId);
    if (session === null || (session.archivedAt ?? null) !== null) throw new NotFoundError();
    const { frozen, problems } = freezeSession(session);
    return {
      ...presentSession(documentId, session),
      blocks: frozen?.blocks ?? [],
      problems,
      variables: variablesOf(session),
    };
  }

  async #query<Row>(text: string, values: (string | number)[]): Promise<Row[]> {
    const { rows } = await this.#strapi.db.connection.raw<{ rows: Row[] }>(text, values);
    return rows;
  }
}

/** The variables of each exercise with the values that the session prescribes. */
function variablesOf({ blocks }: StoredSession) {
  return (blocks ?? []).flatMap(({ exercise, overrides }, index) => {
    const variables = exercise?.variables ?? [];
    if (!exercise || variables.length === 0) return [];
    const { doses } = resolveDosage(variables, overrides ?? []);
    return [
      {
        block: index + 1,
        exercise: exercise.title,
        variables: variables.map((variable, place) => ({
          name: variable.name,
          label: doses[place]?.label ?? variable.name,
          type: variable.type ?? ('integer' as const),
          unit: doses[place]?.unit ?? '',
          value: doses[place]?.value ?? '',
          minimum: variable.minimum ?? null,
          maximum: variable.maximum ?? null,
          step: variable.step ?? null,
        })),
      },
    ];
  });
}
