import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findPdfProblem, withoutPdfMetadata } from './pdf.ts';

const pdf = (...objects: (string | Buffer)[]): Buffer =>
  Buffer.concat(
    ['%PDF-1.7\n', ...objects, '\ntrailer << /Root 1 0 R >>\n%%EOF'].map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : part,
    ),
  );

const plain = pdf(
  '1 0 obj << /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >> endobj\n',
  '4 0 obj << /Type /Outlines /First 5 0 R /Last 5 0 R >> endobj\n',
  '6 0 obj << /Length 3 >> stream\nBT ET\nendstream endobj',
);

const compressed = (
  objects: string,
  dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
): Buffer =>
  pdf(
    `7 0 obj << ${dictionary} >> stream\n`,
    deflateSync(Buffer.from(objects, 'latin1')),
    '\nendstream endobj\n',
  );

describe('findPdfProblem', () => {
  it('takes a PDF that only shows itself, compressed objects and an outline included', () => {
    expect(findPdfProblem(plain)).toBeNull();
    expect(findPdfProblem(compressed('1 0 << /Type /Page >>'))).toBeNull();
  });

  it.each([
    ['a script', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'],
    ['a script in other letters', '/S /Java#53cript /JS (1)'],
    ['a program', '/A << /S /Launch /F (cmd.exe) >>'],
    ['another file', '/Names << /EmbeddedFiles 9 0 R >>'],
    ['another file, without its type', '<< /Type /Filespec /EF << /F 9 0 R >> >>'],
    ['a film with a script', '/S /Rendition /JS 4 0 R'],
    ['a form of another kind', '/AcroForm << /XFA [ 9 0 R ] >>'],
  ])('refuses %s, in the open and in compressed objects', (_what, object) => {
    expect(findPdfProblem(pdf(`1 0 obj << ${object} >> endobj`))).toBe('active');
    expect(findPdfProblem(compressed(`1 0 << ${object} >>`))).toBe('active');
  });

  it.each([
    ['whose type is not said', '/N 1 /First 4 /Filter /FlateDecode'],
    ['whose type is written otherwise', '/Type /Obj#53tm /N 1 /First#20 /Filter [/Flate#44ecode]'],
    ['behind a comment', '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode %endobj\n'],
    ['behind a comment that looks like a stream', '/N 1 /First 4 /Filter /FlateDecode % stream\n'],
  ])('looks into a stream of objects %s', (_what, dictionary) => {
    expect(findPdfProblem(compressed('1 0 << /S /JavaScript >>', dictionary))).not.toBeNull();
  });

  it.each([
    ['a password', pdf('1 0 obj << >> endobj trailer << /Encrypt 8 0 R >>')],
    ['objects in an unusual form', compressed('1 0 << >>', '/Type /ObjStm /First 4 /Filter /LZWDecode')],
    [
      'objects that do not open',
      pdf('7 0 obj << /Type /ObjStm /First 4 /Filter /FlateDecode >> stream\nxx\nendstream'),
    ],
    ['objects beyond measure', compressed(' '.repeat(40 * 1024 * 1024))],
  ])('refuses what it cannot look into: %s', (_what, content) => {
    expect(findPdfProblem(content)).toBe('closed');
  });

  it('answers in time whatever is sent', () => {
    const before = performance.now();
    for (const part of ['stream\n', '/First 4 stream\n', '/Title (', '<?xpacket begin ?>', '/EF   ']) {
      const content = pdf(part.repeat((4 * 1024 * 1024) / part.length));
      findPdfProblem(content);
      withoutPdfMetadata(content);
    }
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('withoutPdfMetadata', () => {
  it('blanks who made it with what, and moves nothing', () => {
    const content = pdf(
      '1 0 obj << /Author (Alice \\(RH\\) Martin) /Producer <414C494345> /Title(IRM) >> endobj',
      '<?xpacket begin="" id="x"?><rdf>Alice Martin</rdf><?xpacket end="w"?>',
      '2 0 obj << /Type /Page >> endobj',
    );
    const cleaned = withoutPdfMetadata(content);
    expect(cleaned).toHaveLength(content.length);
    for (const trace of ['Alice', 'IRM', '414C']) expect(cleaned.toString('latin1')).not.toContain(trace);
    expect(cleaned.indexOf('/Type /Page')).toBe(content.indexOf('/Type /Page'));
  });

  it('leaves a signed one alone', () => {
    const content = pdf('1 0 obj << /Author (Alice) /ByteRange [0 1 2 3] >> endobj');
    expect(withoutPdfMetadata(content)).toEqual(content);
  });
});
