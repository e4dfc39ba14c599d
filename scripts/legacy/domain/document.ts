import { columnsOf, fileOf, tableNames, type TableName } from './tables.ts';

const titles: Record<TableName, string> = {
  patients: 'People who follow exercise sessions.',
  sessions: 'Exercise sessions.',
  client_programmes: 'Programmes of patients, each one person’s own.',
  client_sessions: 'The dated sessions of those programmes, and what came of them.',
};

/** The columns of the four files as Markdown, for the README beside the sample. */
export const documentTables = (): string =>
  tableNames
    .map((table) => {
      const rows = columnsOf(table).map(
        ([name, { kind, required, unit, meaning }]) =>
          `| ${[`\`${name}\``, kind.type.en.replaceAll('|', '\\|'), unit?.en ?? '', required ? 'yes' : 'no', meaning.en].join(' | ')} |`,
      );
      return [
        `### ${fileOf(table)}`,
        titles[table],
        '',
        '| Column | Type | Unit | Required | Meaning |',
        '|---|---|---|---|---|',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
