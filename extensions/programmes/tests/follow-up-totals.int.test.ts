/** The panel's totals over all time are kept, not counted: whatever happens to reports, they are what a recount gives. */
import { readFile } from 'node:fs/promises';
import { createCompany, createPerson } from '@huntzen/database/testing/people';
import type { Actor } from '@huntzen/database';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, panelTokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { FollowUpFigures, PatientTotals, SessionTotals } from '../contracts/index.ts';
import { asCaller, buildSession, editor, servicesOf } from './_util.ts';

let cms: TestCms;
let token: string;
let sessions: string[];
let patients: Actor[];
const today = Temporal.Now.plainDateISO('UTC');

beforeAll(async () => {
  cms = await startTestCms({ ANONYMOUS_CALLS_PER_15_MINUTES: '100000' });
  token = await panelTokenOf(cms, 'editor');
  sessions = [await buildSession(cms), await buildSession(cms)];
  const pool = cms.database.adminPool;
  const companies = [await createCompany(pool), await createCompany(pool)];
  patients = await Promise.all(
    [...companies, ...companies].map((company) => createPerson(pool, { role: 'patient', company })),
  );
  for (const session of sessions)
    await servicesOf(cms).publications.publish(editor, session, {
      audience: { kind: 'all' },
      visibleFrom: Temporal.Now.instant().subtract({ hours: 1 }),
    });
});
afterAll(() => cms.close());
beforeEach(() => cms.database.asOwner((client) => client.query('delete from care.completions')));

async function report(
  patient: Actor | undefined,
  session: string | undefined,
  daysAgo: number,
  minutes = 10,
) {
  const { rows } = await cms.database.adminPool.query<{ id: string }>(
    `select o.id from care.occurrences as o join care.publications as p on p.id = o.publication_id
     where o.patient_id = $1 and p.session_id = $2`,
    [patient?.accountId, session],
  );
  return servicesOf(cms).mySessions.complete(
    asCaller(patient as Actor),
    rows[0]?.id ?? '',
    crypto.randomUUID(),
    {
      outcome: minutes === 0 ? 'skipped' : 'done',
      performedOn: today.subtract({ days: daysAgo }).toString(),
      minutes,
      effort: minutes === 0 ? null : 5,
      pain: 3,
    },
  );
}

async function problems(): Promise<string[]> {
  const check = await readFile(
    new URL('../../../database/verify/care/0331-follow-up-totals.sql', import.meta.url),
    'utf8',
  );
  const { rows } = await cms.database.adminPool.query<{ problem: string }>(check);
  return rows.map(({ problem }) => problem);
}
const get = async <Data>(path: string) =>
  (await call<Data>(cms, 'GET', `/follow-up/${path}`, { token })).data;
/** A period that holds every report: what is narrowed by it is counted, not kept. */
const ever = `from=${today.subtract({ years: 1 }).toString()}&to=${today.add({ days: 1 }).toString()}`;

test('they are the numbers of a recount, in every view', async () => {
  const [alice, bob, carol] = patients;
  const [walk, rest] = sessions;
  await report(alice, walk, 3, 20);
  await report(alice, walk, 1, 10);
  await report(alice, rest, 2, 0);
  await report(bob, walk, 5, 30);
  await report(carol, walk, 0, 5);
  expect(await problems()).toEqual([]);
  for (const view of ['figures', 'sessions', 'patients'])
    expect(await get(view)).toEqual(await get(`${view}?${ever}`));
  expect(await get<FollowUpFigures>('figures')).toEqual({
    reports: 5,
    skipped: 1,
    minutes: 65,
    patients: 3,
    sessions: 2,
  });
  expect(await get<SessionTotals[]>('sessions')).toMatchObject([
    { sessionId: walk, patients: 3, reports: 4, lastOn: today.toString() },
    { sessionId: rest, patients: 1, reports: 1, skipped: 1 },
  ]);
  for (const narrowed of [`figures?session=${walk ?? ''}`, `sessions?session=${walk ?? ''}`])
    expect(await get(narrowed)).toEqual(await get(`${narrowed}&${ever}`));
  const narrowed = `patients?patient=${alice?.accountId ?? ''}`;
  expect(await get<PatientTotals[]>(narrowed)).toMatchObject([{ sessions: 2, reports: 3, done: 2 }]);
  expect(await get(narrowed)).toEqual(await get(`${narrowed}&${ever}`));
});

test('a correction and a report that goes are followed, the last day too', async () => {
  const [alice, bob] = patients;
  const [walk, rest] = sessions;
  const { id } = await report(alice, walk, 0, 20);
  await report(alice, walk, 4, 10);
  await report(bob, rest, 2, 15);
  const answer = {
    outcome: 'skipped',
    performedOn: today.subtract({ days: 6 }).toString(),
    minutes: 0,
  } as const;
  await servicesOf(cms).mySessions.edit(asCaller(alice as Actor), id, {
    ...answer,
    effort: null,
    pain: null,
  });
  expect(await problems()).toEqual([]);
  expect(await get<PatientTotals[]>(`patients?patient=${alice?.accountId ?? ''}`)).toMatchObject([
    { reports: 2, skipped: 1, minutes: 10, lastOn: today.subtract({ days: 4 }).toString() },
  ]);
  // Several at once: both reports of one session by one patient.
  await cms.database.asOwner((client) =>
    client.query('delete from care.completions where patient_id = $1', [alice?.accountId]),
  );
  expect(await problems()).toEqual([]);
  expect(await get<FollowUpFigures>('figures')).toMatchObject({ reports: 1, patients: 1, sessions: 1 });
});

test('many people at once report the same sessions: none is lost, none counted twice', async () => {
  await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      report(patients[index % patients.length], sessions[index % 3 === 0 ? 0 : 1], index % 7),
    ),
  );
  expect(await problems()).toEqual([]);
  expect(await get<FollowUpFigures>('figures')).toMatchObject({ reports: 24, minutes: 240 });
});

test('the totals know no pain, and show nothing to anybody but the panel', async () => {
  const { rows } = await cms.database.adminPool.query(
    `select from information_schema.columns where table_schema = 'care' and table_name like 'panel\\_%' and column_name = 'pain'`,
  );
  expect(rows).toEqual([]);
  await report(patients[0], sessions[0], 0);
  const totals = (actor: Actor) =>
    servicesOf(cms).database.as(asCaller(actor), (tx) =>
      tx.selectFrom('care.panel_session_totals').selectAll().execute(),
    );
  expect(await totals(patients[0] as Actor)).toEqual([]);
  expect(
    await servicesOf(cms).database.as(editor, (tx) =>
      tx.selectFrom('care.panel_session_totals').selectAll().execute(),
    ),
  ).toHaveLength(1);
});
