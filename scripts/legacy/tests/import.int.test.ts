import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MyProgrammes } from '../../../extensions/programmes/server/my-programmes.ts';
import type { MySessions } from '../../../extensions/programmes/server/my-sessions.ts';
import { StoredSessions } from '../../../extensions/programmes/server/stored-sessions.ts';
import { root } from '../../lib/content-hash.ts';
import { startTestCms, type TestCms } from '../../testing/cms.ts';
import { importFolder, type ImportOptions } from '../import.ts';
import { RefusedFolderError } from '../read-folder.ts';
import { rollBack } from '../rollback.ts';
import { verifyFolder } from '../verify.ts';
import { buildHorizon, copySample, count, edit, hashTables, sample } from './_util.ts';

describe('moving old data in', () => {
  let cms: TestCms;
  let horizon: Awaited<ReturnType<typeof buildHorizon>>;
  beforeAll(async () => {
    cms = await startTestCms();
    horizon = await buildHorizon(cms.database);
  });
  afterAll(() => cms.close());

  const run = (folder: string, options: Partial<ImportOptions> = {}) =>
    importFolder(folder, cms.database.adminUrl, { dryRun: false, invite: false, ...options });
  const undo = (keepUsed = false, batch: number | null = null) =>
    rollBack(cms.database.adminUrl, batch, { keepUsed });
  const findingsOf = ({ findings }: Awaited<ReturnType<typeof run>>) =>
    findings.map(
      ({ table, line, sourceId, column, problem }) =>
        `${table} ${line} ${sourceId} ${column ?? '-'} ${problem.code}`,
    );
  const asPatient = async (email: string) => {
    const { rows } = await cms.database.adminPool.query<{ id: string }>(
      'select document_id as id from cms.up_users where email = $1',
      [email],
    );
    return {
      accountId: rows[0]?.id ?? '',
      role: 'patient',
      companyId: horizon.company,
      sessionId: null,
      address: '127.0.0.1',
    };
  };

  let before: Record<string, string>;
  beforeEach(async () => {
    while ((await count(cms.database, 'care.legacy_batches')) > 0) await forget();
    before = await hashTables(cms.database);
  });

  /** Undoes the newest batch, whatever people did with it. */
  async function forget(): Promise<void> {
    const { adminPool } = cms.database;
    const done = await undo(true);
    if (done.keptRows === 0) return;
    await adminPool.query(
      `delete from cms.up_users where document_id in (select target_id from care.legacy_targets where kind = 'account')`,
    );
    await adminPool.query(
      `delete from cms.sessions where document_id in (select target_id from care.legacy_targets where kind = 'session')`,
    );
    await adminPool.query(
      `delete from cms.exercises where document_id in (select target_id from care.legacy_targets where kind = 'exercise')`,
    );
    await adminPool.query('delete from care.programme_versions');
    await adminPool.query('truncate care.legacy_batches cascade');
  }

  it('imports the sample: accounts without a password, drafts, programmes with their days and reports', async () => {
    const result = await run(sample);
    expect(result.findings).toEqual([]);
    expect(result.counts).toMatchObject({
      patients: { read: 4, imported: 4 },
      sessions: { read: 3, imported: 3 },
      client_programmes: { read: 3, imported: 3 },
      client_sessions: { read: 13, imported: 13 },
    });
    const { rows: people } = await cms.database.adminPool.query(
      `select p.first_name, p.role, p.language, p.time_zone, p.blocked, u.password, u.confirmed
       from care.people as p join cms.up_users as u on u.document_id = p.account_id
       where u.email in ('sarah.cole@horizon.example', 'jean.leroux@horizon.example') order by 1`,
    );
    expect(people).toEqual([
      {
        first_name: 'Jean',
        role: 'patient',
        language: 'fr',
        time_zone: 'Europe/Paris',
        blocked: true,
        password: null,
        confirmed: false,
      },
      {
        first_name: 'Sarah',
        role: 'patient',
        language: 'en',
        time_zone: 'Europe/London',
        blocked: false,
        password: null,
        confirmed: false,
      },
    ]);
    expect(await count(cms.database, 'care.completions')).toBe(9);
    expect(await verifyFolder(sample, cms.database.adminUrl)).toEqual([]);
  });

  it('gives patients what they had, with the dosage of each day', async () => {
    await run(sample);
    const claire = await asPatient('claire.fontaine@horizon.example');
    const mySessions = cms.strapi.plugin('programmes').service<MySessions>('mySessions');
    const history = await mySessions.history(claire, 1);
    expect(
      history.data.map(({ performedOn, outcome, minutes, effort, pain }) => [
        performedOn,
        outcome,
        minutes,
        effort,
        pain,
      ]),
    ).toEqual([
      ['2026-03-09', 'skipped', 0, null, null],
      ['2026-03-06', 'partial', 9, 7, 4],
      ['2026-03-05', 'done', 10, 2, null],
      ['2026-03-02', 'done', 19, 4, 1],
    ]);
    const first = history.data.at(-1);
    const shown = await mySessions.show(claire, first?.occurrenceId ?? '');
    expect(shown.blocks[0]?.dosage).toEqual([
      { name: 'repetitions', label: 'Répétitions', value: '8', unit: 'fois' },
      { name: 'duration', label: 'Durée', value: '4.5', unit: 'min' },
      { name: 'intensity', label: 'Intensité', value: 'léger', unit: '' },
    ]);
    expect(JSON.stringify(shown.blocks[0]?.instructions)).toContain('Levez-vous 8 fois.');

    const hugo = await asPatient('hugo.marchand@horizon.example');
    const myProgrammes = cms.strapi.plugin('programmes').service<MyProgrammes>('myProgrammes');
    const { data } = await myProgrammes.list(hugo, 1);
    expect(data).toMatchObject([
      {
        title: 'Bouger au bureau',
        state: 'running',
        days: [2, 4],
        isPersonal: false,
        sessionsDone: 4,
        sessionsPlanned: 5,
      },
    ]);
    const programme = await myProgrammes.show(hugo, data[0]?.id ?? '');
    // The same session twice on one day is two sessions; another dosage is another session.
    expect(programme.sessions.map(({ title, isChanged }) => [title, isChanged])).toEqual([
      ['Épaules et dos', false],
      ['Épaules et dos', false],
      ['Souffle du matin', false],
      ['Souffle du matin', false],
    ]);
  });

  it('writes drafts that the panel can publish', async () => {
    await run(sample);
    const uid = 'api::session.session';
    const drafts = await cms.strapi.documents(uid).findMany({
      sort: 'title',
      populate: { blocks: { populate: { exercise: true } } },
    });
    expect(
      drafts.map(
        (draft) => `${draft.title} ${draft.publishedAt ?? 'draft'} ${draft.archivedAt ? 'archived' : ''}`,
      ),
    ).toEqual(['Jambes légères draft ', 'Souffle du matin draft ', 'Épaules et dos draft archived']);
    const [exercise] = await cms.strapi
      .documents('api::exercise.exercise')
      .findMany({ filters: { title: 'Jambes légères' } });
    expect(exercise).toMatchObject({
      instructions: expect.stringContaining('Levez-vous **{{repetitions}}** fois.') as string,
      variables: [
        { name: 'repetitions', type: 'integer', value: '10' },
        { name: 'duration', type: 'decimal', value: '5' },
        { name: 'intensity', type: 'text', value: 'léger' },
      ],
    });
    const legs = drafts.find(({ title }) => title === 'Jambes légères');
    await cms.strapi.documents('api::exercise.exercise').publish({ documentId: exercise?.documentId ?? '' });
    await cms.strapi.documents(uid).publish({ documentId: legs?.documentId ?? '' });
    const published = await cms.strapi.documents(uid).findOne({
      documentId: legs?.documentId ?? '',
      status: 'published',
      populate: { blocks: { populate: { exercise: true } } },
    });
    expect(published).toMatchObject({
      title: 'Jambes légères',
      blocks: [{ rounds: 1, restSeconds: 0, exercise: { title: 'Jambes légères' } }],
    });
    const frozen = await new StoredSessions(cms.strapi).freeze(legs?.documentId ?? '');
    expect(frozen.problems).toEqual([]);
  });

  it('changes nothing the second time, whatever the spelling of the file', async () => {
    await run(sample);
    const after = await hashTables(cms.database);
    const folder = await copySample();
    await edit(folder, 'client_sessions', (content) =>
      content
        .replaceAll(/(\d\d)\/(\d\d)\/(\d{4})/g, '$3-$2-$1')
        .replaceAll(/(\d),(\d)/g, '$1.$2')
        .replaceAll(';', ','),
    );
    const again = await run(folder);
    expect(again.batch).toBeNull();
    expect(again.findings).toEqual([]);
    expect(again.counts.client_sessions).toMatchObject({ imported: 0, unchanged: 13 });
    expect(await hashTables(cms.database)).toEqual(after);
  });

  it('adds only what is new, to programmes that are there too, and reports what changed at the source', async () => {
    await run(sample);
    const folder = await copySample();
    await edit(
      folder,
      'client_sessions',
      (content) => `${content}14;p-2;s-1;2026-09-15;faite;;20;3;;9;;\r\n`,
    );
    await edit(folder, 'patients', (content) => content.replace('Claire;Fontaine', 'Claire;Dubois'));
    const result = await run(folder);
    expect(findingsOf(result)).toEqual(['patients 2 101 - changed_at_source']);
    expect(result.counts.client_sessions).toMatchObject({ imported: 1, unchanged: 13 });
    expect(result.counts.patients).toMatchObject({ imported: 0, unchanged: 3, changed: 1 });
    const differences = await verifyFolder(folder, cms.database.adminUrl);
    expect(differences).toMatchObject([
      { table: 'patients', line: 2, column: 'last_name', source: 'Dubois', stored: 'Fontaine' },
    ]);
    // The import is nobody's change.
    expect(await count(cms.database, 'care.programmes where touched_at is not null')).toBe(0);
    // What the second batch added stands on the first.
    expect((await undo(false, 1)).isDone).toBe(false);
    expect((await undo()).deleted).toEqual({ completion: 1, occurrence: 1, programme_session: 1 });
    expect((await undo()).keptRows).toBe(0);
    expect(await hashTables(cms.database)).toEqual(before);
  });

  it('writes nothing in a dry run, with the same report', async () => {
    const folder = await copySample();
    await edit(folder, 'patients', (content) => content.replace('claire.fontaine@', 'claire.fontaine'));
    const rehearsal = await run(folder, { dryRun: true, invite: true });
    expect(await hashTables(cms.database)).toEqual(before);
    const real = await run(folder);
    expect(real.findings).toEqual(rehearsal.findings);
    expect(real.counts).toEqual(rehearsal.counts);
    expect(real.batch).toBe(rehearsal.batch);
  });

  it('refuses rows with their dependants, with place and reason, and imports the rest', async () => {
    const folder = await copySample();
    await edit(folder, 'patients', (content) =>
      content
        .replace('claire.fontaine@', 'claire.fontaine')
        .replace('sarah.cole@horizon.example', 'bob@horizon.example')
        .concat('105;zoe@horizon.example;Zoé;Blanc;Nulle part;;;actif\r\n'),
    );
    await edit(folder, 'client_sessions', (content) =>
      content
        .replace('8;p-2;s-3;10/09/2026;faite;;16;3;', '8;p-2;s-3;31/02/2026;faite;;16;12;')
        .replace('11;p-2;s-3;19/01/2027', '11;p-2;s-9;19/01/2027'),
    );
    const result = await run(folder);
    expect(findingsOf(result)).toEqual([
      'patients 2 101 email email',
      'patients 4 103 email email_taken',
      'patients 6 105 company company_unknown',
      'client_programmes 2 p-1 patient_id reference_refused',
      'client_programmes 4 p-3 patient_id reference_refused',
      ...[2, 3, 4, 5, 6, 7].map(
        (line) => `client_sessions ${line} ${line - 1} client_programme_id reference_refused`,
      ),
      'client_sessions 9 8 date day',
      'client_sessions 9 8 effort whole',
      'client_sessions 12 11 session_id reference_unknown',
      'client_sessions 13 12 client_programme_id reference_refused',
      'client_sessions 14 13 client_programme_id reference_refused',
    ]);
    expect(result.counts.client_sessions).toEqual({
      read: 13,
      imported: 3,
      unchanged: 0,
      changed: 0,
      refused: 10,
    });
    expect(await count(cms.database, 'care.programmes')).toBe(1);
    const differences = await verifyFolder(folder, cms.database.adminUrl);
    expect(differences.filter(({ kind }) => kind === 'not_imported')).toHaveLength(15);

    // Put right, they follow.
    const corrected = await run(sample);
    expect(corrected.counts.client_sessions).toMatchObject({ imported: 10, unchanged: 3, refused: 0 });
    expect(await verifyFolder(sample, cms.database.adminUrl)).toEqual([]);
  });

  it('refuses the whole run for a missing column or an unreadable file, before anything is written', async () => {
    const folder = await copySample();
    await edit(folder, 'patients', (content) => content.replace(';email;', ';courriel;'));
    await writeFile(join(folder, 'sessions.csv'), Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00]));
    const refusal = await run(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RefusedFolderError);
    expect((refusal as RefusedFolderError).files.map(({ file, text }) => [file, text.en])).toEqual([
      ['patients.csv', 'Missing columns: email'],
      ['sessions.csv', 'This is not a text file. Save it as “CSV UTF-8”.'],
    ]);
    expect(await hashTables(cms.database)).toEqual(before);
  });

  it('invites active patients when asked, through the queue', async () => {
    await cms.database.adminPool.query(
      `create function graphile_worker.hold() returns trigger language plpgsql as $$ begin new.run_at := now() + interval '1 day'; return new; end $$;
       create trigger hold before insert on graphile_worker._private_jobs for each row execute function graphile_worker.hold()`,
    );
    await run(sample, { invite: true });
    const jobs = `graphile_worker._private_jobs where key like 'legacy invitation %'`;
    expect(await count(cms.database, jobs)).toBe(3);
    await undo();
    expect(await count(cms.database, jobs)).toBe(0);
    await cms.database.adminPool.query(
      'drop trigger hold on graphile_worker._private_jobs; drop function graphile_worker.hold()',
    );
  });

  it('rolls back to exactly what was there', async () => {
    await run(sample);
    expect(await hashTables(cms.database)).not.toEqual(before);
    const result = await undo();
    expect(result).toMatchObject({
      isDone: true,
      keptRows: 0,
      deleted: { account: 4, session: 3, exercise: 3, programme: 3, occurrence: 13, completion: 9 },
    });
    expect(await hashTables(cms.database)).toEqual(before);
  });

  const uses: [string, string, string][] = [
    [
      'a patient who signed in',
      `insert into care.sessions (account_id, company_id, role)
       select account_id, company_id, role from care.people where first_name = 'Hugo'`,
      'account has signed in since',
    ],
    [
      'a session that was reported',
      `insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort)
       select o.company_id, o.patient_id, o.id, gen_random_uuid(), 'Épaules', 'done', current_date, 10, 3
       from care.occurrences as o join care.people as p on p.account_id = o.patient_id
       where p.first_name = 'Hugo' and o.due_on = '2027-01-19'`,
      'occurrence a session was reported since',
    ],
    [
      'a day that was moved',
      `update care.occurrences set due_on = '2027-01-20' where due_on = '2027-01-19'`,
      'occurrence changed since',
    ],
    [
      'a programme that was paused',
      `update care.programmes set paused_on = current_date, pause_reason = 'holiday' where title = 'Bouger au bureau'`,
      'programme changed since',
    ],
    [
      'a patient who joined a group',
      `with made as (insert into care.groups (company_id, name, coach_id)
         select p.company_id, 'Groupe', c.account_id from care.people as p, care.people as c
         where p.first_name = 'Hugo' and c.role = 'coach' returning company_id, id)
       insert into care.group_members (company_id, group_id, patient_id)
       select m.company_id, m.id, p.account_id from made as m, care.people as p where p.first_name = 'Hugo'`,
      'account belongs to a group',
    ],
  ];
  it.each(uses)('refuses to delete %s, and everything of that person', async (_what, use, reason) => {
    await run(sample);
    await cms.database.adminPool.query(use);
    const used = await hashTables(cms.database);

    const refused = await undo();
    expect(refused.isDone).toBe(false);
    expect(refused.used.map(({ target, reason: said }) => `${target.kind} ${said.en}`)).toContain(reason);
    expect(await hashTables(cms.database)).toEqual(used);

    const done = await undo(true);
    expect(done.deleted).toMatchObject({ account: 3, programme: 2, session: 1, exercise: 1 });
    expect(await count(cms.database, `care.people where first_name = 'Hugo'`)).toBe(1);
    expect(await count(cms.database, `care.people where first_name in ('Claire', 'Sarah', 'Jean')`)).toBe(0);
    // The patient, the programme and its five days, and the two sessions that it was copied from.
    expect(done.keptRows).toBe(9);
    // What is taken out can come in again, beside what stayed.
    expect((await run(sample)).counts.client_sessions).toMatchObject({ imported: 8, unchanged: 5 });
    await cms.database.adminPool.query('delete from care.group_members; delete from care.groups');
  });

  it('refuses to delete a session that was published, and deletes the others', async () => {
    await run(sample);
    const [breath] = await cms.strapi
      .documents('api::exercise.exercise')
      .findMany({ filters: { title: 'Souffle du matin' } });
    await cms.strapi.documents('api::exercise.exercise').publish({ documentId: breath?.documentId ?? '' });
    const refused = await undo();
    expect(
      refused.used.map(({ target, reason }) => `${target.sourceId} ${target.kind} ${reason.en}`),
    ).toContain('s-2 exercise published since');
    const done = await undo(true);
    expect(done.deleted).toMatchObject({ account: 4, session: 2, exercise: 2 });
  });

  it('refuses to delete a session that another batch copied', async () => {
    await run(sample);
    const folder = await copySample();
    await edit(
      folder,
      'patients',
      (content) => `${content}105;zoe@horizon.example;Zoé;Blanc;Clinique Horizon;;;actif\r\n`,
    );
    await edit(
      folder,
      'client_programmes',
      (content) => `${content}p-9;105;Marche;;07/09/2026;31/01/2027;1;en cours;;;carol@horizon.example\r\n`,
    );
    await edit(folder, 'client_sessions', (content) => `${content}14;p-9;s-1;07/12/2026;prévue;;;;;;;\r\n`);
    expect((await run(folder)).findings).toEqual([]);
    expect(await verifyFolder(folder, cms.database.adminUrl)).toEqual([]);
    const refused = await undo(false, 1);
    expect(
      refused.used.map(({ target, reason }) => `${target.sourceId} ${target.kind} ${reason.en}`),
    ).toEqual(['s-1 exercise copied into a programme of another batch']);
    await undo();
    expect((await undo()).isDone).toBe(true);
    expect(await hashTables(cms.database)).toEqual(before);
  });

  it('does not bring an erased person back', async () => {
    await run(sample);
    await cms.database.adminPool.query(
      `delete from cms.up_users where email = 'claire.fontaine@horizon.example'`,
    );
    const folder = await copySample();
    await edit(folder, 'client_sessions', (content) => `${content}14;p-1;s-1;2026-03-16;prévue;;;;;;;\r\n`);
    const result = await run(folder);
    expect(result.batch).toBeNull();
    expect(findingsOf(result)).toEqual(['client_sessions 15 14 client_programme_id reference_gone']);
    const differences = await verifyFolder(sample, cms.database.adminUrl);
    expect(differences[0]).toMatchObject({ table: 'patients', sourceId: '101', kind: 'gone' });
  });

  it('leaves nothing when it is killed in the middle', async () => {
    const { adminPool, adminUrl, environment } = cms.database;
    // It waits for this lock with everything else written.
    const holder = await adminPool.connect();
    await holder.query('begin; lock table care.legacy_targets in share mode');
    const child = spawn(process.execPath, [join(root, 'scripts/legacy/main.ts'), 'import', sample], {
      env: { PATH: process.env.PATH, ...environment, DATABASE_URL: adminUrl },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    await expect
      .poll(
        () =>
          count(
            cms.database,
            `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name = 'care legacy import'`,
          ),
        { timeout: 15_000 },
      )
      .toBe(1);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await holder.query('rollback');
    holder.release();
    await expect
      .poll(() =>
        count(
          cms.database,
          `pg_stat_activity where datname = current_database() and application_name = 'care legacy import'`,
        ),
      )
      .toBe(0);
    expect(await hashTables(cms.database)).toEqual(before);
  });

  it('writes the whole or nothing when the database refuses in the middle', async () => {
    await cms.database.adminPool.query(
      `alter table care.completions add constraint refused check (minutes <> 16) not valid`,
    );
    await expect(run(sample)).rejects.toThrow(/refused/);
    await cms.database.adminPool.query('alter table care.completions drop constraint refused');
    expect(await hashTables(cms.database)).toEqual(before);
  });
});
