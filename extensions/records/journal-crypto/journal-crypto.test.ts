import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  changePassphrase,
  createKeyPair,
  createRecoveryCode,
  createShare,
  createVault,
  openCopy,
  openDraft,
  openEntry,
  openOwnShare,
  openPrivateKey,
  openShare,
  openVault,
  parseRecoveryCode,
  passphraseIterations,
  renewRecoveryCode,
  sealCopy,
  sealDraft,
  sealEntry,
  verificationCode,
  UnreadableSealError,
  WrongSecretError,
  type EntryContent,
  type Key,
  type Sealed,
  type ShareName,
  type VaultName,
  type Wrappings,
} from './index.ts';
import { sealBytes } from './sealing.ts';

const alice = 'a'.repeat(24);
const bob = 'b'.repeat(24);
const passphrase = 'quatre chats dorment au soleil';
const name: VaultName = { purpose: 'journal', ownerId: alice, keyId: randomUUID() };
const content: EntryContent = {
  day: '2026-11-21',
  mood: 4,
  tags: ['sommeil'],
  text: 'Marché au bord de l’eau.',
  writtenAt: '2026-11-22T07:00:00.000Z',
};
const entry = { ownerId: alice, entryId: randomUUID(), keyId: name.keyId, revision: 1 };

let key: Key;
let wrappings: Wrappings;
let recoveryCode: string;

beforeAll(async () => {
  ({ key, wrappings, recoveryCode } = await createVault(name, passphrase));
});

const bytesOf = (text: string) => Buffer.from(text, 'base64url');

/** The same seal with one bit of one part changed. */
function flip(sealed: Sealed, part: keyof Sealed, bit: number): Sealed {
  const bytes = bytesOf(sealed[part]);
  const place = bit % (bytes.length * 8);
  bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
  return { ...sealed, [part]: bytes.toString('base64url') };
}

/** A key wrapped by the passphrase as the module does, with as many rounds as one likes. */
async function wrapWith(iterations: number): Promise<Wrappings['passphrase']> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const material = await crypto.subtle.importKey('raw', Buffer.from(passphrase), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const wrapping = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const binding = ['vault', name.purpose, name.ownerId, name.keyId, 'passphrase'];
  const sealed = await sealBytes(wrapping, crypto.getRandomValues(new Uint8Array(32)), binding);
  return { salt: Buffer.from(salt).toString('base64url'), iterations, sealed };
}

