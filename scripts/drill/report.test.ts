/** The report tells metadata by kinds, and never what was written. */
import { expect, test } from 'vitest';
import { kindOf, writeLeaks, writeReport } from './report.ts';

test.each([
  ['content_encrypted', 'bytea', 'bytes'],
  ['sender_id', 'text', 'who'],
  ['id', 'uuid', 'who'],
  ['made_by', 'text', 'who'],
  ['created_at', 'timestamp with time zone', 'when'],
  ['during', 'tstzrange', 'when'],
  ['byte_size', 'integer', 'figures'],
  ['phone', 'text', 'words'],
  ['body', 'jsonb', 'words'],
])('%s of type %s tells %s', (name, type, kind) => {
  expect(kindOf({ name, type })).toBe(kind);
});

test('names tables around what is sealed first, with the places that were searched', () => {
  const empty = { who: [], when: [], figures: [], words: [], bytes: [] };
  const verdict = {
    leaks: [],
    blind: [],
    fields: 2,
    searched: new Map([['mails', { items: 3, bytes: 1_048_576 }]]),
  };
  const report = writeReport(verdict, [
    { ...empty, table: 'care.articles', rows: 1 },
    { ...empty, table: 'care.chat_messages', rows: 7, who: ['sender_id'], bytes: ['content_encrypted'] },
  ]);
  expect(report.indexOf('care.chat_messages, 7 rows')).toBeLessThan(report.indexOf('care.articles, 1 rows'));
  expect(report).toContain('who and which: sender_id');
  expect(report).toContain('- mails: 3 items, 1.0 MB');
});

test('a leak is told by its place, field and form', () => {
  const leak = {
    place: 'mails',
    detail: 'Bonjour',
    field: 'clinical note',
    encoding: 'utf-8',
    isAllowed: false,
  };
  expect(writeLeaks([leak])).toBe('FOUND  clinical note, as utf-8, in mails: Bonjour\n');
});
