/** Starts the whole product for the browser tests, once, with the demonstration data on a database made for the run. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { takeSlot } from '../../database/testing/slot.ts';
import { root } from '../lib/content-hash.ts';
import { findFreePort } from '../lib/ports.ts';
import { startProduct } from '../lib/product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    product: {
      siteUrl: string;
      cmsUrl: string;
      panelUrl: string;
      realtimeUrl: string;
      /** The local mailbox; `GET /api/email` of it lists what was sent. */
      mailboxUrl: string;
      /** The administrator's address of the database. */
      adminUrl: string;
    };
  }
}

const portNames = [
  'EMBEDDED_POSTGRES_PORT',
  'CMS_PORT',
  'SITE_PORT',
  'REALTIME_PORT',
  'SMTP_PORT',
  'MAILBOX_PORT',
] as const;

/** Provides `product` to the test files; returns what stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const slot = takeSlot(join(root, '.data/e2e'));
  const ports: Record<string, string> = {};
  for (const name of portNames) ports[name] = String(await findFreePort());
  for (const folder of ['postgres', 'media', 'mailbox']) {
    rmSync(join(slot.directory, folder), { recursive: true, force: true });
  }
  const starting = new AbortController();
  try {
    const product = await startProduct({
      environment: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATA_DIRECTORY: slot.directory,
        // Many tests sign in from one address.
        ANONYMOUS_CALLS_PER_15_MINUTES: '100000',
        SIGNED_IN_CALLS_PER_15_MINUTES: '100000',
        PANEL_SIGN_INS_PER_15_MINUTES: '100000',
        // A room is open; the browser answers for Jitsi itself.
        JITSI_DOMAIN: 'meet.huntzen.example',
        JITSI_APP_SECRET: 'the-secret-of-a-jitsi-that-only-tests-know',
        ...ports,
      },
      onStep: (what, seconds) => process.stdout.write(`${`${seconds.toFixed(1)} s`.padStart(8)}  ${what}\n`),
      signal: starting.signal,
    });
    const { environment, config } = product;
    project.provide('product', {
      siteUrl: environment.PUBLIC_URL ?? '',
      cmsUrl: environment.CMS_PUBLIC_URL ?? '',
      panelUrl: `${environment.CMS_PUBLIC_URL ?? ''}/panel`,
      realtimeUrl: environment.REALTIME_PUBLIC_URL ?? '',
      mailboxUrl: `http://127.0.0.1:${config.MAILBOX_PORT}`,
      adminUrl: environment.DATABASE_URL ?? '',
    });
    return async () => {
      await product.stop();
      slot.release();
    };
  } catch (error) {
    slot.release();
    throw error;
  }
}
