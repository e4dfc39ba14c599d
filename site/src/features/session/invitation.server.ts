import { showInvitationRoute } from '@huntzen/identity/contracts';
import type * as z from 'zod';

import { ApiError, type Api } from '../../lib/api.server.ts';

/** Whom an invitation is for. */
export type Invitation = z.output<typeof showInvitationRoute.response>['data'];

/** Whom an invitation is for, or null when its link was used, is too old or never existed. */
export async function findInvitation(api: Api, token: string): Promise<Invitation | null> {
  try {
    const { data } = await api.post('/api/auth/invitations/show', { token }, showInvitationRoute.response);
    return data;
  } catch (error) {
    if (error instanceof ApiError && [400, 404, 409, 410, 422].includes(error.status)) return null;
    throw error;
  }
}
