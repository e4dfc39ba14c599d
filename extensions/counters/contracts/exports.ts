import { columnKinds, type Column } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** An export: its columns are frozen, another list is another version. */
export interface ExportDefinition {
  readonly version: number;
  readonly title: { readonly fr: string; readonly en: string };
  /** `days`: any days; `months`: whole months only. */
  readonly period: 'days' | 'months';
  readonly columns: readonly Column[];
}

const text = (name: string, fr: string, en: string): Column => ({ name, kind: 'text', meaning: { fr, en } });
const integer = (name: string, fr: string, en: string): Column => ({
  name,
  kind: 'integer',
  meaning: { fr, en },
});

const dayColumn: Column = {
  name: 'jour',
  kind: 'day',
  meaning: {
    fr: 'Jour de la fin des consultations, dans le fuseau de l’entreprise',
    en: 'Day on which the consultations ended, in the zone of the company',
  },
};
const monthColumn: Column = {
  name: 'mois',
  kind: 'month',
  meaning: { fr: 'Mois entier', en: 'Whole month' },
};
const companyColumns = [
  text('entreprise_id', 'Identifiant stable de l’entreprise', 'Stable identifier of the company'),
  text('entreprise', 'Nom de l’entreprise aujourd’hui', 'Name of the company today'),
];
const totals: readonly Column[] = [
  integer('consultations', 'Nombre de consultations terminées', 'Number of completed consultations'),
  integer('duree_secondes', 'Durée totale en secondes, exacte', 'Total duration in seconds, exact'),
  {
    name: 'duree_heures',
    kind: 'decimal',
    meaning: {
      fr: 'La même durée en heures, arrondie à 0,01',
      en: 'The same duration in hours, rounded to 0.01',
    },
  },
];

/** Every export of the product, by the name in its address. */
export const exportDefinitions = {
  'practitioner-activity': {
    version: 1,
    title: { fr: 'Activité des praticiens', en: 'Activity of practitioners' },
    period: 'days',
    columns: [
      dayColumn,
      text('praticien_id', 'Identifiant stable du praticien', 'Stable identifier of the practitioner'),
      text(
        'praticien',
        'Nom et prénom du praticien aujourd’hui',
        'Last and first name of the practitioner today',
      ),
      ...companyColumns,
      ...totals,
    ],
  },
  'company-usage': {
    version: 1,
    title: { fr: 'Usage des entreprises', en: 'Usage of companies' },
    period: 'days',
    columns: [
      dayColumn,
      ...companyColumns,
      ...totals,
      integer(
        'salaries_actifs',
        'Salariés différents ayant consulté ce jour',
        'Different employees who consulted that day',
      ),
    ],
  },
  global: {
    version: 1,
    title: { fr: 'Activité de toute la plateforme', en: 'Activity of the whole platform' },
    period: 'days',
    columns: [
      dayColumn,
      ...totals,
      integer(
        'entreprises_actives',
        'Entreprises différentes dont un salarié a consulté ce jour',
        'Different companies of which an employee consulted that day',
      ),
      integer(
        'praticiens_actifs',
        'Praticiens différents ayant terminé une consultation ce jour',
        'Different practitioners who completed a consultation that day',
      ),
      integer(
        'salaries_actifs',
        'Salariés différents ayant consulté ce jour',
        'Different employees who consulted that day',
      ),
    ],
  },
  'employee-usage': {
    version: 1,
    title: { fr: 'Usage par salarié', en: 'Usage by employee' },
    period: 'months',
    columns: [
      monthColumn,
      text('salarie_id', 'Identifiant stable du salarié', 'Stable identifier of the employee'),
      text('salarie', 'Nom et prénom du salarié aujourd’hui', 'Last and first name of the employee today'),
      text('service', 'Service du salarié aujourd’hui', 'Department of the employee today'),
      ...totals,
    ],
  },
  'department-usage': {
    version: 1,
    title: { fr: 'Usage par service', en: 'Usage by department' },
    period: 'months',
    columns: [
      monthColumn,
      text('service', 'Service au moment des consultations', 'Department at the time of the consultations'),
      text(
        'affichage',
        '« affiché », ou « non affiché » quand le groupe est trop petit ; les cases suivantes sont alors vides',
        '“affiché”, or “non affiché” when the group is too small; the following cells are then empty',
      ),
      integer('salaries_actifs', 'Salariés différents ayant consulté', 'Different employees who consulted'),
      ...totals,
    ],
  },
} as const satisfies Record<string, ExportDefinition>;

/** The name of an export. */
export type ExportName = keyof typeof exportDefinitions;

const bothLanguages = z.object({ fr: z.string(), en: z.string() });

/** An export that the person who asks may download, as a page shows it. */
export const exportSummarySchema = z.object({
  name: z.string(),
  address: z.string().describe('The address of the file, to which the period is added.'),
  version: z.number().int(),
  title: bothLanguages,
  period: z.enum(['days', 'months']),
  columns: z.array(z.object({ name: z.string(), kind: z.enum(columnKinds), meaning: bothLanguages })),
});

/** An export that the person who asks may download. */
export type ExportSummary = z.infer<typeof exportSummarySchema>;
