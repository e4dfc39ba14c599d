import { describe, expect, it } from 'vitest';
import { choice, day, decimal, email, minutes, text, timeZone, weekdayList, whole, words } from './kinds.ts';

const codeOf = (reading: { value: unknown } | { problem: { code: string } }) =>
  'problem' in reading ? reading.problem.code : reading.value;

describe('the kinds of cells', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['02/03/2026', '2026-03-02'],
    ['2/3/2026', '2026-03-02'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2026', 'day'],
    ['03/13/2026', 'day'],
    ['02/03/26', 'day'],
    ['2026-03-02T10:00:00Z', 'day'],
    ['45000', 'day'],
  ])('reads the day %s as %s', (cell, expected) => {
    expect(codeOf(day.read(cell))).toBe(expected);
  });

  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['10', 10],
    ['-1', 'number'],
    ['101', 'number'],
    ['1 000', 'number'],
    ['1e1', 'number'],
    ['', 'number'],
  ])('reads the number %s as %s', (cell, expected) => {
    expect(codeOf(decimal(0, 100).read(cell))).toBe(expected);
  });

  it.each([
    ['5,0', 5],
    ['6,5', 'whole'],
    ['11', 'whole'],
  ])('reads the whole number %s as %s', (cell, expected) => {
    expect(codeOf(whole(0, 10).read(cell))).toBe(expected);
  });

  it('rounds minutes, half up', () => {
    expect(['18,5', '18.4'].map((cell) => codeOf(minutes(1, 600).read(cell)))).toEqual([19, 18]);
  });

  it('knows a choice under its spellings, without accents or capitals', () => {
    const kind = choice({ done: ['réalisée'], planned: ['à faire'] });
    expect(['Realisee', 'DONE', 'A  faire', 'autre'].map((cell) => codeOf(kind.read(cell)))).toEqual([
      'done',
      'done',
      'planned',
      'choice',
    ]);
  });

  it.each([
    ['1|3|5', [1, 3, 5]],
    ['Vendredi, lun.', [1, 5]],
    ['mon wed mon', [1, 3]],
    ['8', 'days'],
    ['lundi|luni', 'days'],
    ['|', 'days'],
  ])('reads the weekdays %s as %s', (cell, expected) => {
    expect(codeOf(weekdayList.read(cell))).toEqual(expected);
  });

  it('writes one spelling for equal values', () => {
    const spellings = ['Détente | dos', 'dos,detente', 'dos;dos;DÉTENTE'].map((cell) => {
      const reading = words.read(cell);
      return 'value' in reading ? words.write(reading.value) : '';
    });
    expect(new Set(spellings)).toEqual(new Set(['detente|dos']));
  });

  it('refuses what is no address, no zone, or too long', () => {
    expect(codeOf(email.read('Bob@Example.org'))).toBe('bob@example.org');
    expect(codeOf(email.read('bob'))).toBe('email');
    expect(codeOf(timeZone.read('Europe/Paris'))).toBe('Europe/Paris');
    expect(codeOf(timeZone.read('Europe/Nulle'))).toBe('time_zone');
    expect(codeOf(text(3).read('abcd'))).toBe('too_long');
  });
});
