import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How messages/*.json become src/paraglide; the Astro build and the unit tests compile them alike. */
export const PARAGLIDE_OPTIONS = {
  project: here('./project.inlang'),
  outdir: here('./src/paraglide'),
  // The server reads the locale of the request (src/lib/request-locale.server.ts), an island that of the document
  // (src/lib/island-locale.ts), so no strategy of the library is needed but the last resort.
  strategy: ['globalVariable', 'baseLocale'] as ('globalVariable' | 'baseLocale')[],
  isServer: 'import.meta.env.SSR',
  emitGitIgnore: false,
  emitReadme: false,
};
