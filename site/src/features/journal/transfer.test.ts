import { describe, expect, it } from 'vitest';

import type { OpenedEntry } from './journal.ts';
import { exportCsv, exportJson, NotAJournalError, readImport, withoutKnown } from './transfer.ts';

const now = '2026-11-22T09:00:00.000Z';
const entry: OpenedEntry = {
  id: '00000000-0000-4000-8000-000000000001',
  revision: 3,
  day: '2026-11-21',
  mood: 4,
  tags: ['sommeil', 'repos'],
  text: 'Une « ligne » ; une autre,\n"la suite"',
  writtenAt: '2026-11-21T20:00:00.000Z',
};
const { id: _id, revision: _revision, ...content } = entry;
const dangerous: OpenedEntry = { ...entry, text: '=HYPERLINK("http://x")', tags: [] };

describe('a journal as a file', () => {
  it('is read in again as it was, as JSON and as CSV', async () => {
    for (const file of [exportJson([entry]), await exportCsv([entry])])
      expect(await readImport(file, now)).toEqual({ entries: [content], refused: [] });
  });

  it('has no cell that a spreadsheet runs, and the text comes back as it was', async () => {
    const csv = await exportCsv([dangerous]);
    expect(csv).not.toMatch(/(^|[;"])=HYPERLINK/m);
    expect((await readImport(csv, now)).entries[0]?.text).toBe(dangerous.text);
  });

  it('says which rows are refused, and why; the others are taken', async () => {
    const csv = [
      'day;mood;tags;text',
      '2026-11-20;3;;Bien dormi',
      '2026-02-30;3;;Un jour qui n’est pas',
      '2026-11-20;9;;Trop',
      `2026-11-20;3;${'x'.repeat(31)};Un mot trop long`,
      `2026-11-20;3;;${'x'.repeat(10_001)}`,
    ].join('\r\n');
    expect(await readImport(csv, now)).toEqual({
      entries: [{ day: '2026-11-20', mood: 3, tags: [], text: 'Bien dormi', writtenAt: now }],
      refused: [
        { row: 2, reason: 'day' },
        { row: 3, reason: 'mood' },
        { row: 4, reason: 'tags' },
        { row: 5, reason: 'text' },
      ],
    });
    const json = JSON.stringify({ format: 'huntzen-journal', version: 1, entries: [null, 7, content] });
    expect(await readImport(json, now)).toMatchObject({
      entries: [content],
      refused: [{ row: 1 }, { row: 2 }],
    });
  });

  it.each(['', '{}', '{"format":"other","entries":[]}', 'a;b\n1;2', '{"broken"', '"a\nb'])(
    'that is %j is none',
    async (text) => {
      const reading = readImport(text, now);
      if (text === '') expect(await reading).toEqual({ entries: [], refused: [] });
      else await expect(reading).rejects.toThrow(NotAJournalError);
    },
  );

  it('adds nothing when it is read in twice', () => {
    expect(withoutKnown([entry], [content])).toEqual([]);
    expect(withoutKnown([], [content, content])).toEqual([content]);
    expect(withoutKnown([entry], [{ ...content, mood: 1 }])).toHaveLength(1);
  });
});
