import { expect, test } from 'vitest';
import { AddressSigner } from './signature.ts';

const now = Date.UTC(2026, 0, 1);
const signer = new AddressSigner('a key of this test');
const read = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'https://care.example');
  const [expires, signature] = [Number(searchParams.get('expires')), searchParams.get('signature') ?? ''];
  return { name: decodeURIComponent(pathname.split('/').at(-1) ?? ''), expires, signature };
};

test('an address opens its own file, for a quarter of an hour', () => {
  const { name, expires, signature } = read(signer.sign('squat_1a2b.webp', now));
  expect(signer.isValid(name, expires, signature, now + 899_000)).toBe(true);
  expect(signer.isValid(name, expires, signature, now + 900_000)).toBe(false);
  expect(signer.isValid('other_1a2b.webp', expires, signature, now)).toBe(false);
  expect(signer.isValid(name, expires + 900, signature, now)).toBe(false);
  expect(signer.isValid(name, expires, '', now)).toBe(false);
  expect(new AddressSigner('another key').isValid(name, expires, signature, now)).toBe(false);
});
