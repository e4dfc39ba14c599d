import { Shield } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { translationsOf } from './translations.ts';

const permissions = [{ action: 'plugin::consultations.verify', subject: null }];

/** The panel half of the extension: the verification of practitioners. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'consultations', name: 'consultations' });
    app.addMenuLink({
      to: '/plugins/practitioners',
      icon: Shield,
      intlLabel: { id: 'consultations.menu', defaultMessage: 'Practitioners to verify' },
      permissions,
      Component: () => import('./VerificationPage.tsx'),
    });
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(locales.map((locale) => ({ locale, data: translationsOf(locale) }))),
};
