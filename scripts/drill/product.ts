/** The product that is drilled, as whoever searches it reaches it. */
import type { Product } from '../lib/product.ts';

/** Where everything of the product is. */
export interface DrilledProduct {
  readonly cmsUrl: string;
  readonly siteUrl: string;
  readonly realtimeUrl: string;
  readonly mailboxUrl: string;
  /** The administrator's address of the database. */
  readonly adminUrl: string;
  /** The folder of its files: logs, media, backups, and PostgreSQL when it is the product's own. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a product needs so that many people may call from one address, and say all that they can say. */
export const drillSettings = {
  LOG_LEVEL: 'debug',
  ANONYMOUS_CALLS_PER_15_MINUTES: '1000000',
  SIGNED_IN_CALLS_PER_15_MINUTES: '1000000',
  PANEL_SIGN_INS_PER_15_MINUTES: '1000',
} as const;

/** A running product as the drill sees it. */
export const toDrilled = ({ config, environment }: Product): DrilledProduct => ({
  cmsUrl: `http://127.0.0.1:${config.CMS_PORT}`,
  siteUrl: environment.PUBLIC_URL ?? '',
  realtimeUrl: environment.REALTIME_PUBLIC_URL ?? '',
  mailboxUrl: `http://127.0.0.1:${config.MAILBOX_PORT}`,
  adminUrl: environment.DATABASE_URL ?? '',
  directory: config.DATA_DIRECTORY,
  environment,
});
