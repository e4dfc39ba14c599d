/** A process of its own that completes and corrects consultations in a loop, until it is killed. Started by kill.int.test.ts. */
import { createCareDatabase, sql, type Actor } from '@huntzen/database';

async function main(): Promise<void> {
  const practitioner = JSON.parse(process.argv[2] ?? '') as Actor;
  const ids = JSON.parse(process.argv[3] ?? '') as string[];
  const care = createCareDatabase({
    connectionString: process.env.CARE_DATABASE_URL ?? '',
    contextSecret: process.env.CONTEXT_SECRET ?? '',
    size: 4,
    name: 'killed portal',
  });
  const work = async (lane: number) => {
    for (let step = 0; ; step += 1) {
      const id = ids[(lane + step * 4) % ids.length] ?? '';
      await care.as(practitioner, async (tx) => {
        const { rows } = await sql<{ status: string }>`
          select status from care.consultations where id = ${id} for no key update`.execute(tx);
        const next = rows[0]?.status === 'completed' ? 'in_progress' : 'completed';
        await sql`update care.consultations set status = ${next} where id = ${id}`.execute(tx);
      });
      if (lane === 0 && step === 0) process.stdout.write('at work\n');
    }
  };
  await Promise.all([0, 1, 2, 3].map(work));
}

await main();
