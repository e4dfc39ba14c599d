import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/content-hash.ts';

/** The content types that the stock application answers through Strapi's own REST. */
const exposed = ['session', 'consultation'];

const files: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'stock',
    private: true,
    version: '1.0.0',
    // Strapi finds its plugins by the names here.
    dependencies: { '@strapi/strapi': '*', '@strapi/plugin-users-permissions': '*' },
  }),
  'config/database.js': `module.exports = { connection: { client: 'postgres', connection: { connectionString: process.env.CMS_DATABASE_URL, schema: 'cms' }, pool: { min: 0, max: 10 } } };`,
  'config/server.js': `module.exports = { host: '127.0.0.1', port: Number(process.env.CMS_PORT), app: { keys: ['stock'] } };`,
  'config/admin.js': `module.exports = { auth: { secret: 'stock' }, apiToken: { salt: 'stock' }, transfer: { token: { salt: 'stock' } }, secrets: { encryptionKey: 'stock' } };`,
  'config/api.js': `module.exports = { rest: { defaultLimit: 20, maxLimit: 100, withCount: true } };`,
  'config/middlewares.js': `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy', 'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public'];`,
  'config/plugins.js': `module.exports = { 'users-permissions': { config: { jwtSecret: 'stock' } } };`,
  // Whoever asks may read the two lists, so that nothing but the list itself is measured.
  'src/index.js': `module.exports = { async bootstrap({ strapi }) {
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
    for (const action of ${JSON.stringify(exposed.map((name) => `api::${name}.${name}.find`))})
      await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
  } };`,
  'start.js': `const { createStrapi } = require('@strapi/strapi'); createStrapi({ appDir: __dirname, distDir: __dirname, serveAdminPanel: false }).start();`,
};

/** What the fields of our own extension are stored as; a stock application knows no other type. */
const plainTypes: Record<string, string> = {
  'plugin::programmes.choice': 'enumeration',
  'plugin::programmes.variables': 'json',
};

function usePlainTypes(path: string): void {
  const schema = JSON.parse(readFileSync(path, 'utf8')) as {
    attributes: Record<string, { type: string; customField?: string }>;
  };
  for (const [name, { customField, ...attribute }] of Object.entries(schema.attributes))
    schema.attributes[name] = { ...attribute, type: plainTypes[customField ?? ''] ?? attribute.type };
  writeFileSync(path, JSON.stringify(schema));
}

/**
 * Writes an application as Strapi's generator would, with our content types and Strapi's own REST routes, for comparison.
 *
 * @returns its folder.
 */
export function writeStockApp(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['api', 'components', 'extensions']) {
    cpSync(join(root, 'cms/src', part), join(folder, 'src', part), { recursive: true });
  }
  usePlainTypes(join(folder, 'src/api/exercise/content-types/exercise/schema.json'));
  for (const name of exposed) {
    for (const [part, factory] of [
      ['routes', 'createCoreRouter'],
      ['controllers', 'createCoreController'],
      ['services', 'createCoreService'],
    ] as const) {
      mkdirSync(join(folder, 'src/api', name, part), { recursive: true });
      writeFileSync(
        join(folder, 'src/api', name, part, `${name}.js`),
        `module.exports = require('@strapi/strapi').factories.${factory}('api::${name}.${name}');`,
      );
    }
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  mkdirSync(join(folder, 'public/uploads'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
