import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { assignedProgrammes, groupSizes, publishedSession } from './seed-scale.ts';

/** Something asked a few times in a row, each time with another body. */
interface Work {
  title: string;
  goalMs: number;
  asks: { path: string; body: Record<string, unknown> }[];
}

/** How long each ask takes from request to answer, and until the jobs that follow are done. Throws when an answer is no success. */
async function measure(
  url: string,
  token: string,
  { asks }: Work,
  settle: () => Promise<void>,
): Promise<{ times: number[]; settled: number[] }> {
  const times: number[] = [];
  const settled: number[] = [];
  for (const { path, body } of asks) {
    const startedAt = performance.now();
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
    times.push(performance.now() - startedAt);
    await settle();
    settled.push(performance.now() - startedAt);
  }
  return { times, settled };
}

/** Publishes to 10,000 patients and assigns a year to 1,000, three times each, with 100,000 patients in the base. */
export async function measureLargeWrites(
  url: string,
  token: string,
  groups: Record<keyof typeof groupSizes, string>,
  settle: () => Promise<void>,
  say: (line: string) => void,
): Promise<void> {
  const tomorrow = new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10);
  const works: Work[] = [
    {
      title: `Publish to ${groupSizes.published} patients`,
      goalMs: 5_000,
      asks: [1, 2, 3].map(() => ({
        path: `/api/sessions/${publishedSession}/publications`,
        body: { audience: { kind: 'group', groupId: groups.published } },
      })),
    },
    {
      title: `Assign 3 x a week for a year to ${groupSizes.assigned} patients`,
      goalMs: 2_000,
      asks: assignedProgrammes.map((programme) => ({
        path: `/api/programmes/${programme}/assignments`,
        body: { groupIds: [groups.assigned], startsOn: tomorrow },
      })),
    },
  ];
  for (const work of works) {
    const { times, settled } = await measure(url, token, work, settle);
    const median = [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
    say(
      `\n${work.title}\n  median ${Math.round(median)} ms of ${times.map(Math.round).join(', ')} (goal ≤ ${work.goalMs})${median <= work.goalMs ? '' : '  NOT REACHED'}\n  with the jobs that follow ${settled.map(Math.round).join(', ')} ms`,
    );
  }
}

/** Waits until no programme owes a day any more. */
export async function untilWritten(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const isOwed = async () =>
      ((await client.query(`select from care.programmes where later_days <> '{}' limit 1`)).rowCount ?? 0) >
      0;
    while (await isOwed()) await delay(100);
  } finally {
    await client.end();
  }
}