describe('a vault', () => {
  test('opens by its passphrase and by its recovery code, to the same key', async () => {
    const sealed = await sealEntry(key, entry, content);
    for (const secret of [
      { passphrase },
      { recoveryCode },
      { recoveryCode: ` ${recoveryCode.toLowerCase()}` },
    ])
      expect(await openEntry(await openVault(wrappings, name, secret), entry, sealed)).toEqual(content);
  });

  test('says of any wrong secret that it is wrong, and nothing else', async () => {
    const wrong = [
      { passphrase: `${passphrase} ` },
      { passphrase: '' },
      { recoveryCode: createRecoveryCode() },
    ];
    for (const secret of wrong)
      await expect(openVault(wrappings, name, secret)).rejects.toThrow(new WrongSecretError());
  });

  test('does not open as another’s, as another vault or for another purpose', async () => {
    const others: VaultName[] = [
      { ...name, ownerId: bob },
      { ...name, keyId: randomUUID() },
      { ...name, purpose: 'share-key' },
    ];
    for (const other of others)
      for (const secret of [{ passphrase }, { recoveryCode }])
        await expect(openVault(wrappings, other, secret)).rejects.toThrow(WrongSecretError);
  });

  test('is derived with 600,000 rounds or more, and refuses to be asked for fewer', async () => {
    expect(passphraseIterations).toBeGreaterThanOrEqual(600_000);
    expect(wrappings.passphrase.iterations).toBe(passphraseIterations);
    const weak = await wrapWith(1_000);
    await expect(openVault({ ...wrappings, passphrase: weak }, name, { passphrase })).rejects.toThrow(
      WrongSecretError,
    );
    const strong = await wrapWith(passphraseIterations);
    await openVault({ ...wrappings, passphrase: strong }, name, { passphrase });
  });

  test('stores sizes that the database checks: 32 bytes wrapped, salts of 16', () => {
    for (const { salt, sealed } of [wrappings.passphrase, wrappings.recovery]) {
      const sizes = [salt, sealed.content, sealed.iv, sealed.tag].map((part) => bytesOf(part).length);
      expect(sizes).toEqual([16, 32, 12, 16]);
    }
  });

  test('gives a key that nobody can read out of the page', async () => {
    for (const held of [key, await openVault(wrappings, name, { passphrase })]) {
      expect(held.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', held)).rejects.toThrow();
    }
  });

  test('another passphrase wraps the same key; the one before opens nothing, the code still does', async () => {
    const sealed = await sealEntry(key, entry, content);
    const changed = {
      ...wrappings,
      passphrase: await changePassphrase(wrappings, name, { recoveryCode }, 'une autre phrase de passe'),
    };
    const opened = await openVault(changed, name, { passphrase: 'une autre phrase de passe' });
    expect(await openEntry(opened, entry, sealed)).toEqual(content);
    await expect(openVault(changed, name, { passphrase })).rejects.toThrow(WrongSecretError);
    await openVault(changed, name, { recoveryCode });
    await expect(changePassphrase(wrappings, name, { passphrase: 'x' }, 'y')).rejects.toThrow(
      WrongSecretError,
    );
  });

  test('a new recovery code takes the place of the one before', async () => {
    const renewed = await renewRecoveryCode(wrappings, name, { passphrase });
    const changed = { ...wrappings, recovery: renewed.recovery };
    await openVault(changed, name, { recoveryCode: renewed.recoveryCode });
    await expect(openVault(changed, name, { recoveryCode })).rejects.toThrow(WrongSecretError);
  });
});

describe('a recovery code', () => {
  test('holds 128 bits or more, in groups of four', () => {
    expect(27 * Math.log2(31)).toBeGreaterThan(128);
    expect(recoveryCode).toMatch(/^([2-9A-HJKMNP-Z]{4}-){6}[2-9A-HJKMNP-Z]{4}$/);
    expect(new Set(Array.from({ length: 200 }, createRecoveryCode)).size).toBe(200);
  });

  const characters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const plain = () => createRecoveryCode().replaceAll('-', '');

  test('with one wrong character is found by its check', () => {
    fc.assert(
      fc.property(fc.nat(27), fc.nat(30), (place, which) => {
        const code = plain();
        const typed = code.slice(0, place) + characters.charAt(which) + code.slice(place + 1);
        expect(parseRecoveryCode(typed)).toBe(typed === code ? code : null);
      }),
    );
  });

  test('with two of its characters in each other’s place is found', () => {
    fc.assert(
      fc.property(fc.nat(26), fc.nat(26), (left, right) => {
        const code = plain();
        const typed = Array.from(code);
        [typed[left], typed[right]] = [typed[right] ?? '', typed[left] ?? ''];
        expect(parseRecoveryCode(typed.join(''))).toBe(typed.join('') === code ? code : null);
      }),
    );
  });

  test.each([
    ['too short', 'ABCD'],
    ['a character it never has', 'O'.repeat(28)],
    ['nothing', ''],
  ])('that is %s is none', (_what, typed) => {
    expect(parseRecoveryCode(typed)).toBeNull();
  });
});

describe('an entry', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 600 }).filter((text) => text.isWellFormed());

  test('opens as it was sealed, whatever was written, and its size says little', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 5 }), async (text, mood) => {
        const sealed = await sealEntry(key, entry, { ...content, text, mood });
        expect(bytesOf(sealed.content).length % 256).toBe(0);
        expect(await openEntry(key, entry, sealed)).toEqual({ ...content, text, mood });
      }),
      { numRuns: 50 },
    );
  });

  test('does not open with any bit changed', async () => {
    const sealed = await sealEntry(key, entry, content);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('content', 'iv', 'tag'), fc.nat(100_000), async (part, bit) => {
        await expect(openEntry(key, entry, flip(sealed, part, bit))).rejects.toThrow(UnreadableSealError);
      }),
      { numRuns: 300 },
    );
  });

  test('does not open cut, with a shorter tag, or as another entry, person, key or revision', async () => {
    const sealed = await sealEntry(key, entry, content);
    const cut = bytesOf(sealed.content).subarray(0, -1).toString('base64url');
    const shortTag = bytesOf(sealed.tag).subarray(0, 12).toString('base64url');
    const bytes = bytesOf(sealed.content);
    const longTag = Buffer.concat([bytes.subarray(-4), bytesOf(sealed.tag)]).toString('base64url');
    const broken = [
      { ...sealed, content: cut },
      { ...sealed, tag: shortTag },
      { ...sealed, content: bytes.subarray(0, -4).toString('base64url'), tag: longTag },
    ];
    for (const other of broken)
      await expect(openEntry(key, entry, other)).rejects.toThrow(UnreadableSealError);
    const names = [
      { ...entry, ownerId: bob },
      { ...entry, entryId: randomUUID() },
      { ...entry, keyId: randomUUID() },
      { ...entry, revision: 2 },
    ];
    for (const other of names)
      await expect(openEntry(key, other, sealed)).rejects.toThrow(UnreadableSealError);
  });

  test('and a draft are not taken for each other', async () => {
    const draft = await sealDraft(key, entry, { text: 'pas encore' });
    expect(await openDraft(key, entry, draft)).toEqual({ text: 'pas encore' });
    await expect(openEntry(key, entry, draft)).rejects.toThrow(UnreadableSealError);
  });
});

