import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type * as z from 'zod';
import type {
  listPublicationsRoute,
  listSessionCompletionsRoute,
  listTargetsRoute,
  publishRoute,
  rehearseRoute,
} from '../../contracts/index.ts';

type Answer<Route extends { response: z.ZodType }> = z.output<Route['response']>;

/** What publishing is asked with. */
export type PublishBody = z.input<(typeof publishRoute)['body']>;

/** One completion as the panel shows it. */
export type Reported = Answer<typeof listSessionCompletionsRoute>['data'][number];

/** One publication as the panel shows it. */
export type Publication = Answer<typeof listPublicationsRoute>['data'][number];

/** What the rehearsal found. */
export type Rehearsal = Answer<typeof rehearseRoute>['data'];

/** Our routes, called as the person of the panel and in their language. */
export function useProgrammesApi() {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const headers = { 'Accept-Language': locale };
    const sessionPath = (documentId: string) => `/api/sessions/${encodeURIComponent(documentId)}`;
    return {
      publications: async (documentId: string, page = 1) =>
        (
          await get<Answer<typeof listPublicationsRoute>>(
            `${sessionPath(documentId)}/publications?page=${page}`,
            { headers },
          )
        ).data,
      completions: async (documentId: string, page = 1) =>
        (
          await get<Answer<typeof listSessionCompletionsRoute>>(
            `${sessionPath(documentId)}/completions?page=${page}`,
            { headers },
          )
        ).data,
      targets: async (search: string) =>
        (
          await get<Answer<typeof listTargetsRoute>>(
            `/api/publication-targets?search=${encodeURIComponent(search)}`,
            { headers },
          )
        ).data.data,
      rehearse: async (documentId: string, body: PublishBody) =>
        (
          await post<Answer<typeof rehearseRoute>>(
            `${sessionPath(documentId)}/publications/rehearsal`,
            body,
            { headers },
          )
        ).data.data,
      publish: async (documentId: string, body: PublishBody, key: string) =>
        (
          await post<Answer<typeof publishRoute>>(`${sessionPath(documentId)}/publications`, body, {
            headers: { ...headers, 'Idempotency-Key': key },
          })
        ).data.data,
      withdraw: async (publicationId: string) => {
        await post(`/api/publications/${encodeURIComponent(publicationId)}/withdraw`, {}, { headers });
      },
    };
  }, [get, post, locale]);
}

/** What to tell the reader of an error: the API's own sentence, which is in their language. */
export const errorText = (error: unknown, fallback: string): string =>
  error instanceof Error && error.name === 'FetchError' && error.message !== '' ? error.message : fallback;
