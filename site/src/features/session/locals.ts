import type { Api } from '../../lib/api.server.ts';
import type { Locale } from '../../lib/locale.ts';
import type { Theme } from '../../lib/theme.ts';
import type { Paths } from '../../paths.ts';
import type { SessionUser } from './session.ts';

/** What the middleware prepares for every page. */
export interface CareLocals {
  locale: Locale;
  theme: Theme;
  /** The address of the page without language prefix and without query. */
  path: string;
  /** The addresses of the site in the language of the page. */
  paths: Paths;
  /** The signed-in person, or null for a visitor. */
  user: SessionUser | null;
  /** The host of the project's own Jitsi, set by the page of an open room; its policy then lets Jitsi in. */
  videoDomain: string | null;
  /** The API as the signed-in person, or as a visitor. */
  api: Api;
  /** Whether the request can be sent again by itself: the page of an unavailable service reloads only then. */
  isRetryable: boolean;
  /** The body of a form post, read once for all the forms of the page. */
  formData: () => Promise<FormData>;
}
