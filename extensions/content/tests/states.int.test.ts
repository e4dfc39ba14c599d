/** Draft, scheduled, published, archived: the moves, who made them, and what keeps them from being made. */
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { call, panelTokenOf } from '../../../scripts/testing/api.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { ContentStateDetail } from '../contracts/index.ts';

let cms: TestCms;
const tokens = { editor: '', platform: '', accountant: '' };
let made = 0;

beforeAll(async () => {
  cms = await startTestCms();
  tokens.editor = await panelTokenOf(cms, 'editor');
  tokens.platform = await panelTokenOf(cms, 'platform-admin');
  tokens.accountant = await panelTokenOf(cms, 'accountant');
});
afterAll(() => cms.close());

async function create(kind: 'exercise' | 'session' | 'programme' | 'article', data: object): Promise<string> {
  made += 1;
  const { documentId } = await cms.strapi
    .documents(`api::${kind}.${kind}`)
    .create({ data: { title: `${kind} ${made}`, slug: `${kind}-${made}`, ...data } as never });
  return documentId;
}
const exercise = (data: object = {}) =>
  create('exercise', {
    instructions: 'Levez-vous {{repetitions}} fois.',
    level: 'beginner',
    durationMinutes: 5,
    variables: [{ name: 'repetitions', type: 'integer', value: '10' }],
    ...data,
  });
const session = async (exerciseId: string, data: object = {}) =>
  create('session', {
    objective: 'strength',
    level: 'beginner',
    durationMinutes: 20,
    blocks: [{ exercise: exerciseId, rounds: 1, restSeconds: 0 }],
    ...data,
  });
const article = () => create('article', { excerpt: 'Un résumé.', content: 'Un texte.' });

const isPublished = async (kind: 'exercise' | 'session' | 'programme' | 'article', documentId: string) =>
  (await cms.strapi.documents(`api::${kind}.${kind}`).findOne({ documentId, status: 'published' })) !== null;
const stateOf = async (kind: string, documentId: string, token = tokens.editor) =>
  (await call<ContentStateDetail>(cms, 'GET', `/content/${kind}/${documentId}/state`, { token })).data;
const publish = (kind: string, documentId: string, body: object = {}, token = tokens.editor) =>
  call(cms, 'POST', `/content/${kind}/${documentId}/publish`, { token, body });
const schedule = (kind: string, documentId: string, body: object, token = tokens.editor) =>
  call(cms, 'PUT', `/content/${kind}/${documentId}/schedule`, {
    token,
    body: { publish: null, unpublish: null, ...body },
  });
const archive = (kind: string, documentIds: string[], isArchived: boolean) =>
  call<{ moved: number }>(cms, 'POST', `/content/${kind}/archive`, {
    token: tokens.editor,
    body: { documentIds, isArchived },
  });
const inParis = (hours: number) => ({
  wallTime: Temporal.Now.zonedDateTimeISO('Europe/Paris')
    .add({ hours })
    .toPlainDateTime()
    .toString()
    .slice(0, 16),
  timeZone: 'Europe/Paris',
});
/** Lets what waits fall due now, as the clock would. */
const fallDue = (documentId: string) =>
  cms.database.adminPool.query(
    `select graphile_worker.reschedule_jobs(array(
       select j.id from graphile_worker.jobs as j join care.content_schedules as s on j.key = 'content schedule ' || s.id
       where s.document_id = $1 and s.outcome is null), run_at => now() - interval '1 hour')`,
    [documentId],
  );

