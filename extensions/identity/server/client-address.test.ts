import { describe, expect, it } from 'vitest';
import { clientAddress, type AddressSource } from './client-address.ts';

const siteKey = 'k'.repeat(40);
const from = (source: Partial<AddressSource>, hops = 0) =>
  clientAddress(
    {
      remoteAddress: '10.0.0.9',
      forwardedFor: undefined,
      siteKey: undefined,
      siteClientAddress: undefined,
      ...source,
    },
    { siteKey, hops },
  );

describe('clientAddress', () => {
  it('is the peer when no proxy of ours stands in front, whatever the header says', () => {
    expect(from({ forwardedFor: '203.0.113.7' })).toBe('10.0.0.9');
  });
  it('counts our proxies from the right, so that what a client prepends is ignored', () => {
    expect(from({ forwardedFor: '1.1.1.1, 203.0.113.7' }, 1)).toBe('203.0.113.7');
    expect(from({ forwardedFor: '1.1.1.1, 203.0.113.7, 10.0.0.2' }, 2)).toBe('203.0.113.7');
  });
  it('falls back to the peer when the header is short or not an address', () => {
    expect(from({ forwardedFor: 'unknown' }, 1)).toBe('10.0.0.9');
    expect(from({ forwardedFor: '203.0.113.7' }, 3)).toBe('10.0.0.9');
  });
  it('believes the site, and only with its key', () => {
    expect(from({ siteKey, siteClientAddress: '203.0.113.8' })).toBe('203.0.113.8');
    expect(from({ siteKey: 'x'.repeat(40), siteClientAddress: '203.0.113.8' })).toBe('10.0.0.9');
    expect(from({ siteKey: 'é'.repeat(20), siteClientAddress: '203.0.113.8' })).toBe('10.0.0.9');
  });
  it('writes an IPv4 address one way', () => {
    expect(from({ remoteAddress: '::ffff:192.0.2.1' })).toBe('192.0.2.1');
  });
});
