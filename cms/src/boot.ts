import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as StrapiPackage from '@strapi/strapi';
import type { Core } from '@strapi/strapi';

// Strapi's ES module build imports a folder, which Node refuses; its CommonJS build is the one that works.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi') as typeof StrapiPackage;

const appDir = join(import.meta.dirname, '..');

/** Makes the Strapi application of this folder, not yet loaded. The environment must be that of service `cms`. */
export const createCms = (): Core.Strapi =>
  createStrapi({ appDir, distDir: appDir, autoReload: false, serveAdminPanel: true });
