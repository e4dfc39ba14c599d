import '../../lib/island-locale.ts';

import { beforeSignOut } from '../../lib/sign-out.ts';
import { m } from '../../paraglide/messages.js';
import { forgetOthers, keepOpenPage, listKept } from './kept.ts';
import {
  forgetReport,
  listReports,
  reportWaits,
  sendReport,
  type Sending,
  type WaitingReport,
} from './outbox.ts';

/** How long after a sending that failed the next one is tried, in milliseconds: each time twice as long. */
const retry = { first: 2_000, longest: 60_000 };

/**
 * Sends what waits as soon as the page is open or the network is back, and says what became of it. A device that says that it is
 * back on a network may reach nobody yet: it is tried again until it does.
 */
export function watchOutbox(root: HTMLElement): void {
  const { account = '', scope = '/', outbox = '', sent = '' } = root.dataset;
  const status = root.querySelector('p');
  const refusals = root.querySelector('ul');
  if (status === null || refusals === null) return;

  const showRefusal = (report: WaitingReport) => {
    const item = document.createElement('li');
    item.className = 'flex flex-wrap items-center gap-3 rounded-card bg-danger-soft p-4';
    const discard = document.createElement('button');
    discard.type = 'button';
    discard.className = 'button button-plain';
    discard.textContent = m.outbox_discard();
    discard.addEventListener('click', () => void forgetReport(report.clientId).then(() => item.remove()));
    item.append(m.outbox_refused({ reason: report.refusal ?? '' }), discard);
    refusals.append(item);
  };
  const flush = async () => {
    const sendings = new Set<Sending>();
    for (const report of await listReports(account))
      if (report.refusal === null) sendings.add(await sendReport(report, outbox));
    const rest = await listReports(account);
    const waiting = rest.filter(({ refusal }) => refusal === null).length;
    if (waiting > 0) status.textContent = m.outbox_waiting({ count: waiting });
    else if (sendings.has('sent')) status.textContent = sent;
    // What was said of an earlier sending stays to be read.
    else if (status.textContent !== sent) status.textContent = '';
    refusals.replaceChildren();
    for (const report of rest) if (report.refusal !== null) showRefusal(report);
    return sendings.has('waiting');
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flushLater = (wait: number) => {
    clearTimeout(timer);
    // Without a network, the device says when there is one.
    if (navigator.onLine) timer = setTimeout(() => void flushAlone(Math.min(2 * wait, retry.longest)), wait);
  };
  const flushAlone = async (wait = retry.first) => {
    clearTimeout(timer);
    if (await navigator.locks.request('outbox', flush)) flushLater(wait);
  };
  addEventListener('online', () => void flushAlone());
  addEventListener(reportWaits, () => flushLater(retry.first));
  void flushAlone();
  void forgetOthers(account);
  // Whoever signs out leaves nothing to read on a shared device; what waits to be sent names no session.
  beforeSignOut(() => forgetOthers(null));
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js', { scope });
}

/** Keeps the session that is open, and says that it is. */
export async function keepSession(root: HTMLElement): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return;
  const { account = '', offline = '' } = root.dataset;
  await navigator.serviceWorker.ready;
  const media = [...document.querySelectorAll<HTMLMediaElement>('video[src], audio[src]')];
  for (const element of await keepOpenPage(account, offline, media)) {
    const note = document.createElement('p');
    note.className = 'text-sm text-muted';
    note.textContent = m.offline_media_missing();
    element.after(note);
  }
  const ready = root.querySelector<HTMLElement>('[data-kept-ready]');
  if (ready !== null) ready.hidden = false;
}

/** Fills the list of the sessions that can be opened without a network. */
export async function showKept(section: HTMLElement): Promise<void> {
  const kept = await listKept();
  const links = kept.map(({ path, title }) => {
    const link = document.createElement('a');
    link.href = path;
    link.textContent = title;
    link.className = 'inline-flex min-h-11 items-center';
    const item = document.createElement('li');
    item.append(link);
    return item;
  });
  section.querySelector('ul')?.replaceChildren(...links);
  section.querySelector('[data-none]')?.toggleAttribute('hidden', kept.length > 0);
  section.hidden = false;
}
