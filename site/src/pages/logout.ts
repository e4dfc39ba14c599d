import type { APIRoute } from 'astro';

import { clearSession, findRefreshToken } from '../features/session/session.server.ts';
import { anyAnswer, ApiError, ServiceUnavailableError } from '../lib/api.server.ts';
import { getConfig } from '../lib/config.server.ts';

/** Signs out: the API ends the session, the browser forgets it even when the API does not answer. */
export const POST: APIRoute = async ({ cookies, locals, redirect }) => {
  const { publicUrl } = getConfig();
  const refreshToken = findRefreshToken(cookies, publicUrl);
  if (refreshToken !== null) {
    try {
      await locals.api.post('/api/auth/logout', { refreshToken }, anyAnswer);
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof ServiceUnavailableError)) throw error;
    }
  }
  clearSession(cookies, publicUrl);
  return redirect(locals.paths.login({ notice: 'signed-out' }), 303);
};

/** A visit by address signs nobody out. */
export const GET: APIRoute = ({ locals, redirect }) => redirect(locals.paths.home(), 303);
