/** How full something is, as the planning shows it: a figure, a colour and a pattern that tells the same without colour. */
export type Level = 'closed' | 'free' | 'low' | 'medium' | 'high';

/** Minutes taken of minutes open, as whole per cent; something taken is never shown as nothing, nor some free as full. */
export function percentOf(occupiedMinutes: number, openMinutes: number): number {
  if (openMinutes === 0 || occupiedMinutes === 0) return 0;
  const percent = Math.round((occupiedMinutes / openMinutes) * 100);
  return occupiedMinutes < openMinutes ? Math.min(99, Math.max(1, percent)) : 100;
}

/** The level of a month or a day. */
export function levelOf(occupiedMinutes: number, openMinutes: number): Level {
  if (openMinutes === 0) return 'closed';
  const percent = percentOf(occupiedMinutes, openMinutes);
  if (percent === 0) return 'free';
  if (percent < 50) return 'low';
  return percent < 80 ? 'medium' : 'high';
}

/** The levels in the order of a legend. */
export const levels: readonly Level[] = ['free', 'low', 'medium', 'high', 'closed'];
