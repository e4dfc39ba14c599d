import {
  practitionerDocumentSchema,
  getOwnProfileRoute,
  type OwnProfile,
  type OwnProfileState,
  type PractitionerDocument,
} from '@huntzen/consultations/contracts';
import { one } from '@huntzen/kernel/contracts';
import * as z from 'zod';

import { anyAnswer, ApiError, type Api } from '../../lib/api.server.ts';
import { m } from '../../paraglide/messages.js';
import type { DocumentForm } from './documents.ts';

const documents = z.object({ data: z.array(practitionerDocumentSchema) });
const addressOf = (id: string) => `/api/my/documents/${encodeURIComponent(id)}`;

/** The reader's documents. */
export async function listDocuments(api: Api): Promise<PractitionerDocument[]> {
  return (await api.get('/api/my/documents', documents)).data;
}

/** Adds a document, or puts it in the place of another. */
export async function saveDocument(
  api: Api,
  { replaces, ...fields }: DocumentForm,
  file: { fileName: string; content: string },
): Promise<void> {
  const body = { ...fields, ...file };
  const answer = one(practitionerDocumentSchema);
  await (replaces === null
    ? api.post('/api/my/documents', body, answer)
    : api.put(addressOf(replaces), body, answer));
}

/** Deletes a document. */
export const removeDocument = (api: Api, id: string) => api.delete(addressOf(id), anyAnswer);

const own = getOwnProfileRoute.response;

/** The reader's profile as a practitioner, and what was decided about it. */
export async function getOwnProfile(api: Api): Promise<OwnProfileState> {
  return (await api.get('/api/my/profile', own)).data;
}

/** Saves the reader's profile. */
export const saveOwnProfile = (api: Api, profile: OwnProfile) => api.put('/api/my/profile', profile, own);

/** Puts a photograph or a film into the profile. */
export const saveProfileFile = (api: Api, field: 'photo' | 'video', content: string) =>
  api.put(`/api/my/profile/${field}`, { content }, own);

/** Takes a photograph or a film out of the profile. */
export const removeProfileFile = (api: Api, field: 'photo' | 'video') =>
  api.delete(`/api/my/profile/${field}`, own);

const megabyte = 1024 * 1024;

/** The refusal of a file field, as the API would say it. */
const refuseFile = (message: string) =>
  new ApiError(400, { code: 'invalid_input', message, details: [{ path: 'content', message }] }, null);

/** The file of the field `content`, as the API takes it. @throws ApiError that says to choose one, or a smaller one. */
export async function readFile(
  data: FormData,
  maxBytes: number,
): Promise<{ fileName: string; content: string }> {
  const file = data.get('content');
  if (!(file instanceof File) || file.size === 0) throw refuseFile(m.file_needed());
  if (file.size > maxBytes) throw refuseFile(m.file_too_large({ size: maxBytes / megabyte }));
  const content = Buffer.from(await file.arrayBuffer()).toString('base64');
  return { fileName: file.name.slice(-200), content };
}
