/**
 * The editor of a clinical note: saves while one types, keeps a draft on the device, shows the text as it will be read. Without
 * this script the panel is a form with the same fields.
 */
import '../../lib/island-locale.ts';

import { m } from '../../paraglide/messages.js';
import { Autosave, type Draft, type NoteState, type Outcome } from './autosave.ts';
import { findDraft, forgetDraft, keepDraft } from './draft-store.ts';

const find = (root: ParentNode, selector: string): HTMLElement => {
  const element = root.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`The note has no ${selector}`);
  return element;
};

const post = (address: string, body: unknown) =>
  fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

async function send(address: string, draft: Draft): Promise<Outcome> {
  let answer: Response;
  try {
    answer = await post(address, draft);
  } catch {
    return { kind: 'offline' };
  }
  if (answer.redirected || answer.status === 401) return { kind: 'signed-out' };
  if (answer.status === 400) return { kind: 'too-long' };
  if (answer.ok) return { kind: 'saved', ...((await answer.json()) as { revision: number; when: string }) };
  if (answer.status === 409)
    return { kind: 'changed', ...((await answer.json()) as { revision: number; text: string | null }) };
  return answer.status >= 500 || answer.status === 429 ? { kind: 'offline' } : { kind: 'refused' };
}

function textOf(state: NoteState): string {
  switch (state.kind) {
    case 'saved':
      return state.when === '' ? m.clinical_saved() : m.clinical_saved_at({ when: state.when });
    case 'unsaved':
      return m.clinical_unsaved();
    case 'restored':
      return m.clinical_restored();
    case 'saving':
      return m.clinical_saving();
    case 'offline':
      return m.clinical_offline();
    case 'signed-out':
      return m.clinical_signed_out();
    case 'too-long':
      return m.clinical_too_long();
    case 'refused':
      return m.clinical_refused();
    case 'changed':
      return m.clinical_unsaved();
  }
}

/** The button beside "write" that shows the text as it will be read. */
function startPreview(root: HTMLElement, textarea: HTMLTextAreaElement): void {
  const preview = find(root, '[data-note-preview]');
  const [write, read] = [find(root, '[data-note-write]'), find(root, '[data-note-read]')];
  const frame = textarea.closest<HTMLElement>('[data-note-text]');
  const turn = (isReading: boolean) => {
    write.setAttribute('aria-pressed', String(!isReading));
    read.setAttribute('aria-pressed', String(isReading));
    preview.hidden = !isReading;
    if (frame !== null) frame.hidden = isReading;
  };
  write.addEventListener('click', () => {
    turn(false);
    textarea.focus();
  });
  read.addEventListener('click', () => {
    void post(root.dataset.previewAddress ?? '', { text: textarea.value })
      .then(async (answer) => {
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        preview.innerHTML = await answer.text();
        if (preview.innerText.trim() === '') preview.textContent = m.clinical_empty();
      })
      .catch(() => (preview.textContent = m.clinical_preview_failed()))
      .finally(() => turn(true));
  });
  find(root, '[data-note-modes]').hidden = false;
}

/** Shows the version that another device saved, and asks how to go on. */
function startChoice(root: HTMLElement, note: Autosave, textarea: HTMLTextAreaElement) {
  const box = find(root, '[data-note-conflict]');
  const other = find(box, '[data-note-other]');
  const both = find(box, '[data-note-both]');
  const choose = (choice: 'both' | 'mine') => {
    box.hidden = true;
    const done = note.resolve(choice);
    textarea.value = note.text;
    textarea.focus();
    void done;
  };
  both.addEventListener('click', () => choose('both'));
  find(box, '[data-note-mine]').addEventListener('click', () => choose('mine'));
  return (text: string | null) => {
    other.textContent = text ?? m.clinical_unreadable();
    both.hidden = text === null;
    find(box, '[data-note-choices]').hidden = false;
    find(box, '[data-note-again]').hidden = true;
    box.hidden = false;
  };
}

/** What is shared is what is saved: the form waits for the save, and names its version. */
function startShare(root: HTMLElement, note: Autosave): (revision: number) => void {
  const section = root.querySelector<HTMLElement>('[data-note-share]');
  if (section === null) return () => undefined;
  const form = find(section, '[data-share-form] form') as HTMLFormElement;
  const field = find(form, 'input[name=revision]') as HTMLInputElement;
  form.addEventListener('submit', (event) => {
    if (note.isSaved) return;
    event.preventDefault();
    void note.flush().then(() => {
      if (note.isSaved) form.requestSubmit();
    });
  });
  const show = (selector: string, isShown: boolean) =>
    section.querySelector(selector)?.toggleAttribute('hidden', !isShown);
  return (revision) => {
    const isCurrent = section.dataset.shared === String(revision);
    field.value = String(revision);
    section.hidden = false;
    show('[data-share-current]', isCurrent);
    show('[data-share-older]', !isCurrent);
    show('[data-share-form]', !isCurrent);
  };
}

/** Starts the editor of the page. */
export function startClinicalNote(root: HTMLElement): void {
  const { account = '', consultation = '', address = '' } = root.dataset;
  const form = find(root, '[data-note-form] form') as HTMLFormElement;
  const textarea = find(form, 'textarea') as HTMLTextAreaElement;
  const status = find(root, '[data-note-status]');
  const basedOn = Number((find(form, 'input[name=basedOn]') as HTMLInputElement).value);
  let showChoice: (text: string | null) => void = () => undefined;
  let follow: (revision: number) => void = () => undefined;
  const note = new Autosave(
    { text: textarea.defaultValue, revision: basedOn },
    {
      send: (draft) => send(address, draft),
      keep: (draft) =>
        keepDraft(account, consultation, draft).then(
          () => true,
          () => false,
        ),
      forget: () => forgetDraft(account, consultation).catch(() => undefined),
      show: (state) => {
        status.textContent = textOf(state);
        root.dataset.state = state.kind;
        if (state.kind === 'changed') showChoice(state.text);
        if (state.kind === 'saved') follow(state.revision);
      },
      later: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      newId: () => crypto.randomUUID(),
    },
  );
  showChoice = startChoice(root, note, textarea);
  follow = startShare(root, note);
  startPreview(root, textarea);
  textarea.addEventListener('input', () => note.type(textarea.value));
  textarea.addEventListener('blur', () => void note.flush());
  addEventListener('online', () => void note.flush());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void note.flush();
  });
  addEventListener('beforeunload', (event) => {
    if (note.isAtRisk) event.preventDefault();
  });
  void takeUp(note, textarea, account, consultation);
}

/** Takes up the draft of this device, or what was typed before this script ran. */
async function takeUp(
  note: Autosave,
  textarea: HTMLTextAreaElement,
  account: string,
  consultation: string,
): Promise<void> {
  const typed = textarea.value;
  const draft = await findDraft(account, consultation).catch(() => null);
  if (textarea.value !== textarea.defaultValue && textarea.value !== draft?.text) {
    note.type(textarea.value);
    return;
  }
  if (draft === null) return;
  textarea.value = draft.text;
  await note.restore(draft);
  if (textarea.value === draft.text || textarea.value === typed) textarea.value = note.text;
}
