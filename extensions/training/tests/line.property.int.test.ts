/** The order of the line against a model in TypeScript, over random histories. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createSchool,
  createSession,
  createTrainee,
  openBench,
  planner,
  type Bench,
  type School,
  type TestTrainee,
} from './_util.ts';

let bench: Bench;
let school: School;
let people: TestTrainee[];

beforeAll(async () => {
  bench = await openBench();
  school = await createSchool(bench.pool);
  people = [];
  for (let index = 0; index < 8; index += 1) {
    people.push(await createTrainee(bench.pool, school.company, index < 5 ? 'learner' : 'candidate'));
  }
  // The first candidate is approved, the others are not.
  await bench.people.approve(planner, people[5]?.traineeId ?? '');
});

afterAll(() => bench.close());

type Step = { kind: 'join' | 'leave'; who: number } | { kind: 'capacity'; to: number } | { kind: 'promote' };

/** What the rules say, told in the fewest words: a line by class then time, and who may be seated. */
class Model {
  capacity = 2;
  seated: number[] = [];
  line: number[] = [];

  get ordered(): number[] {
    return [...this.line.filter((who) => who < 5), ...this.line.filter((who) => who >= 5)];
  }

  fill(withCandidates: boolean, atMost = Infinity): void {
    for (const who of this.ordered) {
      if (this.seated.length >= this.capacity || atMost === 0) return;
      if (who >= 5 && (!withCandidates || who !== 5)) continue;
      this.line = this.line.filter((other) => other !== who);
      this.seated.push(who);
      atMost -= 1;
    }
  }

  apply(step: Step): boolean {
    switch (step.kind) {
      case 'join':
        if (this.seated.includes(step.who) || this.line.includes(step.who)) return false;
        this.line.push(step.who);
        this.fill(false);
        return true;
      case 'leave':
        if (this.line.includes(step.who)) {
          this.line = this.line.filter((who) => who !== step.who);
          return true;
        }
        if (!this.seated.includes(step.who)) return false;
        this.seated = this.seated.filter((who) => who !== step.who);
        this.fill(true);
        return true;
      case 'capacity':
        if (step.to < this.seated.length) return false;
        this.capacity = step.to;
        this.fill(true);
        return true;
      case 'promote':
        if (this.seated.length >= this.capacity) return false;
        this.fill(true, 1);
        return true;
    }
  }
}

const who = fc.integer({ min: 0, max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('join' as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('capacity' as const), to: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'promote' as const }) },
);

async function act(session: string, one: Step): Promise<boolean> {
  try {
    if (one.kind === 'join') await bench.places.enrol(planner, session, people[one.who]?.traineeId ?? '');
    else if (one.kind === 'leave')
      await bench.places.withdraw(planner, session, people[one.who]?.traineeId ?? '');
    else if (one.kind === 'capacity') await bench.places.setCapacity(planner, session, one.to);
    else await bench.places.promote(planner, session, null);
    return true;
  } catch (error) {
    expect(error).toHaveProperty('kind');
    return false;
  }
}

test('the line is what the rules say after any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 18 }), async (steps) => {
      const model = new Model();
      const session = await createSession(bench, school, { capacity: model.capacity });
      const numberOf = new Map(people.map(({ traineeId }, index) => [traineeId, index]));
      for (const one of steps) {
        expect([one, await act(session, one)]).toEqual([one, model.apply(one)]);
        const { enrolled, waiting } = await bench.sessions.get(planner, session);
        expect(new Set(enrolled.map(({ traineeId }) => numberOf.get(traineeId)))).toEqual(
          new Set(model.seated),
        );
        expect(waiting.map(({ traineeId }) => numberOf.get(traineeId))).toEqual(model.ordered);
      }
    }),
    {
      numRuns: 25,
      // Who leaves the line frees no seat: the candidate goes on waiting.
      examples: [
        [
          [
            { kind: 'join', who: 5 },
            { kind: 'join', who: 7 },
            { kind: 'leave', who: 7 },
          ],
        ],
      ],
    },
  );
}, 120_000);
