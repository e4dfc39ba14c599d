/** Loads the demonstration data; see `loadDemo`. */
import { readConfig } from '@huntzen/config';
import { createCms } from '../../cms/src/boot.ts';
import { loadAccounts } from './accounts.ts';
import { loadActivity } from './activity.ts';
import { loadEditorial } from './editorial.ts';
import { loadMedia } from './media.ts';

const { DATABASE_URL } = readConfig('database');
const strapi = await createCms().load();
const media = await loadMedia(strapi);
const accounts = await loadAccounts(strapi, media);
const editorial = await loadEditorial(strapi, media);
await loadActivity(strapi, DATABASE_URL, accounts, editorial);
await strapi.destroy();
process.exit(0);
