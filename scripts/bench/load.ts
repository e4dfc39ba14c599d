import autocannon from 'autocannon';

/** What one bounded load of one address gave. */
export interface LoadResult {
  requestsPerSecond: number;
  p95Ms: number;
}

/** Where a load goes. */
export interface Target {
  name: string;
  url: string;
  headers?: Record<string, string>;
}

/** Loads one address of this machine for some seconds. Throws when an answer is not a success. */
export async function load(
  { name, url, headers = {} }: Target,
  seconds: number,
  connections = 16,
): Promise<LoadResult> {
  const times: number[] = [];
  let failures = 0;
  const result = await new Promise<{ requests: { total: number }; duration: number }>((resolve, reject) => {
    const instance = autocannon({ url, headers, connections, duration: seconds }, (error, finished) => {
      if (error === null || error === undefined) resolve(finished);
      else reject(error instanceof Error ? error : new Error('the load failed'));
    });
    instance.on('response', (_client: unknown, status: number, _bytes: number, ms: number) => {
      if (status !== 200) failures += 1;
      times.push(ms);
    });
  });
  if (failures > 0) throw new Error(`${name}: ${failures} of ${times.length} answers were no success`);
  times.sort((left, right) => left - right);
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

const median = (values: number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** Loads several addresses in turn, `rounds` times, after a warm-up; gives the median of each. */
export async function compare(
  targets: readonly Target[],
  rounds: number,
  seconds: number,
): Promise<Map<string, LoadResult>> {
  for (const target of targets) await load(target, 2);
  const results = new Map<string, LoadResult[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) results.get(target.name)?.push(await load(target, seconds));
  }
  return new Map(
    [...results].map(([name, rounds_]) => [
      name,
      {
        requestsPerSecond: median(rounds_.map((result) => result.requestsPerSecond)),
        p95Ms: median(rounds_.map((result) => result.p95Ms)),
      },
    ]),
  );
}
