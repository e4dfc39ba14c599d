/** The commands of old data: `npm run legacy:import`, `legacy:verify`, `legacy:rollback`. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ConfigurationError } from '@huntzen/config';
import type { Text } from '@huntzen/kernel/server';
import { useDatabaseServer } from '../lib/database-server.ts';
import { loadEnvironment, readLauncherConfig } from '../lib/environment.ts';
import {
  differenceLines,
  findingLines,
  ignoredLines,
  languages,
  reportCsv,
  summaryLines,
  type Language,
} from './domain/report.ts';
import { fileOf } from './domain/tables.ts';
import { importFolder } from './import.ts';
import { RefusedFolderError } from './read-folder.ts';
import { rollBack, UnknownBatchError } from './rollback.ts';
import { NotMigratedError } from './store/database.ts';
import { verifyFolder } from './verify.ts';

const usage = `Usage: node scripts/legacy/main.ts <command>
  import <folder>     bring the earlier tables in
    --dry-run         do everything, report, undo it
    --invite          mail new active patients a link to choose their password
    --report <file>   also write the report as CSV
  verify <folder>     compare every row with what is stored; exit code 1 when something differs
  rollback [batch]    take the newest batch out again, or the one of that number
    --keep-used       delete what nobody has used since, keep the rest
  --language fr|en    language of the reports (fr)
`;

const say = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''));

/** The wrong words on the command line. */
class UsageError extends Error {}

interface Options {
  readonly language: Language;
  readonly dryRun: boolean;
  readonly invite: boolean;
  readonly keepUsed: boolean;
  readonly report: string | undefined;
}

type Command = (databaseUrl: string, words: readonly string[], options: Options) => Promise<number>;

function folderOf([folder, ...rest]: readonly string[]): string {
  if (folder === undefined || rest.length > 0) throw new UsageError('Give one folder.');
  return folder;
}

function importTexts(batch: number | null, dryRun: boolean): Text {
  if (batch === null) return { fr: 'Rien de nouveau à reprendre.', en: 'Nothing new to import.' };
  return dryRun
    ? { fr: 'Essai à blanc : rien n’a été écrit.', en: 'Dry run: nothing was written.' }
    : { fr: `Repris : lot ${batch}.`, en: `Imported: batch ${batch}.` };
}

/** Each command returns the exit code. */
const commands: Record<string, Command> = {
  async import(databaseUrl, words, { language, dryRun, invite, report }) {
    const result = await importFolder(folderOf(words), databaseUrl, { dryRun, invite });
    if (report !== undefined) await writeFile(report, await reportCsv(result.findings, language));
    say([
      ...findingLines(result.findings, language),
      ...ignoredLines(result.ignoredColumns, language),
      ...summaryLines(result.counts, language),
      importTexts(result.batch, dryRun)[language],
    ]);
    return 0;
  },

  async verify(databaseUrl, words, { language }) {
    const differences = await verifyFolder(folderOf(words), databaseUrl);
    const none: Text = {
      fr: 'Chaque ligne est enregistrée telle quelle.',
      en: 'Every row is stored as it is.',
    };
    say(differences.length === 0 ? [none[language]] : differenceLines(differences, language));
    return differences.length === 0 ? 0 : 1;
  },

  async rollback(databaseUrl, [word, ...rest], { language, keepUsed }) {
    const batch = word === undefined ? null : Number(word);
    if (rest.length > 0 || (batch !== null && (!Number.isInteger(batch) || batch < 1)))
      throw new UsageError('rollback takes the number of a batch.');
    const { used, deleted, keptRows, isDone, ...result } = await rollBack(databaseUrl, batch, { keepUsed });
    say(
      used.map(
        ({ target, reason }) =>
          `${fileOf(target.table)}, ${target.sourceId} (${target.kind}): ${reason[language]}`,
      ),
    );
    if (!isDone) {
      const refusal: Text = {
        fr: `Lot ${result.batch} : ces lignes servent, rien n’a été supprimé. Avec --keep-used, le reste l’est : ce qui sert reste avec tout ce qui concerne la même personne.`,
        en: `Batch ${result.batch}: these rows are in use, nothing was deleted. With --keep-used, the rest is: what is in use stays with everything of the same person.`,
      };
      say([refusal[language]]);
      return 1;
    }
    const counts = Object.entries(deleted).map(([kind, count]) => `${kind} ${count}`);
    const done: Text = {
      fr: `Lot ${result.batch} défait (${counts.join(', ') || '0'}) ; lignes gardées : ${keptRows}.`,
      en: `Batch ${result.batch} undone (${counts.join(', ') || '0'}); rows kept: ${keptRows}.`,
    };
    say([done[language]]);
    return 0;
  },
};

/** What to say of an error that the person at the terminal can do something about; null for any other. */
function explain(error: unknown, language: Language): string[] | null {
  if (error instanceof RefusedFolderError) {
    const nothing: Text = { fr: 'Rien n’a été écrit.', en: 'Nothing was written.' };
    return [...error.files.map(({ file, text }) => `${file}: ${text[language]}`), nothing[language]];
  }
  if (error instanceof NotMigratedError)
    return [
      {
        fr: 'La base n’est pas à jour : lancez npm run db:migrate.',
        en: 'The database is not up to date: run npm run db:migrate.',
      }[language],
    ];
  if (error instanceof UnknownBatchError)
    return [{ fr: 'Ce lot n’existe pas.', en: 'There is no such batch.' }[language]];
  if (error instanceof UsageError) return [error.message, usage];
  return error instanceof ConfigurationError ? [error.message] : null;
}

async function main(): Promise<number> {
  let language: Language = 'fr';
  try {
    const { values, positionals } = parseArgs({
      options: {
        'dry-run': { type: 'boolean', default: false },
        invite: { type: 'boolean', default: false },
        'keep-used': { type: 'boolean', default: false },
        report: { type: 'string' },
        language: { type: 'string', default: 'fr' },
      },
      allowPositionals: true,
    });
    const asked = languages.find((known) => known === values.language);
    if (asked === undefined) throw new UsageError('--language is fr or en.');
    language = asked;
    const [name = '', ...words] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(name === '' ? 'Which command?' : `There is no command ${name}.`);
    const server = await useDatabaseServer(readLauncherConfig(loadEnvironment()));
    try {
      return await command(server.url, words, {
        language,
        dryRun: values['dry-run'],
        invite: values.invite,
        keepUsed: values['keep-used'],
        report: values.report,
      });
    } finally {
      await server.stop();
    }
  } catch (error) {
    const wrongOption =
      error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
    const lines = wrongOption ? [error.message, usage] : explain(error, language);
    if (lines === null) throw error;
    process.stderr.write(lines.map((line) => `${line}\n`).join(''));
    return 1;
  }
}

process.exitCode = await main();