describe('a share', () => {
  const keyId = randomUUID();
  const share: ShareName = { shareId: randomUUID(), ownerId: alice, practitionerId: bob, keyId };
  const period = { from: '2026-11-01', to: '2026-11-21' };

  async function buildPractitioner(passphraseOfBob = 'la phrase du praticien') {
    const vault = await createVault({ purpose: 'share-key', ownerId: bob, keyId }, passphraseOfBob);
    const pair = await createKeyPair(vault.key, bob, keyId);
    return { vault, pair, privateKey: await openPrivateKey(vault.key, bob, keyId, pair) };
  }

  test('opens for its practitioner and its author, with the period and the copies', async () => {
    const { pair, privateKey } = await buildPractitioner();
    const made = await createShare(key, share, pair.publicKey, period);
    const copy = await sealCopy(made.shareKey, share, entry.entryId, content);
    const read = await openShare(privateKey, pair.publicKey, share, made.share);
    expect(read).toMatchObject(period);
    expect(await openCopy(read.shareKey, share, entry.entryId, copy)).toEqual(content);
    expect(await openOwnShare(key, share, made.share.forOwner)).toMatchObject(period);
    for (const sealed of [made.share.forOwner, made.share.forPractitioner, pair.privateKey])
      expect(bytesOf(sealed.content).length % 256).toBe(0);
  });

  test('never opens for another practitioner, as another share, or by the key of another share', async () => {
    const { pair, privateKey } = await buildPractitioner();
    const other = await buildPractitioner('quelqu’un d’autre');
    const made = await createShare(key, share, pair.publicKey, period);
    const copy = await sealCopy(made.shareKey, share, entry.entryId, content);
    await expect(openShare(other.privateKey, other.pair.publicKey, share, made.share)).rejects.toThrow(
      UnreadableSealError,
    );
    for (const wrong of [{ shareId: randomUUID() }, { ownerId: bob }, { practitionerId: alice }]) {
      const renamed = { ...share, ...wrong };
      await expect(openShare(privateKey, pair.publicKey, renamed, made.share)).rejects.toThrow(
        UnreadableSealError,
      );
      await expect(openCopy(made.shareKey, renamed, entry.entryId, copy)).rejects.toThrow(
        UnreadableSealError,
      );
    }
    const second = await createShare(key, share, pair.publicKey, period);
    await expect(openCopy(second.shareKey, share, entry.entryId, copy)).rejects.toThrow(UnreadableSealError);
    await expect(openCopy(made.shareKey, share, randomUUID(), copy)).rejects.toThrow(UnreadableSealError);
    await expect(openEntry(made.shareKey, entry, copy)).rejects.toThrow(UnreadableSealError);
  });

  test('has a code by which two people see that they mean the same key', async () => {
    const { pair } = await buildPractitioner();
    const other = await buildPractitioner();
    const code = await verificationCode(bob, pair.publicKey);
    expect(code).toMatch(/^(\d{5} ){5}\d{5}$/);
    expect(await verificationCode(bob, pair.publicKey)).toBe(code);
    expect(await verificationCode(bob, other.pair.publicKey)).not.toBe(code);
    expect(await verificationCode(alice, pair.publicKey)).not.toBe(code);
  });
});
