import { Bell, Calendar, Clock, Link, PuzzlePiece, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { translationsOf } from './translations.ts';

const permissions = [{ action: 'plugin::training.plan', subject: null }];

/** The panel half of the extension: training sessions with their people, and the people of training. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'training', name: 'training' });
    app.addMenuLink({
      to: '/plugins/training',
      icon: Calendar,
      intlLabel: { id: 'training.menu', defaultMessage: 'Training sessions' },
      permissions,
      Component: () => import('./SessionsPage.tsx'),
    });
    app.addMenuLink({
      to: '/plugins/training-planning',
      icon: Clock,
      intlLabel: { id: 'training.rooms.menu', defaultMessage: 'Planning' },
      permissions,
      Component: () => import('./planning/PlanningPage.tsx'),
    });
    app.addMenuLink({
      to: '/plugins/training-alerts',
      icon: Bell,
      intlLabel: { id: 'training.alerts.menu', defaultMessage: 'Training alerts' },
      permissions,
      Component: () => import('./AlertsPage.tsx'),
    });
    app.addMenuLink({
      to: '/plugins/training-people',
      icon: User,
      intlLabel: { id: 'training.people.menu', defaultMessage: 'People in training' },
      permissions,
      Component: () => import('./PeoplePage.tsx'),
    });
    app.addMenuLink({
      to: '/plugins/training-attach',
      icon: Link,
      intlLabel: { id: 'training.learning.menu', defaultMessage: 'To attach' },
      permissions,
      Component: () => import('./learning/AttachPage.tsx'),
    });
    app.addMenuLink({
      to: '/plugins/training-instructors',
      icon: PuzzlePiece,
      intlLabel: { id: 'training.instructors.menu', defaultMessage: 'Instructors' },
      permissions,
      Component: () => import('./InstructorsPage.tsx'),
    });
    app.widgets.register({
      icon: Bell,
      title: { id: 'training.alerts.title', defaultMessage: 'Training alerts' },
      component: async () => (await import('./AlertsWidget.tsx')).default,
      pluginId: 'training',
      id: 'alerts',
      permissions,
    });
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(locales.map((locale) => ({ locale, data: translationsOf(locale) }))),
};
