/**
 * Saves a private note while it is typed. Without this script the page is a form with the same fields. One save is under
 * way at a time, so that an older text never arrives after a newer one; nothing of the text is kept in the browser.
 */

/** How long after the last key a text is saved. */
const pauseMs = 1200;
/** How long after a failed save the next is tried. */
const retryMs = 5000;

/** What became of a save. */
type Outcome = 'saved' | 'waiting' | 'signed-out' | 'too-long';

const find = (root: ParentNode, selector: string): HTMLElement => {
  const element = root.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`The note has no ${selector}`);
  return element;
};

/** Starts saving the note of the page. */
export function startNote(root: HTMLElement): void {
  const form = find(root, 'form') as HTMLFormElement;
  const text = find(root, 'textarea') as HTMLTextAreaElement;
  const status = find(root, '[data-note-status]');
  const conflict = find(root, '[data-note-conflict]');
  const { address = '', saving = '', waiting = '', signedOut = '', tooLong = '' } = root.dataset;
  const said: Record<Exclude<Outcome, 'saved'>, string> = {
    waiting,
    'signed-out': signedOut,
    'too-long': tooLong,
  };
  const fields = new FormData(form);
  let saved = text.value;
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const bodyOf = (value: string) =>
    JSON.stringify({
      sittingId: fields.get('sittingId'),
      seenRevision: Number(fields.get('seenRevision')),
      text: value,
    });
  const post = (value: string, keepalive: boolean) =>
    fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: bodyOf(value),
      keepalive,
    });

  async function save(value: string): Promise<Outcome> {
    let answer: Response;
    try {
      answer = await post(value, false);
    } catch {
      return 'waiting';
    }
    if (answer.redirected) return 'signed-out';
    if (answer.status === 400) return 'too-long';
    if (!answer.ok) return 'waiting';
    const { lastSaved, changedElsewhere } = (await answer.json()) as {
      lastSaved: string;
      changedElsewhere: boolean;
    };
    status.textContent = lastSaved;
    conflict.hidden = !changedElsewhere;
    return 'saved';
  }

  async function saveAll(): Promise<void> {
    clearTimeout(timer);
    if (isSending) return;
    isSending = true;
    while (text.value !== saved) {
      const value = text.value;
      status.textContent = saving;
      const outcome = await save(value);
      if (outcome === 'saved') {
        saved = value;
        continue;
      }
      status.textContent = said[outcome];
      if (outcome === 'waiting') timer = setTimeout(() => void saveAll(), retryMs);
      break;
    }
    isSending = false;
  }

  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void saveAll(), pauseMs);
  });
  text.addEventListener('blur', () => void saveAll());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void saveAll();
  });
  find(root, '[data-note-reload]').addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
  // The page goes away: the last words leave with it, and whoever would lose some is asked.
  window.addEventListener('pagehide', () => {
    if (text.value !== saved) void post(text.value, true).catch(() => undefined);
  });
  window.addEventListener('beforeunload', (event) => {
    if (text.value !== saved && !isSending) event.preventDefault();
  });
}
