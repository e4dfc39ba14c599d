/**
 * Keeps the number on the bell, and those of unread messages, right while the page is looked at: the live service says it on each connection and whenever
 * it may have changed. Without network or service the number stays what it was when the page was made.
 */
import type { NotificationEvents } from '@huntzen/realtime/contracts';
import { notificationsNamespace, socketPath } from '@huntzen/realtime/contracts/address';
import type { Socket } from 'socket.io-client';

import { showUnread } from '../chat/live-unread.ts';
import { fetchTicket } from '../../lib/realtime-ticket.ts';
import { badgeText } from './notifications-badge.ts';

const refusedAgainMs = 30_000;

type BellSocket = Socket<NotificationEvents, Record<string, never>>;

function show(bell: HTMLElement, count: number): void {
  const shown = Number(bell.dataset.bell);
  if (count === shown) return;
  bell.dataset.bell = String(count);
  const badge = bell.querySelector<HTMLElement>('[data-bell-count]');
  const number = bell.querySelector('[data-bell-number]');
  if (badge === null || number === null) return;
  number.textContent = badgeText(count);
  badge.hidden = count === 0;
  if (count < shown) return;
  const status = document.querySelector<HTMLElement>('[data-bell-status]');
  if (status !== null) status.textContent = `${status.dataset.text ?? ''} ${count}`;
  const refresh = document.querySelector<HTMLElement>('[data-bell-refresh]');
  if (refresh !== null) refresh.hidden = false;
}

/** Makes the socket; nobody signed in any more ends it for good. */
async function buildSocket(bell: HTMLElement): Promise<BellSocket> {
  const { io } = await import('socket.io-client');
  const socket: BellSocket = io((bell.dataset.realtimeUrl ?? '') + notificationsNamespace, {
    path: socketPath,
    transports: ['websocket'],
    autoConnect: false,
    // The chat of the same page keeps a connection of its own.
    forceNew: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: refusedAgainMs,
    auth: (give) => {
      fetchTicket().then(
        (ticket) => {
          if (ticket === null) socket.disconnect();
          else give({ ticket });
        },
        () => give({ ticket: '' }),
      );
    },
  });
  socket.on('notifications:unread', ({ count }) => show(bell, count));
  socket.on('messages:unread', ({ conversations }) => showUnread(conversations));
  return socket;
}

/** Watches while the page is visible and there is a network. */
export function watchBell(bell: HTMLElement): void {
  let made: Promise<BellSocket> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const isWatched = () => document.visibilityState === 'visible' && navigator.onLine;

  async function follow(): Promise<void> {
    clearTimeout(retry);
    if (!isWatched()) {
      (await made)?.disconnect();
      return;
    }
    made ??= buildSocket(bell).then((socket) => {
      socket.on('connect_error', () => {
        // Refused by the server, not unreachable: the library does not come back by itself.
        if (!socket.active) retry = setTimeout(() => void follow(), refusedAgainMs);
      });
      return socket;
    });
    // Its code could not be loaded: the next page tries again.
    const socket = await made.catch(() => null);
    if (socket !== null && isWatched() && !socket.active) socket.connect();
  }

  document.addEventListener('visibilitychange', () => void follow());
  addEventListener('online', () => void follow());
  addEventListener('offline', () => void follow());
  // After what the page itself needs.
  if (document.readyState === 'complete') void follow();
  else addEventListener('load', () => void follow(), { once: true });
}
