import type { Core } from '@strapi/strapi';
import { articles } from './content/articles.ts';
import { exercises } from './content/exercises.ts';
import { disciplineLabels, equipmentLabels, objectiveLabels } from './content/labels.ts';
import { programmes } from './content/programmes.ts';
import { sessions } from './content/sessions.ts';
import type { DemoExercise } from './content/types.ts';
import { readTranscript, type MediaIds } from './media.ts';

/** Document ids of what the editors wrote. */
export interface DemoEditorial {
  /** Session documentId by key, drafts included. */
  sessionIds: ReadonlyMap<string, string>;
  /** Programme documentId by key. */
  programmeIds: ReadonlyMap<string, string>;
}

interface Documents {
  create: (params: unknown) => Promise<{ id: number; documentId: string }>;
  publish: (params: { documentId: string }) => Promise<unknown>;
}

/** A title as it stands in an address. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** The picture of an exercise, then its films and sounds, each with what goes with it. */
async function mediaOf({ imageKey, recordings }: DemoExercise, media: MediaIds): Promise<object[]> {
  const picture = media.get(imageKey);
  const rest = (recordings ?? []).map(async ({ file, captions, transcript }) => ({
    file: media.get(file),
    poster: file.endsWith('.mp4') ? picture : undefined,
    captions: captions === undefined ? undefined : media.get(captions),
    captionsLanguage: 'fr',
    transcript: transcript === undefined ? null : await readTranscript(transcript),
    author: 'Atelier HuntZen',
    licence: 'CC BY-SA 4.0',
  }));
  return [{ file: picture }, ...(await Promise.all(rest))];
}

