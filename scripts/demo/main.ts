/** Loads the demonstration data; see `loadDemo`. */
import { createCms } from '../../cms/src/boot.ts';
import { loadAccounts } from './accounts.ts';
import { loadEditorial } from './editorial.ts';
import { loadMedia } from './media.ts';

const strapi = await createCms().load();
const media = await loadMedia(strapi);
await loadAccounts(strapi, media);
await loadEditorial(strapi, media);
await strapi.destroy();
process.exit(0);
