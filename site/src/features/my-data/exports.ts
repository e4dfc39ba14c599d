import {
  askExportRoute,
  listExportsRoute,
  type DataExport,
  type DataExports,
} from '@huntzen/records/contracts';

import { anyAnswer, type Api } from '../../lib/api.server.ts';
import type { Locale } from '../../lib/locale.ts';
import { m } from '../../paraglide/messages.js';

/** What the page of exports shows. */
export interface ShownExports {
  running: DataExport | null;
  ready: DataExport | null;
  /** Whether the last one failed and none has been asked for since. */
  hasFailed: boolean;
  /** From when another one may be asked for; null for now. */
  nextAt: string | null;
}

/** What the page shows of the exports of a person. */
export function shownExports({ exports, nextAt }: DataExports): ShownExports {
  return {
    running: exports.find(({ state }) => state === 'asked' || state === 'building') ?? null,
    ready: exports.find(({ state }) => state === 'ready') ?? null,
    hasFailed: exports[0]?.state === 'failed',
    nextAt,
  };
}

/** What changes when the page has something new to show. */
export const exportsState = ({ running, ready, hasFailed }: ShownExports): string =>
  [running === null ? '' : 'running', ready?.id ?? '', hasFailed ? 'failed' : ''].join(' ');

/** The exports of the signed-in person. */
export const getExports = async (api: Api): Promise<ShownExports> =>
  shownExports((await api.get('/api/my/exports', listExportsRoute.response)).data);

/** Asks for an export. */
export const askExport = (api: Api, password: string) =>
  api.post('/api/my/exports', { password }, askExportRoute.response);

/** Removes an export, also while it is built. */
export const removeExport = (api: Api, id: string) =>
  api.delete(`/api/my/exports/${encodeURIComponent(id)}`, anyAnswer);

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** The size of an export: kilobytes below one megabyte. */
export function exportSize(bytes: number, locale: Locale): string {
  const format = (size: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size);
  return bytes < megabyte
    ? m.my_data_kilobytes({ size: format(Math.max(1, bytes / kilobyte), 0) })
    : m.my_data_megabytes({ size: format(bytes / megabyte, 1) });
}
