import type { ContentKind } from '@huntzen/kernel/contracts';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type * as z from 'zod';
import type {
  archiveContentRoute,
  contentAttentionRoute,
  contentCalendarRoute,
  ContentState,
  ContentStateDetail,
  listContentStatesRoute,
  scheduleContentRoute,
} from '../../contracts/index.ts';

type Answer<Route extends { response: z.ZodType }> = z.output<Route['response']>;

/** One entry of the calendar. */
export type CalendarEntry = Answer<typeof contentCalendarRoute>['data'][number];

/** What needs an editor. */
export type Attention = Answer<typeof contentAttentionRoute>['data'];

/** What is planned. */
export type Schedule = z.input<(typeof scheduleContentRoute)['body']>;

const kinds: Readonly<Record<string, ContentKind>> = {
  'api::exercise.exercise': 'exercise',
  'api::session.session': 'session',
  'api::programme.programme': 'programme',
  'api::article.article': 'article',
};

/** The kind of a model of the panel, or undefined for one without states. */
export const kindOf = (model: string): ContentKind | undefined => kinds[model];

/** Tells the open pages that a state has moved. */
export const statesMoved = new EventTarget();

const together = 20;
const waiting = new Map<ContentKind, Map<string, ((state: ContentState | undefined) => void)[]>>();

/** Our routes, called as the person of the panel and in their language. */
export function useContentApi() {
  const { get, post, put } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const headers = { 'Accept-Language': locale };
    const path = (kind: ContentKind, documentId: string) => `/api/content/${kind}/${documentId}`;
    const moved = () => statesMoved.dispatchEvent(new Event('change'));
    return {
      state: async (kind: ContentKind, documentId: string) =>
        (await get<{ data: ContentStateDetail }>(`${path(kind, documentId)}/state`, { headers })).data.data,
      /** The state of one row of a list; the rows of a page are asked for together. */
      stateOfRow: (kind: ContentKind, documentId: string) =>
        new Promise<ContentState | undefined>((resolve) => {
          const asked = waiting.get(kind) ?? new Map<string, ((state: ContentState | undefined) => void)[]>();
          if (!waiting.has(kind)) {
            waiting.set(kind, asked);
            setTimeout(() => {
              waiting.delete(kind);
              const ids = [...asked.keys()].join(',');
              get<Answer<typeof listContentStatesRoute>>(`/api/content/${kind}/states?documentIds=${ids}`, {
                headers,
              }).then(
                ({ data: { data } }) => {
                  for (const row of data) asked.get(row.documentId)?.forEach((done) => done(row.state));
                },
                () => asked.forEach((dones) => dones.forEach((done) => done(undefined))),
              );
            }, together);
          }
          asked.set(documentId, [...(asked.get(documentId) ?? []), resolve]);
        }),
      publishTogether: async (kind: ContentKind, documentId: string) => {
        await post(`${path(kind, documentId)}/publish`, { withNeeded: true }, { headers });
        moved();
      },
      schedule: async (kind: ContentKind, documentId: string, schedule: Schedule) => {
        await put(`${path(kind, documentId)}/schedule`, schedule, { headers });
        moved();
      },
      archive: async (kind: ContentKind, documentIds: readonly string[], isArchived: boolean) => {
        const { data } = await post<Answer<typeof archiveContentRoute>>(
          `/api/content/${kind}/archive`,
          { documentIds, isArchived },
          { headers },
        );
        moved();
        return data.data.moved;
      },
      attention: async () =>
        (await get<Answer<typeof contentAttentionRoute>>('/api/content-attention', { headers })).data.data,
      calendar: async (from: string, to: string) =>
        (
          await get<Answer<typeof contentCalendarRoute>>(`/api/content-calendar?from=${from}&to=${to}`, {
            headers,
          })
        ).data.data,
    };
  }, [get, post, put, locale]);
}
