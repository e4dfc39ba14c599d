import { readConfig } from '@huntzen/config';

const config = readConfig('cms');

/** @type {import('@strapi/strapi').Core.Config.Admin} */
export default {
  url: '/panel',
  autoOpen: false,
  auth: {
    secret: config.PANEL_JWT_SECRET,
    // The panel stands at /panel and its API at /admin: a cookie for the one alone is not sent to the other.
    cookie: { path: '/' },
    sessions: {
      accessTokenLifespan: 15 * 60,
      maxRefreshTokenLifespan: 7 * 24 * 3600,
      idleRefreshTokenLifespan: 12 * 3600,
    },
  },
  apiToken: { salt: config.PANEL_TOKEN_SALT },
  transfer: { token: { salt: config.PANEL_TRANSFER_SALT } },
  secrets: { encryptionKey: config.PANEL_ENCRYPTION_KEY },
  // Without a preview, the panel would advertise how to set one up.
  preview: { enabled: false, config: { allowedOrigins: [], handler: async () => undefined } },
  flags: { nps: false, promoteEE: false },
  rateLimit: { enabled: true, interval: 15 * 60 * 1000, max: config.PANEL_SIGN_INS_PER_15_MINUTES },
};
