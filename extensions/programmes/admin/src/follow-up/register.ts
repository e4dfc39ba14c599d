import { ChartCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

const permissions = [{ action: 'plugin::programmes.follow-up', subject: null }];

/** The page "Follow-up" in the menu, and its figures on the home, for those who may follow. */
export function registerFollowUp(app: StrapiApp): void {
  app.addMenuLink({
    to: '/plugins/follow-up',
    icon: ChartCircle,
    intlLabel: { id: 'programmes.followUp.menu', defaultMessage: 'Follow-up' },
    permissions,
    Component: () => import('./FollowUpPage.tsx'),
  });
  app.widgets.register({
    icon: ChartCircle,
    title: { id: 'programmes.followUp.widget.title', defaultMessage: 'Reports of the last 7 days' },
    link: {
      label: { id: 'programmes.followUp.widget.link', defaultMessage: 'Open the follow-up' },
      href: '/plugins/follow-up',
    },
    component: async () => (await import('./FollowUpWidget.tsx')).default,
    pluginId: 'programmes',
    id: 'follow-up',
    permissions,
  });
}
