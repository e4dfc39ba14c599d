import {
  listClinicalNotesRoute,
  listClinicalVersionsRoute,
  saveClinicalNoteRoute,
  shareClinicalNoteRoute,
  showClinicalNoteRoute,
  showClinicalVersionRoute,
  showSharedNoteRoute,
  type SharedNote,
} from '@huntzen/records/contracts';
import type * as z from 'zod';

import { anyAnswer, ApiError, type Api } from '../../lib/api.server.ts';

const noteOf = (consultationId: string) => `/api/consultations/${encodeURIComponent(consultationId)}/note`;

/** My note of a consultation. */
export const getClinicalNote = async (api: Api, id: string) =>
  (await api.get(noteOf(id), showClinicalNoteRoute.response)).data;

/** Saves a version of my note. */
export const saveClinicalNote = async (
  api: Api,
  id: string,
  draft: z.input<typeof saveClinicalNoteRoute.body>,
) => (await api.put(noteOf(id), draft, saveClinicalNoteRoute.response)).data;

/** One page of when my note was saved. */
export const listClinicalVersions = (api: Api, id: string, page: number) =>
  api.get(`${noteOf(id)}/versions`, listClinicalVersionsRoute.response, { page });

/** My note as it was in one version. */
export const getClinicalVersion = async (api: Api, id: string, revision: number) =>
  (await api.get(`${noteOf(id)}/versions/${revision}`, showClinicalVersionRoute.response)).data;

/** Shows one version to the patient. */
export const shareClinicalNote = (api: Api, id: string, revision: number) =>
  api.post(`${noteOf(id)}/share`, { revision }, shareClinicalNoteRoute.response);

/** Shows the note to the patient no longer. */
export const withdrawClinicalNote = (api: Api, id: string) => api.delete(`${noteOf(id)}/share`, anyAnswer);

/** What my practitioner shared with me of a consultation; null while nothing is shared. */
export async function findSharedNote(api: Api, id: string): Promise<SharedNote | null> {
  try {
    const path = `/api/consultations/${encodeURIComponent(id)}/shared-note`;
    return (await api.get(path, showSharedNoteRoute.response)).data;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** One page of my notes by consultation. */
export const listClinicalNotes = (api: Api, page: number) =>
  api.get('/api/my/clinical-notes', listClinicalNotesRoute.response, { page });
