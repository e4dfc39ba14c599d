/** Nothing of a person is forgotten: every table that names people is read by a source, or has its reason why not. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personalData } from '@huntzen/kernel/server';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';

let cms: TestCms;

beforeAll(async () => {
  cms = await startTestCms();
});
afterAll(() => cms.close());

/** How a column names a person. */
const namesPeople =
  '^((account|owner|person|actor|employee|patient|practitioner|author|coach|trainee|instructor|sender|reader|learner|trainer|user|member)_id|.*_by|email)$';

/** Tables that name people and are not in an export, each with its reason. */
const reasons: Readonly<Record<string, string>> = {
  // Keys and what keeps order: nothing a person could read, and what it protects is in the export.
  access_chains: 'the end of the chain of the ledger, whose rows are exported',
  access_seal_ends: 'the end of the chain of the ledger under a seal',
  clinical_note_keys: 'wrapped keys; the notes are exported decrypted',
  coach_note_keys: 'wrapped keys; the notes are exported decrypted',
  data_keys: 'wrapped keys; the conversations are exported decrypted',
  data_export_chunks: 'the exports themselves',
  key_rotations: 'who of the panel asked for a rotation; panel accounts are no accounts of portals',
  legacy_targets: 'which row came from which file of an import',
  reminders: 'that the reminder of a day was sent, so that it is not sent twice',
  request_keys: 'the fingerprint of a request, for a day, so that a request sent twice is one',
  // Kept from other tables, which are exported.
  activity_drifts:
    'what a recount found wrong, for administrators; corrected in the counters, which are exported',
  counted_consultations: 'how a consultation was counted; the counters are exported',
  latest_reports: 'the last reports of a patient again, in one row',
  panel_patient_sessions: 'totals of completions, which are exported',
  panel_patient_totals: 'totals of completions, which are exported',
  panel_reports: 'completions again, without pain, for the panel',
  practitioner_openings: 'the next free slots of a practitioner, computed from what is exported',
  preferences: 'a view of message preferences with the usual ones',
  // Copies of what somebody else's export holds.
  journal_share_entries:
    'copies of entries of the journal, which are exported; those shared with a practitioner are their authors’',
  // Written by people of the panel, who have no portal.
  content_moves: 'written by people of the panel',
  content_schedules: 'written by people of the panel',
  planning_proposals: 'written by people of the panel',
  practitioner_document_reads:
    'who of the panel read a document; the ledger of accesses tells the practitioner',
  programme_versions:
    'a published programme as it was when it was given; whoever has it finds it in their programme',
  room_closures: 'written by people of the panel',
  training_alerts: 'acknowledged by people of the panel',
};

it('reads every table that names people, or says why not', async () => {
  const { rows } = await cms.database.adminPool.query<{ name: string }>(
    `select distinct table_name as name from information_schema.columns
     where table_schema = 'care' and column_name ~ $1 order by 1`,
    [namesPeople],
  );
  const tables = rows.map(({ name }) => name);
  const covered = new Set(personalData(cms.strapi).sources.flatMap(({ covers }) => covers));
  const considered = (name: string) => covered.has(name) || Object.hasOwn(reasons, name);
  expect(tables.filter((name) => !considered(name))).toEqual([]);
  // No reason outlives its table, or explains what is exported after all.
  expect(Object.keys(reasons).filter((name) => !tables.includes(name) || covered.has(name))).toEqual([]);
});

it('covers tables that exist', async () => {
  const { rows } = await cms.database.adminPool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'care'`,
  );
  const existing = new Set(rows.map(({ name }) => name));
  const covered = personalData(cms.strapi).sources.flatMap(({ covers }) => covers);
  expect(covered.filter((name) => !existing.has(name))).toEqual([]);
});

it('turns red for a table that nobody considered', async () => {
  const client = await cms.database.adminPool.connect();
  try {
    await client.query('begin');
    await client.query('create table care.diaries (patient_id text)');
    const { rows } = await client.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns where table_schema = 'care' and column_name ~ $1`,
      [namesPeople],
    );
    expect(rows.map(({ name }) => name)).toContain('diaries');
    expect(Object.hasOwn(reasons, 'diaries')).toBe(false);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

it('is documented: every list with its columns, whose it is, and no other', async () => {
  const text = await readFile(new URL('../../../docs/my-data-export.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `([a-z-]+)` \| (.*?) \| (.*?) \| (.*?) \|$/gm)].map(
    ([, name, roles, columns]) => `${name} | ${roles} | ${columns}`,
  );
  const registered = personalData(cms.strapi).sources.map(
    ({ name, roles, columns }) =>
      `${name} | ${roles?.join(', ') ?? 'everybody'} | ${columns.map((column) => `\`${column}\``).join(', ')}`,
  );
  expect(documented).toEqual(registered);
});
