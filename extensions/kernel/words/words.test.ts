import { describe, expect, it } from 'vitest';
import { writtenDate, writtenTime } from './index.ts';

describe('writtenDate', () => {
  it('counts the first of a month in French, and leaves hours and other days alone', () => {
    expect(writtenDate('fr', 'mardi 1 décembre 2026 à 01:00')).toBe('mardi 1er décembre 2026 à 01:00');
    expect(writtenDate('fr', '21 août à 1 h 30 – 1 sept.')).toBe('21 août à 1 h 30 – 1er sept.');
    expect(writtenDate('en', 'Tuesday 1 December')).toBe('Tuesday 1 December');
  });
});

describe('writtenTime', () => {
  it('counts hours as French writes them, and leaves English as it is', () => {
    expect(writtenTime('fr', '09:00')).toBe('9\u00a0h\u00a000');
    expect(writtenTime('fr', '14:30')).toBe('14\u00a0h\u00a030');
    expect(writtenTime('en', '09:00')).toBe('09:00');
  });
});
