import { readConfig } from '@huntzen/config';

const config = readConfig('cms');

/** @type {import('@strapi/strapi').Core.Config.Server} */
export default {
  host: config.BIND_ADDRESS,
  port: config.CMS_PORT,
  url: config.CMS_PUBLIC_URL,
  app: { keys: [config.PANEL_APP_KEY] },
  // The client's address is worked out by the identity extension, which knows the site from a stranger.
  proxy: { koa: false },
  // A film of 512 MB takes half an hour at 2.5 Mbit/s; headers have no such excuse.
  http: { serverOptions: { requestTimeout: 30 * 60_000, headersTimeout: 30_000 } },
  logger: { updates: { enabled: false }, startup: { enabled: config.LOG_LEVEL !== 'silent' } },
  transfer: { remote: { enabled: false } },
};
