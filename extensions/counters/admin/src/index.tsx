import { Download } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { translationsOf } from './translations.ts';

const permissions = [{ action: 'plugin::counters.exports', subject: null }];

/** The panel half of the extension: the page "Exports", in the menu and on the home of those who may download. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'counters', name: 'counters' });
    app.addMenuLink({
      to: '/plugins/counters',
      icon: Download,
      intlLabel: { id: 'counters.menu', defaultMessage: 'Exports' },
      permissions,
      Component: () => import('./ExportsPage.tsx'),
    });
    app.widgets.register({
      icon: Download,
      title: { id: 'counters.widget.title', defaultMessage: 'Exports' },
      component: async () => (await import('./ExportsWidget.tsx')).default,
      pluginId: 'counters',
      id: 'exports',
      permissions,
    });
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(locales.map((locale) => ({ locale, data: translationsOf(locale) }))),
};
