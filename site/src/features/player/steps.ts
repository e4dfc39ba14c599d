import type { ExerciseBlock } from '@huntzen/programmes/contracts';

/** One thing to do while a session is played: a round of an exercise, or the rest before the next one. */
export interface Step {
  kind: 'work' | 'rest';
  /** Which exercise of the session is shown meanwhile, counted from 0. */
  exercise: number;
  /** Which round comes or is done, counted from 1. */
  round: number;
  rounds: number;
  /** How long it lasts; null for as long as the person needs. */
  seconds: number | null;
}

type Played = Pick<ExerciseBlock, 'rounds' | 'restSeconds' | 'dosage'>;

const secondsPerUnit: Record<string, number> = {
  s: 1,
  sec: 1,
  seconde: 1,
  secondes: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
};

/** How long one round of an exercise lasts: its variable `duration`, when its unit is one of time. */
export function roundSeconds(dosage: ExerciseBlock['dosage']): number | null {
  const duration = dosage.find(({ name }) => name === 'duration');
  const perUnit = secondsPerUnit[duration?.unit.toLowerCase() ?? ''];
  if (duration === undefined || perUnit === undefined) return null;
  const seconds = Math.round(Number(duration.value.replace(',', '.')) * perUnit);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Every round of a session in its order, with the rests between them; none after the last. */
export function stepsOf(blocks: readonly Played[]): Step[] {
  const steps: Step[] = [];
  let rest = 0;
  for (const [exercise, { rounds, restSeconds, dosage }] of blocks.entries()) {
    const seconds = roundSeconds(dosage);
    for (let round = 1; round <= rounds; round += 1) {
      if (rest > 0) steps.push({ kind: 'rest', exercise, round, rounds, seconds: rest });
      steps.push({ kind: 'work', exercise, round, rounds, seconds });
      rest = restSeconds;
    }
  }
  return steps;
}

/** A time to go as a clock shows it: `1:05`. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
