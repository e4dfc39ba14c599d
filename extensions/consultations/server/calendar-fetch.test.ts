import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress, type FindEndpoint } from '@huntzen/kernel/server';
import { afterEach, describe, expect, test } from 'vitest';
import { readBusyTimesApart } from './busy-reader.ts';
import { createEndpointFinder, parseCalendarAddress } from './calendar-endpoint.ts';
import { createCalendarFetcher } from './calendar-fetch.ts';
import { CalendarError } from './domain/busy.ts';

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (reason: unknown) => (reason instanceof CalendarError ? reason.failure : reason),
  );

describe('addresses', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::7f00:1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'localhost',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:2800:220:1::1', '2a00:1450:4007::200e'])(
    '%s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    'file:///etc/passwd',
    'ftp://a.example/x',
    'gopher://a.example',
    'https://a.example:8443/x',
    'http://a.example:22/',
    'https://u:p@a.example/x',
    'not an address',
    '',
  ])('%s cannot be a calendar', (text) => {
    expect(parseCalendarAddress(text)).toBeNull();
  });

  test('webcal is https', () => {
    expect(parseCalendarAddress(' webcal://a.example/x.ics#y ')?.href).toBe('https://a.example/x.ics');
  });

  test('names are resolved and every answer judged; the first is where to connect', async () => {
    const finder = (...addresses: string[]) =>
      createEndpointFinder(() =>
        Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
      );
    const url = new URL('https://a.example/x');
    expect(await finder('8.8.8.8', '2606:2800:220:1::1')(url)).toEqual({
      address: '8.8.8.8',
      family: 4,
      port: 443,
    });
    expect(await failureOf(finder('8.8.8.8', '10.0.0.1')(url))).toBe('refused_address');
    expect(await failureOf(finder()(url))).toBe('unreachable');
    for (const literal of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:10.0.0.1]', '0177.0.0.1'])
      expect(await failureOf(finder('8.8.8.8')(new URL(`http://${literal}/`))), literal).toBe(
        'refused_address',
      );
  });
});

describe('reading', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  const seen: string[] = [];
  async function serve(listener: RequestListener) {
    seen.length = 0;
    server = createServer((request, response) => {
      seen.push(`${request.headers.host} ${request.url}`);
      listener(request, response);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const findEndpoint: FindEndpoint = (url) =>
      url.hostname === 'inside.example'
        ? Promise.reject(new CalendarError('refused_address'))
        : Promise.resolve({ address: '127.0.0.1', family: 4, port });
    return createCalendarFetcher(findEndpoint, 500);
  }
  const none = { etag: null, lastModified: null };

  test('gives the text with its validators, which spare the next reading', async () => {
    const fetch = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"a"', 'last-modified': 'Mon, 01 Jun 2026 08:00:00 GMT' })
          .end('BEGIN');
    });
    const first = await fetch('http://calendar.example/x.ics', none);
    expect(first).toEqual({ text: 'BEGIN', etag: '"a"', lastModified: 'Mon, 01 Jun 2026 08:00:00 GMT' });
    expect(await fetch('http://calendar.example/x.ics', { etag: '"a"', lastModified: null })).toBeNull();
    expect(seen).toEqual(['calendar.example /x.ics', 'calendar.example /x.ics']);
  });

  test('follows three redirections, each judged anew', async () => {
    const fetch = await serve(({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(302, { location: `http://hop${left}.example/${left - 1}` }).end();
      else response.end('END');
    });
    expect((await fetch('http://calendar.example/3', none))?.text).toBe('END');
    expect(seen).toHaveLength(4);
    expect(await failureOf(fetch('http://calendar.example/4', none))).toBe('unreachable');
  });

  test('does not follow inside', async () => {
    const fetch = await serve((_request, response) => {
      response.writeHead(301, { location: 'http://inside.example/' }).end();
    });
    expect(await failureOf(fetch('http://calendar.example/', none))).toBe('refused_address');
    expect(seen).toHaveLength(1);
  });

  test('gives up on what is too long, too slow, squeezed, gone or broken', async () => {
    const fetch = await serve(({ url }, response) => {
      if (url === '/long') response.end(Buffer.alloc(2 * 1024 * 1024 + 1));
      else if (url === '/slow') response.write('BEGIN');
      else if (url === '/squeezed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
      else response.writeHead(url === '/gone' ? 404 : 500).end();
    });
    for (const [path, failure] of [
      ['long', 'too_large'],
      ['slow', 'unreachable'],
      ['squeezed', 'not_calendar'],
      ['gone', 'not_found'],
      ['broken', 'unreachable'],
    ])
      expect(await failureOf(fetch(`http://calendar.example/${path}`, none)), path).toBe(failure);
  });
});

describe('the thread that reads', () => {
  const period = { start: 0, end: Date.parse('2030-01-01') };
  const file = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

  test('gives intervals, or says why not', async () => {
    const text = file('DTSTART:20260602T080000Z', 'DURATION:PT1H');
    expect(await readBusyTimesApart({ text, timeZone: 'UTC', period })).toEqual([
      { start: Date.parse('2026-06-02T08:00:00Z'), end: Date.parse('2026-06-02T09:00:00Z') },
    ]);
    expect(await failureOf(readBusyTimesApart({ text: 'x', timeZone: 'UTC', period }))).toBe('not_calendar');
  });

  test('is ended when it takes too long', async () => {
    const text = file('DTSTART:20260602T080000Z', 'DURATION:PT1H');
    expect(await failureOf(readBusyTimesApart({ text, timeZone: 'UTC', period }, 1))).toBe('too_many');
  });
});
