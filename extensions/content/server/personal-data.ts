import { sql, type CareDatabase } from '@huntzen/database';
import { querySources, type PersonalSource, type QuerySource } from '@huntzen/kernel/server';

const sources: readonly QuerySource[] = [
  {
    name: 'news',
    roles: ['hr'],
    covers: ['news'],
    meaning: { fr: 'Les actualités que vous avez écrites.', en: 'The news that you wrote.' },
    columns: [
      ...['id', 'title', 'slug', 'body', 'department', 'state'],
      ...['created_at', 'updated_at', 'published_at', 'archived_at'],
    ],
    query: sql`
      select n.id as key, n.id, n.title, n.slug, n.body, n.department, n.state, n.created_at, n.updated_at, n.published_at, n.archived_at
      from care.news as n where n.author_id = (select sec.actor())`,
  },
  {
    name: 'news-changes',
    roles: ['hr'],
    covers: ['news_changes'],
    meaning: {
      fr: 'Ce que vous avez fait des actualités de votre entreprise, et quand.',
      en: 'What you did with the news of your company, and when.',
    },
    columns: ['id', 'news_id', 'change', 'changed_at'],
    query: sql`
      select c.id as key, c.id, c.news_id, c.change, c.changed_at from care.news_changes as c where c.changed_by = (select sec.actor())`,
  },
];

/** What the content extension holds of a person. */
export const contentSources = (database: () => CareDatabase): readonly PersonalSource[] =>
  querySources(database, sources);
