import type { APIRoute } from 'astro';

import { findSafePath } from '../../features/session/next-path.ts';
import { anyAnswer, ApiError, ServiceUnavailableError } from '../../lib/api.server.ts';
import { BASE_LOCALE, isLocale, LOCALE_COOKIE, localizePath, splitLocale } from '../../lib/locale.ts';
import { preferenceCookie } from '../../lib/preferences.server.ts';

/** Keeps the chosen language and goes back to the page, in that language. */
export const POST: APIRoute = async ({ cookies, locals, redirect }) => {
  const data = await locals.formData();
  const chosen = data.get('lang');
  const locale = isLocale(chosen) ? chosen : BASE_LOCALE;
  cookies.set(LOCALE_COOKIE, locale, preferenceCookie());
  if (locals.user !== null) {
    try {
      // So that mails come in the same language; the page changes even when the account cannot be reached.
      await locals.api.patch('/api/me', { language: locale }, anyAnswer);
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof ServiceUnavailableError)) throw error;
    }
  }
  return redirect(localizePath(splitLocale(findSafePath(data.get('back')) ?? '/').path, locale), 303);
};
