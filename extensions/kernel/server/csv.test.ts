import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from '../contracts/index.ts';
import { csvLines, hours, inert, type CsvRow } from './csv.ts';

const french = { dates: 'fr', separator: 'semicolon' } as const;
const plain = { dates: 'iso', separator: 'comma' } as const;
const meaning = { fr: '', en: '' };
const columns: Column[] = [
  { name: 'jour', kind: 'day', meaning },
  { name: 'mois', kind: 'month', meaning },
  { name: 'nom', kind: 'text', meaning },
  { name: 'nombre', kind: 'integer', meaning },
  { name: 'heures', kind: 'decimal', meaning },
];

async function* batchesOf(rows: readonly CsvRow[], size = 2) {
  await Promise.resolve();
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

async function fileOf(rows: readonly CsvRow[], format: Parameters<typeof csvLines>[1], of = columns) {
  let text = '';
  for await (const chunk of csvLines({ columns: of }, format, batchesOf(rows))) text += chunk;
  return text;
}

describe('a cell', () => {
  test.each([
    '=1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '+1+1',
    '-2+3',
    '+A1',
    '-cmd',
    '--',
    '+',
    '＝1',
    '＠x',
    '+33=1',
    '-12,50x',
    '+1-2',
  ])('%j is made inert', (text) => {
    expect(inert(text)).toBe(`'${text}`);
  });

  test.each([
    '-12,50',
    '-12.5',
    '+7',
    '12',
    '+33612345678',
    '+33 6 12 34 56 78',
    '+44 (20) 7946 0958',
    'Dupont',
    'a=b',
    '',
    ' =',
  ])('%j stays what it is', (text) => {
    expect(inert(text)).toBe(text);
  });

  test('never begins as a formula, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `=${text}`),
          fc.string().map((text) => `+${text}`),
        ),
        (text) => {
          const cell = inert(text);
          expect(cell === text || cell === `'${text}`).toBe(true);
          expect(cell).not.toMatch(/^[=@\t\r]/);
          if (/^[+-]/.test(cell)) expect(cell).toMatch(/^[+-][\d .,()-]+$/);
        },
      ),
    );
  });
});

describe('a file', () => {
  const row = { jour: '2026-10-05', mois: '2026-10-01', nom: 'Élise; "Zoé"', nombre: 1200, heures: 3.5 };

  test('is French by default, byte for byte', async () => {
    expect(
      await fileOf([row, { ...row, nom: '=1', heures: null }, { ...row, nom: 'deux\nlignes' }], french),
    ).toBe(
      '\uFEFFjour;mois;nom;nombre;heures\r\n' +
        '05/10/2026;10/2026;"Élise; ""Zoé""";1200;3,50\r\n' +
        "05/10/2026;10/2026;'=1;1200;\r\n" +
        '05/10/2026;10/2026;"deux\nlignes";1200;3,50\r\n',
    );
  });

  test('may have ISO dates, commas and points', async () => {
    expect(await fileOf([row], plain)).toBe(
      '\uFEFFjour,mois,nom,nombre,heures\r\n2026-10-05,2026-10,"Élise; ""Zoé""",1200,3.50\r\n',
    );
  });

  test.each([
    [plain, 'Petit, Nina', '"Petit, Nina"'],
    [plain, 'Petit; Nina', 'Petit; Nina'],
    [french, 'Petit; Nina', '"Petit; Nina"'],
    [french, 'Petit, Nina', 'Petit, Nina'],
  ])('puts %o between quotes only where its separator is: %s', async (format, name, cell) => {
    const names: Column[] = [{ name: 'nom', kind: 'text', meaning }];
    expect(await fileOf([{ nom: name }], format, names)).toBe(`\uFEFFnom\r\n${cell}\r\n`);
  });

  test('without a row has its head', async () => {
    expect(await fileOf([], french)).toBe('\uFEFFjour;mois;nom;nombre;heures\r\n');
  });

  test('gives back the cells that were written', async () => {
    const texts: Column[] = [
      { name: 'a', kind: 'text', meaning },
      { name: 'b', kind: 'text', meaning },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: fc.string({ unit: 'binary' }), b: fc.string({ unit: 'grapheme' }) }), {
          minLength: 1,
        }),
        fc.constantFrom(french, plain),
        async (rows, format) => {
          const text = await fileOf(rows, format, texts);
          const read: unknown = parse(text, {
            bom: true,
            columns: true,
            delimiter: format.separator === 'comma' ? ',' : ';',
            record_delimiter: '\r\n',
          });
          expect(read).toEqual(rows.map(({ a, b }) => ({ a: inert(a), b: inert(b) })));
        },
      ),
    );
  });
});

test('hours are rounded to the hundredth', () => {
  expect([0, 18, 3000, 3600, 5399].map(hours)).toEqual([0, 0.01, 0.83, 1, 1.5]);
});
