import type { StrapiApp } from '@strapi/strapi/admin';
import { textsOf } from './texts.ts';

const logo = new URL('./logo.svg', import.meta.url).href;

/** The panel in French and English, with our name for things and without the vendor's notices. */
export default {
  config: {
    locales: ['fr'],
    translations: { fr: textsOf('fr'), en: textsOf('en') },
    auth: { logo },
    menu: { logo },
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {
    // Each extension brings its own pages; the panel itself needs nothing more.
  },
};
