/** A backup of before an erasure, restored after it: nothing opens but what is held, and the job takes the name away again. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@huntzen/config';
import { backUp, restore } from '@huntzen/database/backup';
import { cloneDatabase } from '@huntzen/database/testing';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import { ErasureSteps } from '@huntzen/kernel/server';
import { ChatStore } from '@huntzen/records/chat';
import { createKeyRing } from '@huntzen/records/crypto';
import { expect, test } from 'vitest';
import { synchroniseCms } from '../../../scripts/lib/database.ts';
import { ClinicalNoteStore } from '../../records/clinical/index.ts';
import { addConsultation, beginConsultation } from '../../records/tests/_util.ts';
import { finishErasures } from '../server/finish-erasures.ts';
import { askAndWait, createCanary, erasureOf, findWords } from './_erasure.ts';

test('a restored backup revives nobody', async () => {
  const database = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'care-erasure-'));
  try {
    const keys = createKeyRing({ RECORDS_KEY: 'a records key of more than thirty-two characters' });
    const company = await createCompany(database.adminPool);
    const alice = await createCanary(database, { role: 'employee', company });
    const bob = await createPerson(database.adminPool, { role: 'practitioner' });
    const id = await addConsultation(database, { companyId: company, alice, bob });
    const open = () => {
      const stores = { database: database.openCare(2), keys, onUnreadable: () => undefined };
      return { chat: new ChatStore(stores), notes: new ClinicalNoteStore(stores) };
    };
    const before = open();
    await before.chat.send(alice, { consultationId: id, clientMessageId: randomUUID(), text: 'Un secret.' });
    await beginConsultation(database, id, 'completed');
    await before.notes.save(bob, id, { saveId: randomUUID(), basedOn: 0, text: 'Dort mal.' });

    const config = readConfig('database', { ...database.environment, BACKUP_DIRECTORY: folder });
    const { directory } = await backUp(config);
    const finish = () =>
      finishErasures(database.openJobs(1), { keys, steps: new ErasureSteps(), noteHoldYears: 20 });
    await askAndWait(database, alice);
    await finish();
    expect((await erasureOf(database, alice))?.done).toBe(true);

    const synchronise = () =>
      synchroniseCms({ PATH: process.env.PATH, HOME: process.env.HOME, ...database.environment });
    await restore(config, directory, synchronise, { replace: true });
    expect(await findWords(database, alice)).not.toEqual([]);
    const after = open();
    const { messages } = await after.chat.listBefore(bob, id, { limit: 50 });
    expect(messages.map(({ text }) => text)).toEqual([null]);
    expect((await after.notes.show(bob, id)).current?.text).toBe('Dort mal.');

    await finish();
    expect(await findWords(database, alice)).toEqual([]);
    expect((await after.notes.show(bob, id)).current?.text).toBe('Dort mal.');
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
