import { Key } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { translationsOf } from './translations.ts';

/** The panel half of the extension: the keys of records and their rotation. No record is ever shown in the panel. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'records', name: 'records' });
    app.addMenuLink({
      to: '/plugins/records-keys',
      icon: Key,
      intlLabel: { id: 'records.menu', defaultMessage: 'Keys' },
      permissions: [{ action: 'plugin::records.keys', subject: null }],
      Component: () => import('./KeysPage.tsx'),
    });
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(locales.map((locale) => ({ locale, data: translationsOf(locale) }))),
};
