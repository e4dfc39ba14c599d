import { Calendar } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import {
  ArchiveAction,
  ArchiveAllAction,
  RestoreAction,
  RestoreAllAction,
  ScheduleAction,
} from './actions.tsx';
import { addCalendarSource } from './calendar-items.ts';
import { StateCell } from './StateCell.tsx';
import { StatePanel } from './StatePanel.tsx';
import { translationsOf } from './translations.ts';
import { kindOf } from './use-content-api.ts';

/** What the content manager lets a plugin add. */
interface ContentManagerApis {
  addDocumentAction: (actions: unknown[]) => void;
  addBulkAction: (actions: unknown[]) => void;
  addEditViewSidePanel: (panels: unknown[]) => void;
}

interface ListColumns {
  displayedHeaders: unknown[];
  layout: unknown;
}

const stateColumn = {
  attribute: { type: 'custom' },
  label: { id: 'content.column', defaultMessage: 'State' },
  name: 'careState',
  searchable: false,
  sortable: false,
  cellFormatter: (row: { documentId: string }, _header: unknown, { model }: { model: string }) => {
    const kind = kindOf(model);
    return kind === undefined ? null : <StateCell kind={kind} documentId={row.documentId} />;
  },
};

const permissions = [{ action: 'plugin::content-manager.explorer.publish', subject: 'api::article.article' }];

/** The panel half of the extension: states in lists and in the edit view, their moves, and the calendar. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'content', name: 'content', apis: { addCalendarSource } });
    app.addMenuLink({
      to: '/plugins/content',
      icon: Calendar,
      intlLabel: { id: 'content.calendar.menu', defaultMessage: 'Calendar' },
      permissions,
      Component: () => import('./CalendarPage.tsx'),
    });
    app.widgets.register({
      icon: Calendar,
      title: { id: 'content.attention.title', defaultMessage: 'To look at' },
      link: {
        label: { id: 'content.attention.link', defaultMessage: 'Open the calendar' },
        href: '/plugins/content',
      },
      component: async () => (await import('./AttentionWidget.tsx')).default,
      pluginId: 'content',
      id: 'attention',
      permissions,
    });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
    apis.addDocumentAction([ScheduleAction, ArchiveAction, RestoreAction]);
    apis.addBulkAction([ArchiveAllAction, RestoreAllAction]);
    apis.addEditViewSidePanel([StatePanel]);
    app.registerHook(
      'Admin/CM/pages/ListView/inject-column-in-table',
      ({ displayedHeaders, layout }: ListColumns) => {
        // The hook does not say which list it is for; the address does.
        const uid = /collection-types\/([^/?]+)/.exec(window.location.pathname)?.[1] ?? '';
        return kindOf(uid) === undefined
          ? { displayedHeaders, layout }
          : { displayedHeaders: [...displayedHeaders, stateColumn], layout };
      },
    );
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(locales.map((locale) => ({ locale, data: translationsOf(locale) }))),
};
