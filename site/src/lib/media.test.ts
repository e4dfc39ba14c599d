import { expect, test } from 'vitest';

import { mediaAddress } from './media.ts';

test.each([
  ['/files/squat_1a2b.webp', '/files/squat_1a2b.webp'],
  ['/uploads/squat_1a2b.webp', '/files/squat_1a2b.webp'],
  ['/api/media/squat_1a2b.webp?expires=1&signature=x', '/files/squat_1a2b.webp'],
  ['/elsewhere', '/elsewhere'],
])('%s is loaded from %s', (named, loaded) => {
  expect(mediaAddress(named)).toBe(loaded);
});
