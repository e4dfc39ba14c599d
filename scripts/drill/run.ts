/** A drill from its first canary to its verdict. */
import { Drill } from './context.ts';
import { protectedFields, type FieldName, type PublicWord } from './fields.ts';
import { answeredFields, lookIntoAnswers, lookIntoPages, lookIntoPanel } from './places/answers.ts';
import { checkpoint, dump, lookIntoDatabase } from './places/database.ts';
import {
  lookIntoBackup,
  lookIntoFiles,
  lookIntoHealth,
  lookIntoMails,
  lookIntoRefusals,
  lookIntoWebhooks,
} from './places/outlets.ts';
import { plantings } from './plants/index.ts';
import type { DrilledProduct } from './product.ts';
import type { Receiver } from './receiver.ts';
import { Search, type Finding, type Searched } from './search.ts';
import { runJobs } from './use.ts';

/** What a drill found. */
export interface Verdict {
  /** Where a canary was found that does not belong there. */
  readonly leaks: readonly Finding[];
  /** What should have been found and was not: with any of these the drill saw less than it says. */
  readonly blind: readonly string[];
  readonly searched: ReadonlyMap<string, Searched>;
  readonly fields: number;
}

/** How much is searched, and who is told of each step. */
export interface DrillOptions {
  /** Every id for every route and eighty pages of each person, or those that matter most. */
  readonly isFull: boolean;
  readonly say: (line: string) => void;
}

/** Where public words must be found, or the search is blind there. */
const expected: readonly (readonly [place: string, field: PublicWord])[] = [
  [dump.name, 'profile'],
  [dump.name, 'news'],
  ['backup', 'profile'],
  ['mails', 'first name'],
  ['webhooks', 'title of a training session'],
  ['panel', 'first name'],
  ['API answers to colleague', 'news'],
  ['API answers to hr', 'first name'],
  ['API answers to planner', 'title of a training session'],
  ['pages of employee', 'first name'],
  ['pages of colleague', 'news'],
];

function findBlind(search: Search, hasCluster: boolean): string[] {
  const blind = expected
    .filter(([place, field]) => !search.found(place, field))
    .map(([place, field]) => `${place}: no ${field}`);
  for (const field of answeredFields)
    if (!protectedFields[field].readers.some((who) => search.found(`API answers to ${who}`, field)))
      blind.push(`nobody was answered the ${field}`);
  const kept = (Object.keys(protectedFields) as FieldName[]).filter(
    (field) => protectedFields[field].standing === 'kept',
  );
  for (const field of kept) if (!search.found(dump.name, field)) blind.push(`${dump.name}: no ${field}`);
  for (const place of ['logs', 'health and metrics', 'refusals'])
    if ((search.searched.get(place)?.bytes ?? 0) === 0) blind.push(`${place}: nothing to search`);
  const own = ['files of PostgreSQL', 'log of PostgreSQL'];
  if (hasCluster)
    for (const place of own) if (!search.found(place, 'profile')) blind.push(`${place}: no profile`);
  return blind;
}

/** Plants, uses, searches. The product must have been started for this drill alone. */
export async function runDrill(
  product: DrilledProduct,
  receiver: Receiver,
  { isFull, say }: DrillOptions,
): Promise<Verdict> {
  const drill = await Drill.begin(product, receiver);
  for (const plant of plantings) {
    await plant(drill);
    say(`planted: ${plant.name.replace('plant', '').toLowerCase()}`);
  }
  await runJobs(drill);
  say('ran every job');
  const search = new Search(drill.canaries);
  const steps: readonly (readonly [string, () => Promise<void> | void])[] = [
    ['API', () => lookIntoAnswers(drill, search, isFull)],
    ['panel', () => lookIntoPanel(drill, search)],
    ['pages', () => lookIntoPages(drill, search, isFull)],
    ['mails', () => lookIntoMails(drill, search)],
    ['webhooks', () => lookIntoWebhooks(drill, search)],
    ['health', () => lookIntoHealth(drill, search)],
    ['refusals', () => lookIntoRefusals(drill, search)],
    ['backup', () => lookIntoBackup(drill, search)],
    ['database', () => lookIntoDatabase(product.adminUrl, search)],
    // Last: what the search itself caused to be logged is searched as well.
    ['checkpoint', () => checkpoint(product.adminUrl)],
    ['files and logs', () => lookIntoFiles(drill, search)],
  ];
  for (const [name, look] of steps) {
    const since = performance.now();
    await look();
    say(`searched: ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  }
  return {
    leaks: search.leaks,
    blind: findBlind(search, search.searched.has('files of PostgreSQL')),
    searched: search.searched,
    fields: Object.keys(protectedFields).length,
  };
}
