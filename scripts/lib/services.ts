import { join } from 'node:path';
import { root } from './content-hash.ts';
import { environmentOf, type LauncherConfig } from './environment.ts';
import type { Command } from './processes.ts';

/** A program of the product, with the address that answers once it is ready. */
export interface Service extends Command {
  readyUrl: string;
  ports: { variable: string; port: number }[];
  /** How long its start may take, in milliseconds. */
  deadlineMs: number;
}

const local = '127.0.0.1';

/**
 * What the chat service's Node is started with. A socket that was opened is garbage for the most part, and V8 would rather
 * grow its nursery to 48 MB than collect it: 2,000 idle sockets took 255 MB instead of 160 (`npm run bench -- chat`).
 */
export const realtimeFlags: readonly string[] = ['--max-semi-space-size=2'];

/**
 * What the CMS's Node is started with. A larger nursery is collected less often: under sixteen patients at once the CMS takes a
 * seventh less of a processor, and 95 of 100 answers come up to a tenth sooner (`npm run bench -- product`).
 */
export const cmsFlags: readonly string[] = ['--max-semi-space-size=64'];

/** The programs of the product: those of one inner list start together, each list after the one before. */
export function describeServices(config: LauncherConfig, environment: Record<string, string>): Service[][] {
  const log = (name: string) => join(config.DATA_DIRECTORY, 'logs', `${name}.log`);
  const mailbox: Service = {
    name: 'mailbox',
    words: [
      join(root, 'node_modules/maildev/dist/bin/maildev.js'),
      ...['--ip', local, '--smtp', String(config.SMTP_PORT)],
      ...['--web-ip', local, '--web', String(config.MAILBOX_PORT)],
      // Its own: what it keeps by default is one folder for every mailbox of the machine.
      ...['--mail-directory', join(config.DATA_DIRECTORY, 'mailbox'), '--max-emails', '500'],
    ],
    cwd: root,
    environment: { PATH: environment.PATH ?? '', HOME: environment.HOME ?? '' },
    log: log('mailbox'),
    readyUrl: `http://${local}:${config.MAILBOX_PORT}/api/email`,
    ports: [
      { variable: 'SMTP_PORT', port: config.SMTP_PORT },
      { variable: 'MAILBOX_PORT', port: config.MAILBOX_PORT },
    ],
    deadlineMs: 60_000,
  };
  const cms: Service = {
    name: 'cms',
    words: [...cmsFlags, join(root, 'cms/src/main.ts')],
    cwd: join(root, 'cms'),
    environment: { ...environmentOf('cms', environment), STRAPI_TELEMETRY_DISABLED: 'true' },
    log: log('cms'),
    readyUrl: `http://${local}:${config.CMS_PORT}/readyz`,
    ports: [{ variable: 'CMS_PORT', port: config.CMS_PORT }],
    deadlineMs: 120_000,
  };
  const site: Service = {
    name: 'site',
    words: [join(root, 'site/dist/server/entry.mjs')],
    cwd: join(root, 'site'),
    // Astro's own server reads HOST and PORT.
    environment: { ...environmentOf('site', environment), HOST: local, PORT: String(config.SITE_PORT) },
    log: log('site'),
    readyUrl: `http://${local}:${config.SITE_PORT}/readyz`,
    ports: [{ variable: 'SITE_PORT', port: config.SITE_PORT }],
    deadlineMs: 60_000,
  };
  const realtime: Service = {
    name: 'realtime',
    words: [...realtimeFlags, join(root, 'realtime/src/index.ts')],
    cwd: join(root, 'realtime'),
    // What Node compiled is kept: from the second start on nothing loads the compiler, which is 25 MB.
    environment: {
      ...environmentOf('realtime', environment),
      NODE_COMPILE_CACHE: join(config.DATA_DIRECTORY, 'compile-cache'),
    },
    log: log('realtime'),
    readyUrl: `http://${local}:${config.REALTIME_PORT}/healthz`,
    ports: [{ variable: 'REALTIME_PORT', port: config.REALTIME_PORT }],
    deadlineMs: 60_000,
  };
  // A production start sends through a mail server of its own.
  const first = environment.NODE_ENV === 'production' ? [cms] : [mailbox, cms];
  return [first, [site, realtime]];
}
