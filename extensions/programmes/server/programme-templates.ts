import { createHash } from 'node:crypto';
import { pageSize } from '@huntzen/kernel/contracts';
import { NotFoundError } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type { Level, Objective, ProgrammeTemplate } from '../contracts/index.ts';
import {
  freezeMedia,
  type SessionProblem,
  type StoredFile,
  type StoredSession,
} from './domain/freeze-session.ts';
import { copySession } from './domain/personal-session.ts';
import { wholeSession } from './populate.ts';

/** One session of a template, ready to be copied. */
export interface TemplateSession {
  week: number | null;
  content: StoredSession;
}

/** A template in its published version. */
export interface Template {
  title: string;
  summary: string;
  weeks: number;
  perWeek: number;
  sessions: TemplateSession[];
  /** SHA-256 of what a copy takes over: two templates with the same one are the same version. */
  contentHash: Buffer;
}

interface StoredProgramme {
  documentId: string;
  title: string;
  summary?: string | null;
  objective: Objective;
  level: Level;
  weeks: number;
  perWeek: number;
  archivedAt?: string | null;
  cover?: StoredFile | null;
  steps?: { week?: number | null; session?: StoredSession | null }[] | null;
}

const uid = 'api::programme.programme';

const presentTemplate = (programme: StoredProgramme): ProgrammeTemplate => ({
  id: programme.documentId,
  title: programme.title,
  summary: programme.summary ?? '',
  objective: programme.objective,
  level: programme.level,
  weeks: programme.weeks,
  perWeek: programme.perWeek,
  cover: programme.cover ? freezeMedia(programme.cover) : null,
});

/** Reads programme templates through Strapi's document service. */
export class ProgrammeTemplates {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /**
   * The published version with what its sessions are made of, or everything that keeps it from being assigned.
   *
   * @throws NotFoundError when there is no such programme at all.
   */
  async read(
    documentId: string,
  ): Promise<{ template: Template; problems: [] } | { template: null; problems: SessionProblem[] }> {
    const [published, draft] = await Promise.all([
      this.#strapi.documents(uid).findOne({
        documentId,
        status: 'published',
        populate: { steps: { populate: { session: wholeSession } } },
      }),
      this.#strapi.documents(uid).findOne({ documentId, fields: ['archivedAt'] }),
    ]);
    if (published === null && draft === null) throw new NotFoundError();
    if (published === null)
      return { template: null, problems: [{ code: 'not_published', path: '', subject: '' }] };
    const programme = published as unknown as StoredProgramme;
    const archivedAt = (draft as { archivedAt?: string | null } | null)?.archivedAt ?? programme.archivedAt;
    const problems: SessionProblem[] =
      (archivedAt ?? null) === null ? [] : [{ code: 'archived', path: 'archivedAt', subject: '' }];
    const steps = programme.steps ?? [];
    if (steps.length === 0) problems.push({ code: 'no_session', path: 'steps', subject: '' });
    const sessions: TemplateSession[] = [];
    for (const [index, { week, session }] of steps.entries()) {
      const path = `steps.${index + 1}`;
      // Strapi drops the relation to a session that is not published (any more).
      if (!session) {
        problems.push({ code: 'session_unpublished', path, subject: String(index + 1) });
        continue;
      }
      const copy = copySession(session);
      if (copy.content === null)
        problems.push(...copy.problems.map((problem) => ({ ...problem, path: `${path}.${problem.path}` })));
      else sessions.push({ week: week ?? null, content: copy.content });
    }
    if (problems.length > 0) return { template: null, problems };
    const { title, weeks, perWeek } = programme;
    const summary = programme.summary ?? '';
    const contentHash = createHash('sha256').update(JSON.stringify({ title, summary, sessions })).digest();
    return { problems: [], template: { title, summary, weeks, perWeek, sessions, contentHash } };
  }

  /** One published template with its sessions. @throws NotFoundError when there is none that is not archived. */
  async show(documentId: string) {
    const found = await this.#strapi.documents(uid).findOne({
      documentId,
      status: 'published',
      filters: { archivedAt: { $null: true } },
      populate: { cover: true, steps: { populate: { session: { fields: ['title', 'durationMinutes'] } } } },
    });
    if (found === null) throw new NotFoundError();
    const programme = found as unknown as StoredProgramme;
    return {
      ...presentTemplate(programme),
      // A session that is not published any more is named by the rehearsal.
      sessions: (programme.steps ?? []).flatMap(({ week, session }) =>
        session
          ? [{ week: week ?? null, title: session.title, durationMinutes: session.durationMinutes }]
          : [],
      ),
    };
  }

  /** One page of the published templates that are not archived, by title. */
  async list({
    page,
    search,
    objective,
    level,
  }: {
    page: number;
    search: string;
    objective?: Objective | undefined;
    level?: Level | undefined;
  }) {
    const filters = {
      archivedAt: { $null: true },
      ...(search === '' ? {} : { title: { $containsi: search } }),
      ...(objective === undefined ? {} : { objective }),
      ...(level === undefined ? {} : { level }),
    };
    const [found, total] = await Promise.all([
      this.#strapi.documents(uid).findMany({
        status: 'published',
        filters,
        sort: ['title', 'documentId'],
        populate: { cover: true },
        limit: pageSize,
        start: (page - 1) * pageSize,
      }),
      this.#strapi.documents(uid).count({ status: 'published', filters }),
    ]);
    return {
      data: (found as unknown as StoredProgramme[]).map(presentTemplate),
      meta: { page, pageSize, total },
    };
  }
}
