import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type * as z from 'zod';
import type {
  assignRoute,
  endAssignmentRoute,
  endPublicationRoute,
  listAssignmentsRoute,
  listPublicationsRoute,
  listSessionCompletionsRoute,
  listTargetsRoute,
  publishRoute,
  rehearseAssignmentEndRoute,
  rehearseAssignmentRoute,
  rehearseEndRoute,
  rehearseRoute,
} from '../../contracts/index.ts';

type Answer<Route extends { response: z.ZodType }> = z.output<Route['response']>;

/** What publishing is asked with. */
export type PublishBody = z.input<(typeof publishRoute)['body']>;

/** What assigning is asked with. */
export type AssignBody = z.input<(typeof assignRoute)['body']>;

/** What the rehearsal of an assignment found. */
export type AssignmentRehearsal = Answer<typeof rehearseAssignmentRoute>['data'];

/** One act of assigning as the panel shows it. */
export type Assignment = Answer<typeof listAssignmentsRoute>['data'][number];

/** One completion as the panel shows it. */
export type Reported = Answer<typeof listSessionCompletionsRoute>['data'][number];

/** One publication as the panel shows it. */
export type Publication = Answer<typeof listPublicationsRoute>['data'][number];

/** Whether a publication is to be done, or free access. */
export type Access = Publication['access'];

/** One page of the people whom a button would reach. */
export type People = Rehearsal['people'];

/** When a publication ends, as it is asked for. */
export type EndsAt = z.input<(typeof endPublicationRoute)['body']>['endsAt'];

/** What the rehearsal found. */
export type Rehearsal = Answer<typeof rehearseRoute>['data'];

/** Our routes, called as the person of the panel and in their language. */
export function useProgrammesApi() {
  const { get, post, put } = useFetchClient();
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
      /** Published entries whose title holds the text, by the panel's own list. */
      entries: async (model: 'session' | 'programme', search: string) => {
        const { data } = await get<{ results: { documentId: string; title: string }[] }>(
          `/content-manager/collection-types/api::${model}.${model}`,
          {
            params: {
              status: 'published',
              pageSize: 20,
              sort: 'title:ASC',
              ...(search === '' ? {} : { _q: search }),
            },
          },
        );
        return data.results.map((entry) => ({ id: entry.documentId, name: entry.title }));
      },
      rehearse: async (documentId: string, body: PublishBody, page: number) =>
        (
          await post<Answer<typeof rehearseRoute>>(
            `${sessionPath(documentId)}/publications/rehearsal?page=${page}`,
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
      rehearseAssignment: async (documentId: string, body: AssignBody, page: number) =>
        (
          await post<Answer<typeof rehearseAssignmentRoute>>(
            `/api/programmes/${encodeURIComponent(documentId)}/assignments/rehearsal?page=${page}`,
            body,
            { headers },
          )
        ).data.data,
      assign: async (documentId: string, body: AssignBody, key: string) =>
        (
          await post<Answer<typeof assignRoute>>(
            `/api/programmes/${encodeURIComponent(documentId)}/assignments`,
            body,
            { headers: { ...headers, 'Idempotency-Key': key } },
          )
        ).data.data,
      assignments: async (documentId: string, page: number) =>
        (
          await get<Answer<typeof listAssignmentsRoute>>(
            `/api/programmes/${encodeURIComponent(documentId)}/assignments?page=${page}`,
            { headers },
          )
        ).data,
      assignmentRecipients: async (assignmentId: string, page: number) =>
        (
          await get<Answer<typeof rehearseAssignmentEndRoute>>(
            `/api/assignments/${encodeURIComponent(assignmentId)}/recipients?page=${page}`,
            { headers },
          )
        ).data.data,
      endAssignment: async (assignmentId: string, body: z.input<(typeof endAssignmentRoute)['body']>) => {
        await post(`/api/assignments/${encodeURIComponent(assignmentId)}/end`, body, { headers });
      },
      recipients: async (publicationId: string, page: number) =>
        (
          await get<Answer<typeof rehearseEndRoute>>(
            `/api/publications/${encodeURIComponent(publicationId)}/recipients?page=${page}`,
            { headers },
          )
        ).data.data,
      endPublication: async (publicationId: string, endsAt: EndsAt) => {
        await put(`/api/publications/${encodeURIComponent(publicationId)}/end`, { endsAt }, { headers });
      },
      withdraw: async (publicationId: string) => {
        await post(`/api/publications/${encodeURIComponent(publicationId)}/withdraw`, {}, { headers });
      },
    };
  }, [get, post, put, locale]);
}
