/**
 * The jobs of exports. Each reads and writes as the person whose export it is: the worker's own role sees nothing of either. Two are
 * built at a time in one process, so that mails do not wait for them; the others are taken up by the job of every minute.
 */
import { sql, type ServiceDatabase } from '@huntzen/database';
import type { PortalRole } from '@huntzen/kernel/contracts';
import { loggable, type PersonalData, type PersonalReader } from '@huntzen/kernel/server';
import { ChunkWriter } from '../exports/chunks.ts';
import {
  buildExport,
  ExportSupersededError,
  type ExportAttempt,
  type ExportStore,
} from '../exports/index.ts';

const placesPerProcess = 2;
const heartbeatMs = 10_000;

/** What the jobs work with. */
export interface ExportJobsOptions {
  store: ExportStore;
  personalData: PersonalData;
  /** Told of an export that failed, by its id and without content. */
  onFailure: (exportId: string, error: { name: string; code: string }) => void;
}

type Person = Omit<PersonalReader, 'language'>;

async function findPerson(jobs: ServiceDatabase, accountId: string): Promise<Person | undefined> {
  const found = await jobs
    .selectFrom('care.people')
    .select(['account_id', 'role', 'company_id'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  return { accountId: found.account_id, role: found.role as PortalRole, companyId: found.company_id };
}

/** Builds exports, and takes up those that were left. */
export class ExportJobs {
  readonly #store: ExportStore;
  readonly #personalData: PersonalData;
  readonly #onFailure: ExportJobsOptions['onFailure'];
  #taken = 0;

  constructor({ store, personalData, onFailure }: ExportJobsOptions) {
    this.#store = store;
    this.#personalData = personalData;
    this.#onFailure = onFailure;
  }

  /** Builds an export, unless it is built already or this process has enough to do: then the job of every minute finds it. */
  async build(jobs: ServiceDatabase, exportId: string, accountId: string): Promise<void> {
    if (this.#taken >= placesPerProcess) return;
    this.#taken += 1;
    try {
      const person = await findPerson(jobs, accountId);
      const attempt = person === undefined ? null : await this.#store.begin(person, exportId);
      if (person !== undefined && attempt !== null) await this.#attempt(person, attempt);
    } finally {
      this.#taken -= 1;
    }
  }

  /** Builds, one after the other, what nobody has worked on for a minute. */
  async resume(jobs: ServiceDatabase): Promise<void> {
    const { rows } = await sql<{
      id: string;
      person_id: string;
    }>`select id, person_id from care.list_left_data_exports()`.execute(jobs);
    for (const { id, person_id: personId } of rows) await this.build(jobs, id, personId);
  }

  async #attempt(person: Person, attempt: ExportAttempt): Promise<void> {
    const beat = setInterval(() => {
      // One that is missed is made up by the next, and by each piece that is stored.
      this.#store.live(person, attempt).catch(() => undefined);
    }, heartbeatMs);
    try {
      const writer = new ChunkWriter(this.#store.chunkStore(person, attempt));
      const reader = { ...person, language: attempt.language };
      const sources = this.#personalData.sourcesOf(person.role);
      await buildExport({ reader, sources, madeAt: new Date() }, (bytes) => writer.write(bytes));
      await this.#store.finish(person, attempt, await writer.end());
    } catch (error) {
      if (error instanceof ExportSupersededError) return;
      const { name, code } = loggable(error);
      this.#onFailure(attempt.exportId, { name, code });
      await this.#store.fail(person, attempt);
    } finally {
      clearInterval(beat);
    }
  }
}
