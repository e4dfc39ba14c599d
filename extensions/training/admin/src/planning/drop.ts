import type { PlanningEntry } from '../../../contracts/index.ts';

const step = 30 * 60_000;

/** The hours of a stretch that is dropped so that it begins about an instant: on a half hour, as long as it was. */
export function droppedAt(
  { startsAt, endsAt }: Pick<PlanningEntry, 'startsAt' | 'endsAt'>,
  instant: number,
): { startsAt: string; endsAt: string } {
  const start = Math.round(instant / step) * step;
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  return { startsAt: new Date(start).toISOString(), endsAt: new Date(start + length).toISOString() };
}
