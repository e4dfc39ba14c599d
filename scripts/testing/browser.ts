import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const systemChromium = '/usr/bin/chromium';

/**
 * Starts a headless Chromium: that of `CHROMIUM_PATH`, else the system's, else the one that comes inside an npm package
 * and needs nothing on the machine. Close it in `afterAll`.
 *
 * @param more switches of Chromium besides what it needs to run here.
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? (existsSync(systemChromium) ? systemChromium : undefined);
  if (own !== undefined) return chromium.launch({ executablePath: own, args: ['--no-sandbox', ...more] });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    // In one process, which is meant for functions that open one page, the browser ends with its first page.
    args: [...packaged.args.filter((name) => name !== '--single-process'), ...more],
  });
}
