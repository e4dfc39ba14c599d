import { ChartBubble, Check, Download } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { translationsOf } from './translations.ts';

const permissions = [{ action: 'plugin::counters.exports', subject: null }];

/** The panel half of the extension: exports, the activity of the platform, and the watch over the counters. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'counters', name: 'counters' });
    app.addMenuLink({
      to: '/plugins/counters/exports',
      icon: Download,
      intlLabel: { id: 'counters.menu', defaultMessage: 'Exports' },
      permissions,
      Component: () => import('./ExportsPage.tsx'),
    });
    app.addMenuLink({
      to: '/plugins/counters/overview',
      icon: ChartBubble,
      intlLabel: { id: 'counters.overview.menu', defaultMessage: 'Activity' },
      permissions: [{ action: 'plugin::counters.overview', subject: null }],
      Component: () => import('./OverviewPage.tsx'),
    });
    app.addMenuLink({
      to: '/plugins/counters/watch',
      icon: Check,
      intlLabel: { id: 'counters.watch.menu', defaultMessage: 'Counter checks' },
      permissions: [{ action: 'plugin::counters.watch', subject: null }],
      Component: () => import('./WatchPage.tsx'),
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
