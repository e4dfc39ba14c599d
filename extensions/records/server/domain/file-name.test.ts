import { describe, expect, it } from 'vitest';
import { harmlessName } from './file-name.ts';

describe('harmlessName', () => {
  it.each([
    ['ordonnance du 3 mars.PDF', 'ordonnance du 3 mars.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\alice\\bilan.pdf', 'bilan.pdf'],
    ['page.html', 'page.pdf'],
    ['a\u202Efdp.exe', 'afdp.pdf'],
    ['x\r\nSet-Cookie: a=b.pdf', 'xSet-Cookie a=b.pdf'],
    ['...', 'file.pdf'],
    ['', 'file.pdf'],
    ['été "déçu"?.pdf', 'été déçu.pdf'],
    ['a'.repeat(400), `${'a'.repeat(120)}.pdf`],
  ])('of %j is %j', (name, expected) => {
    expect(harmlessName(name, 'application/pdf')).toBe(expected);
  });
});
