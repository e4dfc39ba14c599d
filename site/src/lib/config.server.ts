import { readConfig } from '@huntzen/config';

/** What the site needs to know of the place where it runs. */
export interface SiteConfig {
  /** Where the API answers, as the site's server reaches it. */
  apiUrl: string;
  /** Where browsers reach the site. */
  publicUrl: string;
  /** Where browsers open the chat connection. */
  realtimeUrl: string;
  /** Proves to the API that a client address comes from the site. */
  siteKey: string;
  /** How many reverse proxies of ours stand before the site. */
  trustedProxyHops: number;
}

let config: SiteConfig | undefined;

/** The checked environment, read once per process; throws ConfigurationError when it cannot be used. */
export function getConfig(): SiteConfig {
  if (config === undefined) {
    const values = readConfig('site');
    config = {
      apiUrl: values.API_URL,
      publicUrl: values.PUBLIC_URL,
      realtimeUrl: values.REALTIME_PUBLIC_URL,
      siteKey: values.SITE_KEY,
      trustedProxyHops: values.TRUSTED_PROXY_HOPS,
    };
  }
  return config;
}

/** The absolute address of a page, for canonical links, feeds and structured data. */
export function absoluteUrl(path: string): string {
  return new URL(path, getConfig().publicUrl).href;
}
