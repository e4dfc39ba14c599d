import { assignedProgrammes, groupSizes, publishedSession } from './seed-scale.ts';

/** Something asked a few times in a row, each time with another body. */
interface Work {
  title: string;
  goalMs: number;
  asks: { path: string; body: Record<string, unknown> }[];
}

/** How long each ask takes from request to answer. Throws when an answer is no success. */
async function measure(url: string, token: string, { asks }: Work): Promise<number[]> {
  const times: number[] = [];
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
  }
  return times;
}

/** Publishes to 10,000 patients and assigns a year to 1,000, three times each, with 100,000 patients in the base. */
export async function measureLargeWrites(
  url: string,
  token: string,
  groups: Record<keyof typeof groupSizes, string>,
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
    const times = (await measure(url, token, work)).sort((left, right) => left - right);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    say(
      `\n${work.title}\n  median ${Math.round(median)} ms of ${times.map(Math.round).join(', ')} (goal ≤ ${work.goalMs})${median <= work.goalMs ? '' : '  NOT REACHED'}`,
    );
  }
}
