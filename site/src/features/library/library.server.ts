import {
  listLibraryRoute,
  listLibraryTagsRoute,
  publishManyRoute,
  rehearseManyRoute,
  showLibrarySessionRoute,
} from '@huntzen/programmes/contracts';
import type * as z from 'zod';

import type { Api, ApiQuery } from '../../lib/api.server.ts';

/** What a bulk publication asks for, before the API fills in what is left out. */
export type BulkInput = z.input<typeof publishManyRoute.body>;

/** What a rehearsal says. */
export type BulkRehearsal = z.output<typeof rehearseManyRoute.response>['data'];

/** A session of the library with what may be personal. */
export type LibraryDetail = z.output<typeof showLibrarySessionRoute.response>['data'];

/** One page of the published sessions. */
export const listLibrary = (api: Api, query: ApiQuery) =>
  api.get('/api/sessions', listLibraryRoute.response, query);

/** The tags that published sessions carry. */
export const listLibraryTags = async (api: Api) =>
  (await api.get('/api/session-tags', listLibraryTagsRoute.response)).data;

/** One published session as patients see it; throws ApiError 404 when there is none. */
export const getLibrarySession = async (api: Api, id: string): Promise<LibraryDetail> =>
  (await api.get(`/api/sessions/${encodeURIComponent(id)}`, showLibrarySessionRoute.response)).data;

/** Says what publishing would do. */
export const rehearseMany = async (api: Api, input: BulkInput): Promise<BulkRehearsal> =>
  (await api.post('/api/publications/rehearsal', input, rehearseManyRoute.response)).data;

/** Publishes; the same key sent twice publishes once. */
export const publishMany = (api: Api, input: BulkInput, idempotencyKey: string) =>
  api.post('/api/publications', input, publishManyRoute.response, { idempotencyKey });
