import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { AssignAction } from './assign/AssignAction.tsx';
import { AssignmentsPanel } from './assign/AssignmentsPanel.tsx';
import { PatientsPanel } from './publish/PatientsPanel.tsx';
import { PublishAction } from './publish/PublishAction.tsx';
import { addPublicationsToCalendar } from './calendar/source.ts';
import { calendarTexts } from './calendar/translations.ts';
import { registerFollowUp } from './follow-up/register.ts';
import { followUpTexts } from './follow-up/translations.ts';
import { translationsOf } from './translations.ts';

/** What the content manager lets a plugin add. */
interface ContentManagerApis {
  addDocumentAction: (actions: unknown[]) => void;
  addEditViewSidePanel: (panels: unknown[]) => void;
}

// The vendor's type leaves out that a field is given props.
const input = (load: () => Promise<unknown>) => load as () => Promise<{ default: ComponentType }>;

/** The panel half of the extension: "Publish to…" and "Who did it" on a session, "Assign…" on a programme, the fields of an exercise. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'programmes', name: 'programmes' });
    app.customFields.register([
      {
        name: 'variables',
        pluginId: 'programmes',
        type: 'json',
        intlLabel: { id: 'programmes.field.variables', defaultMessage: 'Variables' },
        intlDescription: { id: 'programmes.field.variables.hint', defaultMessage: 'Dosage of an exercise' },
        components: { Input: input(() => import('./variables/VariablesField.tsx')) },
      },
      {
        name: 'choice',
        pluginId: 'programmes',
        type: 'enumeration',
        intlLabel: { id: 'programmes.field.choice', defaultMessage: 'Choice' },
        intlDescription: { id: 'programmes.field.choice.hint', defaultMessage: 'A choice with names' },
        components: { Input: input(() => import('./ChoiceField.tsx')) },
      },
    ]);
    registerFollowUp(app);
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
    apis.addDocumentAction([PublishAction, AssignAction]);
    apis.addEditViewSidePanel([PatientsPanel, AssignmentsPanel]);
    addPublicationsToCalendar(app);
  },
  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.resolve(
      locales.map((locale) => ({
        locale,
        data: { ...translationsOf(locale), ...followUpTexts(locale), ...calendarTexts(locale) },
      })),
    ),
};
