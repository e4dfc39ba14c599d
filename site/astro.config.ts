import node from '@astrojs/node';
import react from '@astrojs/react';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';

import { PARAGLIDE_OPTIONS } from './paraglide.options.ts';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone', experimentalDisableStreaming: true, bodySizeLimit: 26 * 1024 * 1024 }),
  // Sessions live in the API; Astro's own would be files on this machine.
  session: false,
  // Its highlighter writes inline styles, which the policy below refuses.
  markdown: { syntaxHighlight: false },
  integrations: [react()],
  trailingSlash: 'never',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  server: { host: '127.0.0.1' },
  security: {
    // src/middleware.ts refuses every cross-site write: Astro's own check lets some content types pass
    // and compares with the address inside the proxy.
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ],
    },
  },
  vite: {
    plugins: [tailwindcss(), paraglideVitePlugin(PARAGLIDE_OPTIONS)],
    build: { assetsInlineLimit: 0 },
  },
});
