import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketBytes,
  createDataKey,
  deriveKeyEncryptionKey,
  KeyRing,
  openText,
  PersonErasedError,
  sealText,
  UnreadableRecordError,
  type DataKeyBinding,
  type RecordBinding,
  type Sealed,
} from './index.ts';

const dataKey = createDataKey();
const binding: RecordBinding = {
  table: 'chat_messages',
  column: 'content_encrypted',
  id: '019f0000-0000-7000-8000-000000000001',
  companyId: 'c'.repeat(24),
  subjectId: '019f0000-0000-7000-8000-0000000000aa',
  authorId: 'a'.repeat(24),
  keyId: '019f0000-0000-7000-8000-0000000000bb',
};

const kek = deriveKeyEncryptionKey('a records key of more than thirty-two characters');
const keyBinding: DataKeyBinding = {
  id: binding.keyId,
  purpose: 'chat',
  companyId: binding.companyId,
  subjectId: binding.subjectId,
};

function flipBit(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = Math.floor(bit / 8) % copy.length;
  copy[index] = (copy[index] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

const text = fc.string({ unit: 'grapheme', maxLength: 4000 });

describe('a sealed text', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(text, (plain) => {
        expect(openText(dataKey, sealText(dataKey, plain, binding), binding)).toBe(plain);
      }),
    );
  });

  it('does not open when any bit of it is changed', () => {
    const parts = fc.constantFrom<keyof Sealed>('ciphertext', 'iv', 'tag');
    fc.assert(
      fc.property(text, parts, fc.nat(100_000), (plain, part, bit) => {
        const sealed = sealText(dataKey, plain, binding);
        const altered = { ...sealed, [part]: flipBit(sealed[part], bit) };
        expect(() => openText(dataKey, altered, binding)).toThrow(UnreadableRecordError);
      }),
    );
  });

  it.each(Object.keys(binding) as (keyof RecordBinding)[])('does not open under another %s', (field) => {
    const sealed = sealText(dataKey, 'bonjour', binding);
    expect(() =>
      openText(dataKey, sealed, { ...binding, [field]: `${binding[field].slice(0, -1)}z` }),
    ).toThrow(UnreadableRecordError);
  });

  it('does not open when the parts of its place are cut elsewhere', () => {
    const sealed = sealText(dataKey, 'bonjour', { ...binding, table: 'ab', column: 'c' });
    expect(() => openText(dataKey, sealed, { ...binding, table: 'a', column: 'bc' })).toThrow(
      UnreadableRecordError,
    );
  });

  it.each([4, 8, 12, 13, 15])('does not open with its tag cut to %i bytes', (size) => {
    const sealed = sealText(dataKey, 'bonjour', binding);
    expect(() => openText(dataKey, { ...sealed, tag: sealed.tag.subarray(0, size) }, binding)).toThrow(
      UnreadableRecordError,
    );
  });

  it('does not open under another data key', () => {
    expect(() => openText(createDataKey(), sealText(dataKey, 'bonjour', binding), binding)).toThrow(
      UnreadableRecordError,
    );
  });

  it('is never the same twice', () => {
    const [first, second] = [sealText(dataKey, 'oui', binding), sealText(dataKey, 'oui', binding)];
    expect(first.iv.equals(second.iv)).toBe(false);
    expect(first.ciphertext.equals(second.ciphertext)).toBe(false);
  });

  it('has the size of its bucket, whatever the length of the text', () => {
    const sizeOf = (length: number) => sealText(dataKey, 'x'.repeat(length), binding).ciphertext.length;
    expect([0, 1, 100, bucketBytes - 4].map(sizeOf)).toEqual([256, 256, 256, 256]);
    expect(sizeOf(bucketBytes - 3)).toBe(512);
  });

  it('fails without a word of its content', () => {
    const plain = 'je dors mal depuis mars';
    const sealed = sealText(dataKey, plain, binding);
    try {
      openText(dataKey, { ...sealed, tag: flipBit(sealed.tag, 3) }, binding);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableRecordError);
      const { message, stack, cause } = error as Error;
      expect(JSON.stringify([error, message, stack, cause])).not.toContain('dors');
    }
  });
});

describe('a data key', () => {
  const old = deriveKeyEncryptionKey('another records key of more than thirty-two characters');
  const ring = new KeyRing(kek);
  const person = { personId: 'alice', share: randomBytes(32) };

  it('is unwrapped by the key that wrapped it', () => {
    expect(ring.unwrap(ring.wrap(dataKey, keyBinding), keyBinding).equals(dataKey)).toBe(true);
  });

  it('is unwrapped by a key that retires, and wrapped by the current one alone', () => {
    const rotating = new KeyRing(kek, [old]);
    const wrapped = new KeyRing(old).wrap(dataKey, keyBinding);
    expect(rotating.unwrap(wrapped, keyBinding).equals(dataKey)).toBe(true);
    expect(rotating.wrap(dataKey, keyBinding).kekId).toBe(kek.id);
    expect(rotating.ids).toEqual([kek.id, old.id]);
  });

  it('is not unwrapped by a ring without its key', () => {
    expect(() => new KeyRing(old).unwrap(ring.wrap(dataKey, keyBinding), keyBinding)).toThrow(
      UnreadableRecordError,
    );
  });

  it('is not unwrapped by another key under the name of its own', () => {
    const impostor = new KeyRing({ id: kek.id, key: old.key });
    expect(() => impostor.unwrap(ring.wrap(dataKey, keyBinding), keyBinding)).toThrow(UnreadableRecordError);
  });

  it.each(['id', 'companyId', 'subjectId'] as const)('is not unwrapped for another %s', (field) => {
    const wrapped = ring.wrap(dataKey, keyBinding);
    expect(() => ring.unwrap(wrapped, { ...keyBinding, [field]: 'other' })).toThrow(UnreadableRecordError);
  });

  it('of a person is unwrapped with their share and no other', () => {
    const wrapped = ring.wrap(dataKey, keyBinding, person);
    expect(wrapped.shareOf).toBe('alice');
    expect(ring.unwrap(wrapped, keyBinding, person.share).equals(dataKey)).toBe(true);
    for (const share of [null, randomBytes(32)])
      expect(() => ring.unwrap(wrapped, keyBinding, share)).toThrow(UnreadableRecordError);
  });

  it.each([null, 'bob'])('of a person is not unwrapped as that of %s', (shareOf) => {
    const wrapped = { ...ring.wrap(dataKey, keyBinding, person), shareOf };
    expect(() => ring.unwrap(wrapped, keyBinding, person.share)).toThrow(UnreadableRecordError);
  });

  it('is not made for an erased person', () => {
    expect(() => ring.wrap(dataKey, keyBinding, { personId: 'alice', share: null })).toThrow(
      PersonErasedError,
    );
  });
});
