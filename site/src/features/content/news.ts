import { newsInputSchema, newsStates, type News, type NewsState } from '@huntzen/content/contracts';
import * as z from 'zod';

import { m } from '../../paraglide/messages.js';

/** A state in the reader's language. */
export function newsStateLabel(state: NewsState): string {
  switch (state) {
    case 'draft':
      return m.news_state_draft();
    case 'published':
      return m.news_state_published();
    case 'archived':
      return m.news_state_archived();
  }
}

/** How a state looks. */
export const NEWS_STATE_TONES = { draft: 'waiting', published: 'done', archived: 'neutral' } as const;

/** The states, as the entries of a list to choose from. */
export function newsStateOptions(): { value: string; label: string }[] {
  return newsStates.map((state) => ({ value: state, label: newsStateLabel(state) }));
}

/** The state that a page's address asks for; anything else asks for all. */
export function parseNewsState(query: URLSearchParams): NewsState | undefined {
  return newsStates.find((state) => state === query.get('state'));
}

/** What happened to a news, in the reader's language. */
export function newsChangeLabel(change: News['history'][number]['change']): string {
  switch (change) {
    case 'created':
      return m.news_change_created();
    case 'edited':
      return m.news_change_edited();
    case 'published':
      return m.news_change_published();
    case 'archived':
      return m.news_change_archived();
    case 'restored':
      return m.news_change_restored();
  }
}

/** The form in which HR writes a news. */
export const newsFormSchema = z.object({
  title: newsInputSchema.shape.title,
  body: newsInputSchema.shape.body,
  department: z.string().transform((name) => (name === '' ? null : name)),
  /** Makes one news of a form that is sent twice. */
  key: z.uuid().optional(),
  /** The revision that the edit started from. */
  revision: z.coerce.number().int().optional(),
  /** Which button was pressed. */
  then: z.literal('publish').optional(),
});

/** What HR wrote. */
export type NewsFormInput = z.output<typeof newsFormSchema>;

/** The labels of the form's fields, in their order. */
export function newsFormLabels() {
  return { title: m.news_field_title(), department: m.news_field_department(), body: m.news_field_body() };
}

/** The departments to choose from, with the one that a news already has although nobody is in it any more. */
export function departmentOptions(
  departments: readonly { name: string; people: number }[],
  current: string,
): { value: string; label: string }[] {
  const options = departments.map(({ name, people }) => ({
    value: name,
    label: m.news_department({ name, count: people }),
  }));
  if (current === '' || departments.some(({ name }) => name === current)) return options;
  return [...options, { value: current, label: m.news_department_gone({ name: current }) }];
}
