import type { Column as CsvColumn, FileFormat } from '@huntzen/kernel/contracts';
import { csvLines, type CsvRow, type Text } from '@huntzen/kernel/server';
import type { Difference } from './compare.ts';
import type { Count } from './plan.ts';
import type { Finding } from './rows.ts';
import { fileOf, tableNames, type TableName } from './tables.ts';

/** The languages of the reports. */
export const languages = ['fr', 'en'] as const;

/** A language of the reports. */
export type Language = (typeof languages)[number];

/** A number with its noun, in the language's plural. */
function counted(count: number, language: Language, [one, many]: readonly [string, string]): string {
  const isPlural = language === 'fr' ? count >= 2 : count !== 1;
  return `${count} ${isPlural ? many : one}`;
}

const words = {
  fr: {
    read: ['ligne lue', 'lignes lues'],
    imported: ['reprise', 'reprises'],
    unchanged: ['déjà là', 'déjà là'],
    changed: ['changée à la source', 'changées à la source'],
    refused: ['refusée', 'refusées'],
    line: 'ligne',
    column: 'colonne',
    ignored: 'Colonnes sans suite',
    colon: ' : ',
  },
  en: {
    read: ['row read', 'rows read'],
    imported: ['imported', 'imported'],
    unchanged: ['already there', 'already there'],
    changed: ['changed at the source', 'changed at the source'],
    refused: ['refused', 'refused'],
    line: 'line',
    column: 'column',
    ignored: 'Columns left aside',
    colon: ': ',
  },
} as const;

/** One line per file. */
export const summaryLines = (counts: Readonly<Record<TableName, Count>>, language: Language): string[] =>
  tableNames.map((table) => {
    const word = words[language];
    const parts = (['read', 'imported', 'unchanged', 'changed', 'refused'] as const).map((name) =>
      counted(counts[table][name], language, word[name]),
    );
    return `${fileOf(table)}${word.colon}${parts.join(', ')}`;
  });

/** The columns that nothing was done with, one line per file that has some. */
export const ignoredLines = (
  columns: Readonly<Record<TableName, readonly string[]>>,
  language: Language,
): string[] =>
  tableNames
    .filter((table) => columns[table].length > 0)
    .map(
      (table) =>
        `${fileOf(table)}${words[language].colon}${words[language].ignored}${words[language].colon}${columns[table].join(', ')}`,
    );

function placeOf(
  { table, line, column }: Pick<Finding, 'table' | 'line' | 'column'>,
  language: Language,
): string {
  const word = words[language];
  return `${fileOf(table)}, ${word.line} ${line}${column === null ? '' : `, ${word.column} ${column}`}`;
}

/** One line per finding: where, why, what to do. */
export const findingLines = (findings: readonly Finding[], language: Language): string[] =>
  findings.map(
    (finding) =>
      `${placeOf(finding, language)}${words[language].colon}${finding.problem.reason[language]} ${finding.problem.remedy[language]}`,
  );

const differenceTexts: Record<Difference['kind'], (difference: Difference) => Text> = {
  not_imported: () => ({ fr: 'pas enregistrée', en: 'not stored' }),
  gone: () => ({ fr: 'reprise, puis supprimée', en: 'imported, then deleted' }),
  differs: ({ source, stored }) => ({
    fr: `« ${source} » à la source, « ${stored} » enregistré`,
    en: `“${source}” at the source, “${stored}” stored`,
  }),
};

/** One line per difference. */
export const differenceLines = (differences: readonly Difference[], language: Language): string[] =>
  differences.map(
    (difference) =>
      `${placeOf(difference, language)}${words[language].colon}${differenceTexts[difference.kind](difference)[language]}`,
  );

const text = (name: string, fr: string, en: string): CsvColumn => ({
  name,
  kind: 'text',
  meaning: { fr, en },
});

const reportColumns: readonly CsvColumn[] = [
  text('file', 'fichier', 'file'),
  { name: 'line', kind: 'integer', meaning: { fr: 'ligne', en: 'line' } },
  text('id', 'identifiant de la ligne', 'id of the row'),
  text('column', 'colonne', 'column'),
  text('outcome', 'refused ou changed', 'refused or changed'),
  text('code', 'code de la raison', 'code of the reason'),
  text('reason', 'raison', 'reason'),
  text('what_to_do', 'que faire', 'what to do'),
];

const formats: Record<Language, FileFormat> = {
  fr: { dates: 'fr', separator: 'semicolon' },
  en: { dates: 'iso', separator: 'comma' },
};

/** The findings as a CSV file for a spreadsheet. */
export async function reportCsv(findings: readonly Finding[], language: Language): Promise<string> {
  const rows = findings.map(({ table, line, sourceId, column, outcome, problem }): CsvRow => ({
    file: fileOf(table),
    line,
    id: sourceId,
    column,
    outcome,
    code: problem.code,
    reason: problem.reason[language],
    what_to_do: problem.remedy[language],
  }));
  async function* batches() {
    yield rows;
  }
  let file = '';
  for await (const lines of csvLines({ columns: reportColumns }, formats[language], batches())) file += lines;
  return file;
}
