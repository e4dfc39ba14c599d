import type { RecordsKeys } from '../../contracts/index.ts';

/** What the page says first of all. */
export type Standing = 'good' | 'rotate' | 'retire' | 'running' | 'missing';

/** Whether a rotation goes on. */
export const isRunning = ({ rotation }: RecordsKeys): boolean =>
  rotation !== null && rotation.endedAt === null;

/** How many data keys the current key wraps, of how many. */
export const progressOf = ({ keys }: RecordsKeys): { moved: number; total: number } => ({
  moved: keys.find(({ state }) => state === 'current')?.dataKeys ?? 0,
  total: keys.reduce((sum, { dataKeys }) => sum + dataKeys, 0),
});

/** Whether a rotation would move anything. */
export function hasWork(status: RecordsKeys): boolean {
  const { moved, total } = progressOf(status);
  return moved < total || status.unshared > 0;
}

/** What the page says first of all. */
export function standingOf(status: RecordsKeys): Standing {
  if (status.keys.some(({ state }) => state === 'missing')) return 'missing';
  if (isRunning(status)) return 'running';
  const { moved, total } = progressOf(status);
  if (moved < total) return 'rotate';
  return status.keys.length > 1 ? 'retire' : 'good';
}
