import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentTables } from './document.ts';
import { rowProblems } from './problems.ts';
import { findingLines, reportCsv, summaryLines } from './report.ts';
import type { Finding } from './rows.ts';

const finding: Finding = {
  table: 'patients',
  line: 4,
  sourceId: '=1+1',
  column: 'email',
  outcome: 'refused',
  problem: rowProblems.duplicateEmail(2),
};

describe('the reports', () => {
  it('say where, why and what to do, in both languages', () => {
    expect(findingLines([finding], 'fr')).toEqual([
      'patients.csv, ligne 4, colonne email : La ligne 2 a déjà cette adresse. Une adresse par personne.',
    ]);
    expect(findingLines([{ ...finding, column: null }], 'en')).toEqual([
      'patients.csv, line 4: Line 2 has this address already. One address per person.',
    ]);
  });

  it('count in the plural of the language', () => {
    const count = { read: 2, imported: 0, unchanged: 0, changed: 1, refused: 1 };
    const counts = { patients: count, sessions: count, client_programmes: count, client_sessions: count };
    expect(summaryLines(counts, 'fr')[0]).toBe(
      'patients.csv : 2 lignes lues, 0 reprise, 0 déjà là, 1 changée à la source, 1 refusée',
    );
    expect(summaryLines(counts, 'en')[0]).toBe(
      'patients.csv: 2 rows read, 0 imported, 0 already there, 1 changed at the source, 1 refused',
    );
  });

  it('open in a spreadsheet and run nothing there', async () => {
    expect(await reportCsv([finding], 'fr')).toBe(
      '\uFEFFfile;line;id;column;outcome;code;reason;what_to_do\r\n' +
        "patients.csv;4;'=1+1;email;refused;duplicate_email;La ligne 2 a déjà cette adresse.;Une adresse par personne.\r\n",
    );
    expect(await reportCsv([finding], 'en')).toContain('patients.csv,4,');
  });

  it('agree with the README beside the sample, column by column', () => {
    const readme = readFileSync(join(import.meta.dirname, '../sample/README.md'), 'utf8');
    expect(readme).toContain(documentTables());
  });
});
