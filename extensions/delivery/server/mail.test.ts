import type { Recipient } from '@huntzen/kernel/server';
import { describe, expect, it } from 'vitest';
import { renderMail } from './mail.ts';

const alice: Recipient = {
  accountId: 'a'.repeat(24),
  email: 'alice@example.org',
  firstName: 'Alice <b>',
  language: 'fr',
  timeZone: 'Europe/Paris',
};
const content = {
  subject: 'Votre nouveau mot de passe',
  paragraphs: ['Une phrase & une autre.'],
  action: { label: 'Ouvrir', url: 'https://care.example/reset-password?token=abc&x=1' },
};

describe('renderMail', () => {
  it('says the same in text and in HTML, and escapes what comes from people', () => {
    const { subject, text, html } = renderMail(content, alice);
    expect(subject).toBe(content.subject);
    expect(text).toContain('Bonjour Alice <b>,');
    expect(text).toContain(content.action.url);
    expect(html).toContain('Bonjour Alice &lt;b&gt;,');
    expect(html).toContain('Une phrase &amp; une autre.');
    expect(html).toContain('token=abc&amp;x=1');
    expect(html).not.toContain('<b>');
  });

  it('speaks the language of the reader and always gives the emergency numbers', () => {
    const { text, html } = renderMail(content, { ...alice, language: 'en', firstName: '' });
    expect(text).toMatch(/^Hello,/);
    expect(html).toContain('lang="en"');
    expect(text).toContain('3114');
  });
});
