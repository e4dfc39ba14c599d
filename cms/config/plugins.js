import { readConfig } from '@huntzen/config';

const config = readConfig('cms');

const extension = (/** @type {string} */ name) => ({ enabled: true, resolve: `../extensions/${name}` });

/** @type {import('@strapi/strapi').Core.Config.Plugin} */
export default {
  // Delivery first: the others register their jobs with it.
  delivery: extension('delivery'),
  identity: extension('identity'),
  operations: extension('operations'),
  content: extension('content'),
  programmes: extension('programmes'),
  consultations: extension('consultations'),
  counters: extension('counters'),
  records: extension('records'),
  media: extension('media'),
  training: extension('training'),
  upload: {
    config: {
      provider: '@huntzen/media/provider',
      providerOptions: { directory: config.MEDIA_DIRECTORY, key: config.MEDIA_KEY },
      sizeLimit: config.MEDIA_MAX_MEGABYTES * 1024 * 1024,
      // The media extension decides, by the content: this list only keeps Strapi from asking for one.
      security: { deniedTypes: [] },
    },
  },
  'users-permissions': { config: { jwtSecret: config.USERS_JWT_SECRET, register: { allowedFields: [] } } },
  email: {
    config: {
      provider: '@strapi/provider-email-nodemailer',
      providerOptions: {
        host: config.SMTP_HOST,
        port: config.SMTP_PORT,
        ...(config.SMTP_USER
          ? { auth: { user: config.SMTP_USER, pass: config.SMTP_PASSWORD } }
          : { ignoreTLS: true }),
      },
      settings: { defaultFrom: config.MAIL_FROM, defaultReplyTo: config.MAIL_FROM },
    },
  },
};
