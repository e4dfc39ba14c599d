import { AsyncLocalStorage } from 'node:async_hooks';

import { overwriteServerAsyncLocalStorage } from '../paraglide/runtime.js';
import type { Locale } from './locale.ts';

const storage = new AsyncLocalStorage<{ locale?: Locale; origin?: string; messageCalls?: Set<string> }>();
overwriteServerAsyncLocalStorage(storage);

/** Runs `work` so that every message it renders, in components and islands alike, is in `locale`. */
export function withLocale<Result>(locale: Locale, work: () => Promise<Result>): Promise<Result> {
  return storage.run({ locale, origin: '', messageCalls: new Set() }, work);
}