describe('publishing', () => {
  test('is refused with the list of what is missing, and nothing is published', async () => {
    const broken = await exercise({ instructions: 'Tenez {{duree}}.' });
    expect(await publish('exercise', broken)).toMatchObject({ status: 422, code: 'draft_not_publishable' });
    const needing = await session(await exercise());
    const refused = await publish('session', needing);
    expect([refused.status, refused.paths?.[0]?.split('.')[0]]).toEqual([422, 'exercise']);
    expect((await stateOf('session', needing)).unpublished).toHaveLength(1);
    expect((await publish('programme', await create('programme', { weeks: 2, perWeek: 2 }))).status).toBe(
      422,
    );
    expect(await isPublished('session', needing)).toBe(false);
  });

  test('takes along what it needs when asked to, all or nothing', async () => {
    const sound = await exercise();
    const inner = await session(sound);
    const whole = await create('programme', { weeks: 2, perWeek: 2, steps: [{ session: inner }] });
    expect((await publish('programme', whole, { withNeeded: true })).status).toBe(204);
    expect([await isPublished('exercise', sound), await isPublished('session', inner)]).toEqual([true, true]);
    expect(await isPublished('programme', whole)).toBe(true);
    const { data } = await cms.database.adminPool
      .query<{ title: string }>(
        `select s.title from cms.sessions s join cms.components_programme_steps_session_lnk l on l.session_id = s.id where s.document_id = $1 and s.published_at is not null`,
        [inner],
      )
      .then(({ rows }) => ({ data: rows }));
    expect(data.length).toBeGreaterThan(0);

    const broken = await exercise({ variables: [] });
    const good = await exercise();
    const mixed = await session(good, {
      blocks: [good, broken].map((id) => ({ exercise: id, rounds: 1, restSeconds: 0 })),
    });
    expect((await publish('session', mixed, { withNeeded: true })).status).toBe(422);
    expect([await isPublished('exercise', good), await isPublished('session', mixed)]).toEqual([
      false,
      false,
    ]);
  });

  test('through the panel’s own button holds to the same rules and is written down', async () => {
    const press = (kind: string, documentId: string, action: string) =>
      fetch(
        `${cms.url}/content-manager/collection-types/api::${kind}.${kind}/${documentId}/actions/${action}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${tokens.editor}`, 'content-type': 'application/json' },
          body: '{}',
        },
      );
    const needing = await session(await exercise({ title: 'Pas encore là' }));
    const refused = await press('session', needing, 'publish');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('« Pas encore là » n’est pas publié.');
    const sound = await exercise();
    expect((await press('exercise', sound, 'publish')).status).toBe(200);
    expect((await press('exercise', sound, 'unpublish')).status).toBe(200);
    const { state, moves } = await stateOf('exercise', sound);
    expect([state, moves.map(({ move, by }) => [move, by])]).toEqual([
      'draft',
      [
        ['unpublished', 'editor Test'],
        ['published', 'editor Test'],
      ],
    ]);
  });
});

describe('a planned publication', () => {
  test('waits, happens once when it is due, and ends', async () => {
    const id = await article();
    expect((await schedule('article', id, { publish: inParis(2), unpublish: inParis(4) })).status).toBe(204);
    expect(await stateOf('article', id)).toMatchObject({
      state: 'scheduled',
      publish: inParis(2),
      unpublish: { timeZone: 'Europe/Paris' },
    });
    expect(await isPublished('article', id)).toBe(false);
    // The queue is told that the first moment has come; the second still waits.
    await cms.database.adminPool.query(
      `select graphile_worker.reschedule_jobs(array(
         select j.id from graphile_worker.jobs as j join care.content_schedules as s on j.key = 'content schedule ' || s.id
         where s.document_id = $1 and s.action = 'publish'), run_at => now())`,
      [id],
    );
    await vi.waitFor(async () => expect(await isPublished('article', id)).toBe(true), { timeout: 15_000 });
    await vi.waitFor(async () => expect((await stateOf('article', id)).state).toBe('published'), {
      timeout: 5_000,
    });
    await fallDue(id);
    await vi.waitFor(async () => expect((await stateOf('article', id)).state).toBe('draft'), {
      timeout: 15_000,
    });
    expect((await stateOf('article', id)).moves.map(({ move }) => move)).toEqual([
      'unpublished',
      'published',
      'scheduled',
    ]);
  });

  test('is done once by however many take it at the same moment', async () => {
    const id = await article();
    await schedule('article', id, { publish: inParis(2) });
    const { rows } = await cms.database.adminPool.query<{ id: string; created_by: string }>(
      'select id, created_by from care.content_schedules where document_id = $1',
      [id],
    );
    const { states } = cms.strapi.get<{
      states: { run: (payload: Record<string, unknown>) => Promise<void> };
    }>('care.content');
    const payload = { scheduleId: rows[0]?.id, accountId: rows[0]?.created_by, role: 'editor' };
    await Promise.all([states.run(payload), states.run(payload), states.run(payload)]);
    expect((await stateOf('article', id)).moves.map(({ move }) => move)).toEqual(['published', 'scheduled']);
  });

  test('is replaced or taken back, and then does not happen', async () => {
    const id = await article();
    await schedule('article', id, { publish: inParis(2) });
    await schedule('article', id, { publish: inParis(5) });
    expect((await stateOf('article', id)).publish).toMatchObject(inParis(5));
    await schedule('article', id, {});
    const { state, moves } = await stateOf('article', id);
    expect([state, moves.map(({ move }) => move)]).toEqual([
      'draft',
      ['unscheduled', 'scheduled', 'scheduled'],
    ]);
  });

  test('of something broken since fails once, says so, and publishes nothing', async () => {
    const id = await exercise();
    await schedule('exercise', id, { publish: inParis(2) });
    await cms.strapi
      .documents('api::exercise.exercise')
      .update({ documentId: id, data: { instructions: 'Tenez {{duree}}.' } as never });
    await fallDue(id);
    await vi.waitFor(async () => expect((await stateOf('exercise', id)).moves[0]?.move).toBe('failed'), {
      timeout: 15_000,
    });
    expect(await isPublished('exercise', id)).toBe(false);
  });

  test.each([
    [
      'in the past',
      { publish: { wallTime: '2020-01-01T10:00', timeZone: 'Europe/Paris' } },
      'publish.wallTime',
    ],
    [
      'on no day',
      { publish: { wallTime: '2027-02-30T10:00', timeZone: 'Europe/Paris' } },
      'publish.wallTime',
    ],
    ['in no zone', { publish: { wallTime: '2027-02-03T10:00', timeZone: 'Mars/Base' } }, 'publish.wallTime'],
    ['far away', { publish: { wallTime: '2040-02-03T10:00', timeZone: 'Europe/Paris' } }, 'publish.wallTime'],
    ['that ends first', { publish: inParis(5), unpublish: inParis(4) }, 'unpublish.wallTime'],
    ['that ends and never begins', { unpublish: inParis(4) }, 'publish.wallTime'],
  ])('%s is refused', async (_what, body, path) => {
    const id = await article();
    const refused = await schedule('article', id, body);
    expect([refused.status, refused.paths]).toEqual([400, [path]]);
  });

  test('in the hour that a clock change skips moves forward, in the zone that was named', async () => {
    const id = await article();
    await schedule('article', id, { publish: { wallTime: '2027-03-28T02:30', timeZone: 'Europe/Paris' } });
    expect((await stateOf('article', id)).publish?.dueAt).toBe('2027-03-28T01:30:00.000Z');
    await schedule('article', id, { publish: { wallTime: '2027-03-28T02:30', timeZone: 'Asia/Tokyo' } });
    expect((await stateOf('article', id)).publish?.dueAt).toBe('2027-03-27T17:30:00.000Z');
  });

  test('stands in the calendar', async () => {
    const id = await article();
    await schedule('article', id, { publish: { wallTime: '2027-05-10T08:00', timeZone: 'Europe/Paris' } });
    const { data } = await call<{ documentId: string; action: string; outcome: string | null; by: string }[]>(
      cms,
      'GET',
      '/content-calendar?from=2027-05-01T00:00:00Z&to=2027-06-01T00:00:00Z&kind=article',
      { token: tokens.editor },
    );
    expect(data).toMatchObject([{ documentId: id, action: 'publish', outcome: null, by: 'editor Test' }]);
  });
});

