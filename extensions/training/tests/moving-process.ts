/** A process of its own in which people leave and join two sessions as fast as they can, until it is killed. Started by kill.int.test.ts. */
import { createCareDatabase } from '@huntzen/database';
import { PlaceService } from '../server/places.ts';
import type { TestTrainee } from './_util.ts';

const [people = '[]', sessions = '[]'] = process.argv.slice(2);
const care = createCareDatabase({
  connectionString: process.env.CARE_DATABASE_URL ?? '',
  contextSecret: process.env.CONTEXT_SECRET ?? '',
  size: 6,
  name: 'killed line',
});
const places = new PlaceService(care);
const all = JSON.parse(people) as TestTrainee[];
const ids = JSON.parse(sessions) as string[];
let left = 0;

/** Leaves and joins again for good; what a race refuses is tried again. */
async function move(one: TestTrainee, session: string): Promise<never> {
  for (;;) {
    for (const step of [() => places.leave(one, session), () => places.join(one, session)])
      await step().catch((error: unknown) => {
        if (!(error instanceof Error && 'kind' in error)) throw error;
      });
    left += 1;
    if (left === 6) process.stdout.write('moving\n');
  }
}

await Promise.all(
  all.flatMap((one, index) => (index % 2 === 0 ? ids : [...ids].reverse()).map((id) => move(one, id))),
);
