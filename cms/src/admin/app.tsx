import type { StrapiApp } from '@strapi/strapi/admin';

/** The panel in French and English, without the vendor's notices. */
export default {
  config: { locales: ['fr'], tutorials: false, notifications: { releases: false } },
  bootstrap(_app: StrapiApp) {
    // Each extension brings its own pages; the panel itself needs nothing more.
  },
};