describe('archiving', () => {
  test('hides both versions without publishing the draft, ends what was planned, and is taken back', async () => {
    const id = await exercise();
    const other = await exercise();
    await publish('exercise', id);
    await cms.strapi
      .documents('api::exercise.exercise')
      .update({ documentId: id, data: { title: 'Pas fini' } as never });
    await schedule('exercise', id, { unpublish: inParis(3) });
    expect((await archive('exercise', [id, other], true)).data).toEqual({ moved: 2 });
    expect((await archive('exercise', [id], true)).data).toEqual({ moved: 0 });
    const published = await cms.strapi
      .documents('api::exercise.exercise')
      .findOne({ documentId: id, status: 'published' });
    expect([published?.title === 'Pas fini', published?.archivedAt === null]).toEqual([false, false]);
    expect(await stateOf('exercise', id)).toMatchObject({ state: 'archived', unpublish: null });
    expect((await publish('exercise', id)).status).toBe(422);
    expect((await archive('exercise', [id], false)).data).toEqual({ moved: 1 });
    const { state, moves } = await stateOf('exercise', id);
    expect([state, moves.map(({ move }) => move)]).toEqual([
      'published',
      ['restored', 'archived', 'scheduled', 'published'],
    ]);
  });
});

test('states are moved by those who write the content, and by nobody else', async () => {
  const id = await article();
  const inner = await exercise();
  expect((await publish('article', id, {}, tokens.platform)).status).toBe(204);
  expect((await publish('exercise', inner, {}, tokens.platform)).status).toBe(403);
  expect((await schedule('exercise', inner, {}, tokens.platform)).status).toBe(403);
  expect((await publish('article', id, {}, tokens.accountant)).status).toBe(403);
  expect((await publish('article', 'z'.repeat(24))).status).toBe(404);
  await expect(
    cms.database.asOwner((client) =>
      client.query(`set role care_app; update care.content_moves set move = 'archived'`),
    ),
  ).rejects.toThrow(/permission denied/);
});

test('what lacks something or failed is shown to whoever can mend it', async () => {
  type Shown = { failed: { title: string }[]; drafts: { documentId: string; missing: number }[] };
  const attention = (token: string) => call<Shown>(cms, 'GET', '/content-attention', { token });
  const incomplete = await session(await exercise(), { title: 'Incomplète' });
  const { data } = await attention(tokens.editor);
  expect(data.drafts).toContainEqual({
    kind: 'session',
    documentId: incomplete,
    title: 'Incomplète',
    missing: 1,
  });
  expect(data.failed.length).toBeGreaterThan(0);
  const platform = await attention(tokens.platform);
  expect([platform.status, platform.data.drafts]).toEqual([200, []]);
  expect((await attention(tokens.accountant)).status).toBe(403);
});
