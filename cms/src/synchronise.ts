/** Makes Strapi create or update the tables of schema `cms`, and ends. The migration command runs it. */
import { createCms } from './boot.ts';

const cms = createCms();
// Only the tables: what extensions do at the start needs migrations that have not run yet.
cms.config.set('care.synchroniseOnly', true);
await cms.load();
await cms.destroy();
process.exit(0);
