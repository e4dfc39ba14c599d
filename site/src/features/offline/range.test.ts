import { describe, expect, it } from 'vitest';
import { cutRange } from './range.ts';

const cut = async (range: string) => {
  const part = await cutRange(
    new Response('0123456789', { headers: { 'Content-Type': 'video/mp4' } }),
    range,
  );
  return [part.status, part.headers.get('content-range'), await part.text()];
};

describe('a part of a kept film', () => {
  it.each([
    ['bytes=0-', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=4-6', 206, 'bytes 4-6/10', '456'],
    ['bytes=8-99', 206, 'bytes 8-9/10', '89'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['lines=1-2', 200, null, '0123456789'],
  ])('%s', async (range, status, contentRange, text) => {
    expect(await cut(range)).toEqual([status, contentRange, text]);
  });
});
