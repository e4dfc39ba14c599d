import { saveNoteRoute, showNoteRoute } from '@huntzen/records/contracts';
import type * as z from 'zod';

import { anyAnswer, type Api } from '../../lib/api.server.ts';

const notePath = (patientId: string) => `/api/my/patients/${encodeURIComponent(patientId)}/note`;

/** My private note about a patient, with what it was before. */
export const getNote = async (api: Api, patientId: string) =>
  (await api.get(notePath(patientId), showNoteRoute.response)).data;

/** Saves what one page wrote; says when, and whether another page saved meanwhile. */
export const saveNote = async (api: Api, patientId: string, draft: z.input<typeof saveNoteRoute.body>) =>
  (await api.put(notePath(patientId), draft, saveNoteRoute.response)).data;

/** Deletes my private note about a patient. */
export const deleteNote = (api: Api, patientId: string) => api.delete(notePath(patientId), anyAnswer);
