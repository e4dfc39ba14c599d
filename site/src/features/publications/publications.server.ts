import {
  listMyPublicationsRoute,
  publishRoute,
  rehearseEndRoute,
  rehearseRoute,
  showPublicationRoute,
  type VisibleFrom,
} from '@huntzen/programmes/contracts';
import type * as z from 'zod';

import { anyAnswer, type Api, type ApiQuery } from '../../lib/api.server.ts';

/** What publishing a session is asked with. */
export type PublishInput = z.input<typeof publishRoute.body>;

/** What a rehearsal says. */
export type PublishRehearsal = z.output<typeof rehearseRoute.response>['data'];

/** One publication of mine. */
export type Publication = z.output<typeof showPublicationRoute.response>['data'];

/** Whom an end touches. */
export type Touched = z.output<typeof rehearseEndRoute.response>['data'];

const publicationPath = (id: string) => `/api/publications/${encodeURIComponent(id)}`;
const sessionPath = (id: string) => `/api/sessions/${encodeURIComponent(id)}/publications`;

/** One page of what I published, newest first. */
export const listMyPublications = (api: Api, query: ApiQuery) =>
  api.get('/api/my/publications', listMyPublicationsRoute.response, query);

/** One publication of mine; throws ApiError 404 when it is not. */
export const getPublication = async (api: Api, id: string): Promise<Publication> =>
  (await api.get(publicationPath(id), showPublicationRoute.response)).data;

/** One page of those who have a publication, and how many reported it. */
export const findTouched = async (api: Api, id: string, page: number): Promise<Touched> =>
  (await api.get(`${publicationPath(id)}/recipients`, rehearseEndRoute.response, { page })).data;

/** Ends a publication now. */
export const endNow = (api: Api, id: string) => api.post(`${publicationPath(id)}/withdraw`, {}, anyAnswer);

/** Moves its end; null: no end. */
export const moveEnd = (api: Api, id: string, endsAt: VisibleFrom | null) =>
  api.put(`${publicationPath(id)}/end`, { endsAt }, anyAnswer);

/** Says what publishing would do. */
export const rehearsePublication = async (
  api: Api,
  sessionId: string,
  input: PublishInput,
): Promise<PublishRehearsal> =>
  (await api.post(`${sessionPath(sessionId)}/rehearsal`, input, rehearseRoute.response)).data;

/** Publishes a session; the same key sent twice publishes once. */
export const publish = (api: Api, sessionId: string, input: PublishInput, idempotencyKey: string) =>
  api.post(sessionPath(sessionId), input, publishRoute.response, { idempotencyKey });
