import { expect, test } from 'vitest';

import { findClientAddress } from './client-address.ts';

const socketAddress = '::ffff:10.0.0.2';

test.each([
  ['no proxy: the header is the client’s own claim', '1.2.3.4', 0, '10.0.0.2'],
  ['one proxy: the last entry', '6.6.6.6, 203.0.113.7', 1, '203.0.113.7'],
  ['two proxies: the last but one', '6.6.6.6, 203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
  ['fewer entries than proxies: the connection', '203.0.113.7', 2, '10.0.0.2'],
  ['no header: the connection', null, 1, '10.0.0.2'],
  ['not an address: the connection', 'unknown', 1, '10.0.0.2'],
  ['IPv6 in brackets with a port', '[2001:db8::1]:443', 1, '2001:db8::1'],
  ['IPv4 with a port', '203.0.113.7:5123', 1, '203.0.113.7'],
])('%s', (_name, forwardedFor, trustedProxyHops, expected) => {
  expect(findClientAddress({ forwardedFor, socketAddress, trustedProxyHops })).toBe(expected);
});
