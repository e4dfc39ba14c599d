import { Cloud } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { translationsOf } from './translations.ts';

/** The panel half of the extension: receivers of session actions, and what was sent to them. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'delivery', name: 'delivery' });
    app.addMenuLink({
      to: '/plugins/webhooks',
      icon: Cloud,
      intlLabel: { id: 'delivery.menu', defaultMessage: 'Webhooks' },
      permissions: [{ action: 'plugin::delivery.webhooks', subject: null }],
      Component: () => import('./WebhooksPage.tsx'),
    });
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(locales.map((locale) => ({ locale, data: translationsOf(locale) }))),
};
