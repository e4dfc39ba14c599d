import type { Actor } from '@huntzen/database';
import type { Core } from '@strapi/strapi';
import { Temporal } from 'temporal-polyfill';
import type { JournalStore } from '../../extensions/records/journal/index.ts';
import { createVault, sealEntry } from '../../extensions/records/journal-crypto/index.ts';
import { getId, type DemoAccounts } from './accounts.ts';
import { demoJournalPassphrase, journalDays } from './content/journal.ts';
import { uuidFor } from './deterministic.ts';

/** Keeps a journal as a browser would: sealed here under the passphrase of the README, stored as it is. */
export async function loadJournal(
  strapi: Core.Strapi,
  { companyIds, accountIds }: DemoAccounts,
): Promise<void> {
  const journals = strapi.get<JournalStore>('care.journals');
  const ownerId = getId(accountIds, 'lea.martin@techcorp.example');
  const owner: Actor = { accountId: ownerId, companyId: getId(companyIds, 'techcorp'), role: 'employee' };
  const keyId = uuidFor('demo journal');
  const { key, wrappings } = await createVault({ purpose: 'journal', ownerId, keyId }, demoJournalPassphrase);
  await journals.create(owner, { keyId, ...wrappings });
  const today = Temporal.Now.plainDateISO('Europe/Paris');
  const entries = await Promise.all(
    journalDays.map(async ({ daysAgo, ...content }, index) => {
      const day = today.subtract({ days: daysAgo }).toString();
      const entryId = uuidFor(`demo journal entry ${index}`);
      const written = { ...content, day, writtenAt: `${day}T19:30:00.000Z` };
      const sealed = await sealEntry(key, { ownerId, entryId, keyId, revision: 1 }, written);
      return { id: entryId, keyId, sealed };
    }),
  );
  await journals.addEntries(owner, entries);
}
