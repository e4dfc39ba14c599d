import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const systemChromium = '/usr/bin/chromium';

/**
 * Starts a headless Chromium: that of `CHROMIUM_PATH`, else the system's, else the one that comes inside an npm package
 * and needs nothing on the machine. Close it in `afterAll`.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? (existsSync(systemChromium) ? systemChromium : undefined);
  if (own !== undefined) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args });
}
