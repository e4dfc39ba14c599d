import { expect, test } from 'vitest';
import { UnsubscribeLinks } from './unsubscribe.ts';

const links = new UnsubscribeLinks('a secret of at least thirty-two characters');
const alice = { accountId: 'a'.repeat(24), muted: 'reminders.mail' } as const;

test('a token says whose mails it stops', () => {
  expect(links.read(links.sign(alice))).toEqual(alice);
});

test('a token that was changed, or signed elsewhere, stops nothing', () => {
  const token = links.sign(alice);
  const [, signature = ''] = token.split('.');
  const forBob = Buffer.from(`${'b'.repeat(24)}|reminders.mail`).toString('base64url');
  expect(links.read(`${forBob}.${signature}`)).toBeNull();
  expect(links.read(token.slice(0, -2))).toBeNull();
  expect(links.read('')).toBeNull();
  expect(new UnsubscribeLinks('another secret of thirty-two characters!').read(token)).toBeNull();
});
