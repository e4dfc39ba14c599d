import type { UnreadConversation } from '@huntzen/records/contracts';

/** Shows on the page how many messages of each consultation are unread. */
export function showUnread(conversations: readonly UnreadConversation[]): void {
  const counts = new Map(conversations.map(({ consultationId, count }) => [consultationId, count]));
  for (const shown of document.querySelectorAll<HTMLElement>('[data-unread-messages]')) {
    const [badge] = shown.children;
    const number = shown.querySelector('[data-unread-count]');
    if (!(badge instanceof HTMLElement) || number === null) continue;
    const count = counts.get(shown.dataset.unreadMessages ?? '') ?? 0;
    if (number.textContent !== String(count)) number.textContent = String(count);
    badge.hidden = count === 0;
  }
}
