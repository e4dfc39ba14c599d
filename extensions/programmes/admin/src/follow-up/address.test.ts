import { expect, test } from 'vitest';
import { lastDays, queryOf, readAddress, writeAddress } from './address.ts';

const now = new Date(2026, 10, 21, 23, 30);
const read = (address: string) => readAddress(new URLSearchParams(address), now);

test('an address that says nothing shows the last thirty days', () => {
  expect(read('')).toMatchObject({ view: 'reports', page: 1, filters: { from: '2026-10-23', to: '' } });
  expect(queryOf(read('').filters).toString()).toBe('from=2026-10-23');
});

test('an empty first day shows everything, and so does a link to it', () => {
  const everything = read('from=');
  expect(queryOf(everything.filters).toString()).toBe('');
  expect(writeAddress(everything).toString()).toBe('view=reports&from=');
});

test('what is written is read again', () => {
  const address = 'view=patients&from=2026-01-01&to=2026-02-01&session=Marche&outcome=done&page=3';
  expect(writeAddress(read(address)).toString()).toBe(address);
});

test.each(['view=secrets', 'page=0', 'page=x', 'page=1.5'])('%s is nothing', (address) => {
  expect(read(address)).toMatchObject({ view: 'reports', page: 1 });
});

test('the seven days before the last seven touch them', () => {
  expect([lastDays(now, 7), lastDays(now, 7, 7)]).toEqual([
    { from: '2026-11-15', to: '2026-11-21' },
    { from: '2026-11-08', to: '2026-11-14' },
  ]);
});
