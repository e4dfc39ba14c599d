import type { DataExport } from '@huntzen/records/contracts';
import { expect, it } from 'vitest';

import { exportSize, exportsState, shownExports } from './exports.ts';

const one = (state: DataExport['state'], id: string = state): DataExport => ({
  id,
  state,
  askedAt: '2026-11-22T08:00:00.000Z',
  readyAt: null,
  expiresAt: null,
  bytes: null,
});

it('shows the export that is prepared beside the one that is ready', () => {
  const shown = shownExports({ exports: [one('building'), one('ready'), one('removed')], nextAt: null });
  expect([shown.running?.id, shown.ready?.id, shown.hasFailed]).toEqual(['building', 'ready', false]);
});

it('says that one failed until another one is asked for', () => {
  expect(shownExports({ exports: [one('failed')], nextAt: null }).hasFailed).toBe(true);
  expect(shownExports({ exports: [one('asked'), one('failed')], nextAt: null }).hasFailed).toBe(false);
});

it('has another state whenever the page has something new to show', () => {
  const states = [[], [one('asked')], [one('ready', 'a')], [one('ready', 'b')], [one('failed')]].map(
    (exports) => exportsState(shownExports({ exports, nextAt: null })),
  );
  expect(new Set(states).size).toBe(states.length);
});

it('writes sizes in the units that people use', () => {
  expect(exportSize(20, 'fr')).toBe('1\u00a0ko');
  expect(exportSize(300_000, 'fr')).toBe('293\u00a0ko');
  expect(exportSize(5.25 * 1024 * 1024, 'fr')).toBe('5,3\u00a0Mo');
});
