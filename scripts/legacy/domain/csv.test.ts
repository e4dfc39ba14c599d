import { describe, expect, it } from 'vitest';
import { readCsv, UnreadableFileError } from './csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('reading CSV', () => {
  it.each([
    ['French Excel', '\uFEFFid;Prénom\r\n1;Zoé\r\n'],
    ['ISO', 'id,prenom\n1,Zoé\n'],
    ['tabs', 'id\tprenom\n1\tZoé'],
    ['old line ends', 'id;prenom\r1;Zoé\r'],
  ])('takes %s', (_name, text) => {
    expect(readCsv(utf8(text))).toEqual({
      header: ['id', 'prenom'],
      records: [{ line: 2, cells: ['1', 'Zoé'] }],
    });
  });

  it('takes the Windows-1252 that French Excel writes for plain CSV', () => {
    const bytes = Buffer.from('id;nom\r\n1;Zo\xe9 \x80\r\n', 'latin1');
    expect(readCsv(bytes).records).toEqual([{ line: 2, cells: ['1', 'Zoé €'] }]);
  });

  it('counts lines as an editor shows them, with line breaks in cells and empty lines between', () => {
    const file = readCsv(utf8('id;texte\r\n1;"un\r\ndeux"\r\n\r\n;\r\n2;"a;b ""c"""\r\n'));
    expect(file.records).toEqual([
      { line: 2, cells: ['1', 'un\ndeux'] },
      { line: 6, cells: ['2', 'a;b "c"'] },
    ]);
  });

  it('keeps rows with too many or too few cells, for the report', () => {
    expect(readCsv(utf8('a,b\n1\n1,2,3\n')).records).toEqual([
      { line: 2, cells: ['1'] },
      { line: 3, cells: ['1', '2', '3'] },
    ]);
  });

  it('chooses the separator outside quotes', () => {
    expect(readCsv(utf8('"a,b,c";d\n1;2\n')).header).toEqual(['a,b,c', 'd']);
  });

  it.each([
    ['nothing', '', 'The file is empty.'],
    ['an open quote', 'a;b\n"1;2\n', 'Quotes not closed or misplaced near line 2.'],
    ['a program', 'PK\0\0', 'This is not a text file. Save it as “CSV UTF-8”.'],
  ])('refuses %s', (_name, text, reason) => {
    const read = () => readCsv(utf8(text));
    expect(read).toThrow(UnreadableFileError);
    expect(read).toThrow(reason);
  });
});
