import { InvalidInputError } from '@huntzen/kernel/server';
import { describe, expect, it } from 'vitest';
import { maxDocumentBytes } from '../../contracts/index.ts';
import { detectDocumentType, documentState } from './document-file.ts';

describe('documentState', () => {
  it.each([
    [null, 'valid'],
    ['2026-11-20', 'expired'],
    ['2026-11-21', 'expiring'],
    ['2027-01-20', 'expiring'],
    ['2027-01-21', 'valid'],
    // Across the change of clocks a day is still a day.
    ['2026-10-24', 'expired'],
  ])('%s on 21 November 2026 is %s', (expiresOn, state) => {
    expect(documentState(expiresOn, '2026-11-21')).toBe(state);
  });
});

describe('detectDocumentType', () => {
  it('goes by the content', async () => {
    expect(await detectDocumentType(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['nothing', Buffer.alloc(0)],
    ['too much', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(maxDocumentBytes)])],
  ])('refuses %s', async (_what, content) => {
    await expect(detectDocumentType(content)).rejects.toThrow(InvalidInputError);
  });
});
