import type { APIRoute } from 'astro';

import { findSafePath } from '../../features/session/next-path.ts';
import { localizePath, splitLocale } from '../../lib/locale.ts';
import { preferenceCookie } from '../../lib/preferences.server.ts';
import { parseTheme, THEME_COOKIE } from '../../lib/theme.ts';

/** Keeps the chosen colours and goes back to the page. */
export const POST: APIRoute = async ({ cookies, locals, redirect }) => {
  const data = await locals.formData();
  cookies.set(THEME_COOKIE, parseTheme(data.get('theme')), preferenceCookie());
  return redirect(localizePath(splitLocale(findSafePath(data.get('back')) ?? '/').path, locals.locale), 303);
};