/** Writes tags, categories, exercises, sessions and articles as an editor would, and publishes what is to be published. */
export async function loadEditorial(strapi: Core.Strapi, media: MediaIds): Promise<DemoEditorial> {
  const documents = (uid: string) => strapi.documents(uid as 'api::tag.tag') as unknown as Documents;

  const tagIds = new Map<string, string>();
  async function ensureTag(kind: string, slug: string, name: string): Promise<string> {
    const existing = tagIds.get(slug);
    if (existing !== undefined) return existing;
    const { documentId } = await documents('api::tag.tag').create({ data: { name, slug, kind } });
    tagIds.set(slug, documentId);
    return documentId;
  }
  const nameTaken = new Set<string>();
  // A discipline and an objective may share a French word; tag names are unique.
  const nameOf = (name: string, kind: string) => {
    const name_ = nameTaken.has(name) ? `${name} (${kind})` : name;
    nameTaken.add(name_);
    return name_;
  };
  for (const [code, label] of Object.entries(disciplineLabels))
    await ensureTag('discipline', code, nameOf(label.fr, 'discipline'));
  for (const [code, label] of Object.entries(objectiveLabels))
    await ensureTag('objective', `objectif-${code}`, nameOf(label.fr, 'objectif'));
  for (const [code, label] of Object.entries(equipmentLabels))
    await ensureTag('equipment', `materiel-${code}`, nameOf(label.fr, 'matériel'));
  const topicTag = (text: string) => ensureTag('topic', slugOf(text), nameOf(text, 'thème'));

  const exerciseIds = new Map<string, string>();
  for (const exercise of exercises) {
    const tags = [
      exercise.discipline,
      ...exercise.objectives.map((objective) => `objectif-${objective}`),
      // "No equipment" is said of a whole session, when none of its exercises needs any.
      ...exercise.equipment
        .filter((equipment) => equipment !== 'none')
        .map((equipment) => `materiel-${equipment}`),
    ].map((slug) => tagIds.get(slug));
    const { documentId } = await documents('api::exercise.exercise').create({
      data: {
        title: exercise.title,
        slug: exercise.key,
        summary: exercise.summary,
        instructions: exercise.instructions.map((step, index) => `${index + 1}. ${step}`).join('\n'),
        contraindications: exercise.contraindications.join('\n'),
        stopIf: exercise.stopIf.join('\n'),
        level: exercise.level,
        durationMinutes: exercise.durationMinutes,
        variables: exercise.variables.map((variable) => ({
          name: variable.name,
          label: variable.label.fr,
          type: variable.type,
          unit: variable.unit?.fr ?? null,
          value: String(variable.defaultValue),
          minimum: variable.minimum,
          maximum: variable.maximum,
          step: variable.step,
          weeklyStep: variable.weeklyStep ?? null,
        })),
        tags,
        objective: exercise.objectives[0],
        position: exercise.position,
        media: await mediaOf(exercise, media),
        author: 'HuntZen Care',
        licence: 'Tous droits réservés',
      },
    });
    await documents('api::exercise.exercise').publish({ documentId });
    exerciseIds.set(exercise.key, documentId);
  }

  const sessionIds = new Map<string, string>();
  for (const session of sessions) {
    const tags = [tagIds.get(session.discipline), tagIds.get(`objectif-${session.objective}`)];
    const needsEquipment = session.blocks.some(({ exerciseKey }) =>
      exercises.some(({ key, equipment }) => key === exerciseKey && !equipment.includes('none')),
    );
    if (!needsEquipment) tags.push(tagIds.get('materiel-none'));
    for (const tag of session.tags) tags.push(tagIds.get(tag) ?? (await topicTag(tag)));
    const { documentId } = await documents('api::session.session').create({
      data: {
        title: session.title,
        slug: session.key,
        summary: session.summary,
        objective: session.objective,
        level: session.level,
        durationMinutes: session.durationMinutes,
        blocks: session.blocks.map((block) => ({
          exercise: exerciseIds.get(block.exerciseKey),
          rounds: block.rounds,
          restSeconds: block.restSeconds,
          overrides: Object.entries(block.overrides ?? {}).map(([name, value]) => ({
            name,
            value: String(value),
          })),
        })),
        tags: [...new Set(tags)],
        cover: media.get(session.imageKey),
        archivedAt: session.publication.state === 'archived' ? new Date() : null,
      },
    });
    if (session.publication.state !== 'draft')
      await documents('api::session.session').publish({ documentId });
    sessionIds.set(session.key, documentId);
  }

  const programmeIds = new Map<string, string>();
  for (const programme of programmes) {
    const { documentId } = await documents('api::programme.programme').create({
      data: {
        title: programme.title,
        slug: programme.key,
        summary: programme.summary,
        objective: programme.objective,
        level: programme.level,
        weeks: programme.weeks,
        perWeek: programme.perWeek,
        steps: programme.steps.map(({ sessionKey, week }) => ({
          session: sessionIds.get(sessionKey),
          week: week ?? null,
        })),
        tags: [tagIds.get(`objectif-${programme.objective}`)],
        cover: media.get(programme.imageKey),
      },
    });
    await documents('api::programme.programme').publish({ documentId });
    programmeIds.set(programme.key, documentId);
  }

  // A relation kept as a plain column takes the row's id, not the documentId.
  const categoryIds = new Map<string, number>();
  for (const article of articles) {
    let category = categoryIds.get(article.category);
    if (category === undefined) {
      ({ id: category } = await documents('api::category.category').create({
        data: { name: article.category, slug: slugOf(article.category) },
      }));
      categoryIds.set(article.category, category);
    }
    const tags: string[] = [];
    for (const tag of article.tags) tags.push(tagIds.get(slugOf(tag)) ?? (await topicTag(tag)));
    const { documentId } = await documents('api::article.article').create({
      data: {
        title: article.title,
        slug: article.slug,
        excerpt: article.excerpt,
        content: article.contentMarkdown,
        category,
        tags: [...new Set(tags)],
        cover: media.get(article.imageKey),
        coverAlt: '',
        publishedOn: new Date(Date.now() - article.publishedDaysAgo * 24 * 3600 * 1000),
        metaTitle: article.seo.metaTitle,
        metaDescription: article.seo.metaDescription,
      },
    });
    await documents('api::article.article').publish({ documentId });
  }
  return { sessionIds, programmeIds };
}
