/**
 * What keeps drafts of exercises, sessions and programmes from being published. What a draft needs counts as its published
 * version, or as its draft while it has none: so "publish these too" finds everything that is missing before anything moves.
 */
import type { ContentKind } from '@huntzen/kernel/contracts';
import { NotFoundError, type ContentChecks, type DraftCheck } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { checkVariables } from './domain/dosage.ts';
import {
  freezeSession,
  hasReadableCaptions,
  type SessionProblem,
  type StoredExercise,
  type StoredSession,
} from './domain/freeze-session.ts';
import { problemText } from './errors.ts';
import { wholeExercise, wholeSession } from './populate.ts';

type Unpublished = DraftCheck['unpublished'][number];

const present = (problem: SessionProblem) => ({ path: problem.path, text: problemText(problem) });

/** Checks drafts through Strapi's document service. */
class DraftChecks {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  async exercise(documentId: string): Promise<DraftCheck> {
    const exercise = (await this.#strapi
      .documents('api::exercise.exercise')
      .findOne({ documentId, ...wholeExercise })) as unknown as StoredExercise | null;
    if (exercise === null) throw new NotFoundError();
    const { instructions, contraindications, stopIf, variables } = exercise;
    const texts = [instructions, contraindications ?? '', stopIf ?? ''];
    const problems = checkVariables(variables ?? [], texts).map(({ code, name }) =>
      present({ code, path: name, subject: name }),
    );
    if (!hasReadableCaptions(exercise))
      problems.push(present({ code: 'captions_not_vtt', path: 'media', subject: exercise.title }));
    return { problems, unpublished: [] };
  }

  async session(documentId: string): Promise<DraftCheck> {
    const session = (await this.#strapi.documents('api::session.session').findOne({
      documentId,
      ...wholeSession,
    })) as unknown as StoredSession | null;
    if (session === null) throw new NotFoundError();
    const drafts = (session.blocks ?? []).flatMap(({ exercise }) => (exercise ? [exercise] : []));
    const published = await this.#publishedExercises(drafts.map((exercise) => exercise.documentId));
    const shown = {
      ...session,
      archivedAt: null,
      blocks: (session.blocks ?? []).map((block) => ({
        ...block,
        exercise: block.exercise ? (published.get(block.exercise.documentId) ?? block.exercise) : null,
      })),
    };
    const needed = drafts.filter((exercise) => !published.has(exercise.documentId));
    return {
      problems: freezeSession(shown).problems.map(present),
      unpublished: listed('exercise', needed),
    };
  }

  async programme(documentId: string): Promise<DraftCheck> {
    const programme = (await this.#strapi.documents('api::programme.programme').findOne({
      documentId,
      populate: { steps: { populate: { session: { fields: ['title'] } } } },
    })) as unknown as { steps?: { session?: { documentId: string; title: string } | null }[] | null } | null;
    if (programme === null) throw new NotFoundError();
    const steps = programme.steps ?? [];
    const problems: SessionProblem[] =
      steps.length === 0 ? [{ code: 'no_session', path: 'steps', subject: '' }] : [];
    for (const [index, { session }] of steps.entries())
      if (!session)
        problems.push({
          code: 'session_unpublished',
          path: `steps.${index + 1}`,
          subject: String(index + 1),
        });
    const sessions = steps.flatMap(({ session }) => (session ? [session] : []));
    const published = new Set(
      (
        await this.#strapi.documents('api::session.session').findMany({
          status: 'published',
          filters: { documentId: { $in: sessions.map((session) => session.documentId) } },
          fields: ['documentId'],
          limit: Math.max(1, sessions.length),
        })
      ).map((session) => session.documentId),
    );
    const needed = sessions.filter((session) => !published.has(session.documentId));
    return { problems: problems.map(present), unpublished: listed('session', needed) };
  }

  async #publishedExercises(documentIds: readonly string[]): Promise<Map<string, StoredExercise>> {
    const found = (await this.#strapi.documents('api::exercise.exercise').findMany({
      status: 'published',
      filters: { documentId: { $in: [...documentIds] } },
      ...wholeExercise,
      limit: Math.max(1, documentIds.length),
    })) as unknown as StoredExercise[];
    return new Map(found.map((exercise) => [exercise.documentId, exercise]));
  }
}

const listed = (
  kind: ContentKind,
  needed: readonly { documentId: string; title: string }[],
): Unpublished[] => [
  ...new Map(needed.map(({ documentId, title }) => [documentId, { kind, documentId, title }])).values(),
];

/** Says when drafts of this extension may be published. */
export function registerDraftChecks(strapi: Core.Strapi, registry: ContentChecks): void {
  const checks = new DraftChecks(strapi);
  registry.registerCheck('exercise', (documentId) => checks.exercise(documentId));
  registry.registerCheck('session', (documentId) => checks.session(documentId));
  registry.registerCheck('programme', (documentId) => checks.programme(documentId));
}
