import { expect, test } from 'vitest';

import { applySecurityHeaders } from './security-headers.ts';

const context = {
  publicUrl: 'https://care.example.org',
  realtimeUrl: 'https://care.example.org',
  isPersonal: false,
  isFile: false,
  videoDomain: null,
};

test('the policy of a page is completed with the origins of the place', () => {
  const headers = new Headers({
    'content-security-policy': "default-src 'none';img-src 'self' data:; script-src 'self';",
  });
  applySecurityHeaders(headers, context);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none';img-src 'self' data:; script-src 'self'; connect-src 'self' wss://care.example.org",
  );
});

test('only the page of an open room lets Jitsi, the camera and the microphone in', () => {
  const policy = "default-src 'none'; script-src 'self' 'sha256-abc'";
  const room = new Headers({ 'content-security-policy': policy });
  applySecurityHeaders(room, { ...context, videoDomain: 'meet.example.org' });
  expect(room.get('content-security-policy')).toBe(
    "default-src 'none'; script-src https://meet.example.org 'self' 'sha256-abc'; connect-src 'self' wss://care.example.org; frame-src https://meet.example.org",
  );
  expect(room.get('permissions-policy')).toContain('camera=(self "https://meet.example.org")');
  const other = new Headers({ 'content-security-policy': policy });
  applySecurityHeaders(other, context);
  expect(other.get('content-security-policy')).not.toContain('frame-src');
  expect(other.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(\)/);
});

test('an answer that is no page gets a closed policy', () => {
  const headers = new Headers();
  applySecurityHeaders(headers, context);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
});

test('HSTS is for https only', () => {
  const headers = new Headers();
  applySecurityHeaders(headers, { ...context, publicUrl: 'http://localhost:4321' });
  expect(headers.has('strict-transport-security')).toBe(false);
  applySecurityHeaders(headers, context);
  expect(headers.has('strict-transport-security')).toBe(true);
});

test('nothing personal is stored by a cache', () => {
  const personal = new Headers({ 'cache-control': 'public, max-age=60' });
  applySecurityHeaders(personal, { ...context, isPersonal: true });
  expect(personal.get('cache-control')).toBe('private, no-store');
  const withCookie = new Headers({ 'set-cookie': 'a=b' });
  applySecurityHeaders(withCookie, context);
  expect(withCookie.get('cache-control')).toBe('private, no-store');
});

test('a file keeps the caching that the API gave it, unless the answer renews a session', () => {
  const file = { ...context, isPersonal: true, isFile: true };
  const ofPatient = new Headers({ 'cache-control': 'private, max-age=300, no-transform' });
  applySecurityHeaders(ofPatient, file);
  expect([ofPatient.get('cache-control'), ofPatient.get('vary')]).toEqual([
    'private, max-age=300, no-transform',
    'Cookie',
  ]);
  const ofEverybody = new Headers({ 'cache-control': 'public, max-age=604800, immutable' });
  applySecurityHeaders(ofEverybody, file);
  expect([ofEverybody.get('cache-control'), ofEverybody.get('vary')]).toEqual([
    'public, max-age=604800, immutable',
    null,
  ]);
  const renewed = new Headers({ 'cache-control': 'public, max-age=604800', 'set-cookie': 'a=b' });
  applySecurityHeaders(renewed, file);
  expect(renewed.get('cache-control')).toBe('private, no-store');
});
