import type { StrapiApp } from '@strapi/strapi/admin';
import { AssignAction } from './AssignAction.tsx';
import { AssignmentsPanel } from './AssignmentsPanel.tsx';
import { PatientsPanel } from './PatientsPanel.tsx';
import { PublishAction } from './PublishAction.tsx';
import { translationsOf } from './translations.ts';

/** What the content manager lets a plugin add. */
interface ContentManagerApis {
  addDocumentAction: (actions: unknown[]) => void;
  addEditViewSidePanel: (panels: unknown[]) => void;
}

/** The panel half of the extension: "Publish to…" and "Who did it" on a session, "Assign…" on a programme. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'programmes', name: 'programmes' });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
    apis.addDocumentAction([PublishAction, AssignAction]);
    apis.addEditViewSidePanel([PatientsPanel, AssignmentsPanel]);
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(locales.map((locale) => ({ locale, data: translationsOf(locale) }))),
};
