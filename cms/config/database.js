import { readConfig } from '@huntzen/config';

const config = readConfig('cms');

/** Strapi's own connection: role care_cms, schema cms, nothing else. */
export default {
  connection: {
    client: 'postgres',
    connection: { connectionString: config.CMS_DATABASE_URL, schema: 'cms' },
    // Strapi holds a connection while it asks for another: fewer than ten may wait for each other.
    pool: { min: 0, max: Math.max(10, config.CARE_POOL_SIZE) },
    acquireConnectionTimeout: 10_000,
  },
  settings: { forceMigration: true, runMigrations: true },
};
