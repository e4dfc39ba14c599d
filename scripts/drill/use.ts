/** Has the product do what it does by night and by the hour, at once: reminders, recounts, seals, deliveries. */
import pg from 'pg';
import { until } from './client.ts';
import type { Drill } from './context.ts';

/**
 * Runs every job that there is, and waits until none is left that has not been tried. Those of clocks do their work; those that
 * lack what they are about fail, and what a failure leaves behind is searched as well.
 */
export async function runJobs(drill: Drill): Promise<void> {
  await drill.ask('platformAdmin', 'POST', '/api/activity-rebuilds', {
    body: {
      from: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      to: new Date().toISOString().slice(0, 10),
    },
  });
  const client = new pg.Client({ connectionString: drill.product.adminUrl });
  await client.connect();
  try {
    await client.query('select graphile_worker.add_job(name, max_attempts => 1) from care.job_tasks');
    const isDone = async () => {
      const { rows } = await client.query<{ left: number }>(
        `select count(*)::int as left from graphile_worker.jobs where attempts = 0 and run_at <= now()`,
      );
      return rows[0]?.left === 0;
    };
    await until(isDone, 'the jobs', 60_000);
  } finally {
    await client.end();
  }
  const hasMail = async () => {
    const list = (await (await fetch(`${drill.product.mailboxUrl}/api/email`)).json()) as unknown[];
    return list.length > 0;
  };
  await until(hasMail, 'a mail', 20_000);
  await until(() => Promise.resolve(drill.receiver.requests.length > 0), 'a webhook', 20_000);
}
