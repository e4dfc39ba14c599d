/**
 * Saves a note while it is typed, and loses nothing of it. What is typed is first written down on the device, then saved; the
 * draft goes once it is. One save is under way at a time. A save that meets a newer version stops until the author has
 * chosen, and both texts stay.
 */

/** What is written down on the device. */
export interface Draft {
  text: string;
  /** The revision on which it was written. */
  basedOn: number;
  /** The save that it will be, however often it is sent. */
  saveId: string;
}

/** What became of a save. */
export type Outcome =
  | { kind: 'saved'; revision: number; when: string }
  | { kind: 'changed'; revision: number; text: string | null }
  | { kind: 'offline' | 'signed-out' | 'too-long' | 'refused' };

/** What the page says. */
export type NoteState =
  | { kind: 'saved'; revision: number; when: string }
  | { kind: 'changed'; text: string | null }
  | { kind: 'unsaved' | 'restored' | 'saving' | 'offline' | 'signed-out' | 'too-long' | 'refused' };

/** What the machine works with. */
export interface AutosavePorts {
  send(draft: Draft): Promise<Outcome>;
  /** Writes the draft down on the device; false when the device does not keep anything. */
  keep(draft: Draft): Promise<boolean>;
  forget(): Promise<void>;
  show(state: NoteState): void;
  /** Has something done later; returns how to call it off. */
  later(milliseconds: number, work: () => void): () => void;
  newId(): string;
}

/** How long after the last key a text is saved, and how long after a failed save the next is tried, in milliseconds. */
export const pauses = { typing: 1_500, retry: 5_000 };

const joined = (mine: string, other: string) => `${mine}\n\n---\n\n${other}`;

/** The text of one note in one page. */
export class Autosave {
  readonly #ports: AutosavePorts;
  #text: string;
  #savedText: string;
  #basedOn: number;
  #attempt: { text: string; saveId: string } | null = null;
  #newer: { revision: number; text: string | null } | null = null;
  #isSending = false;
  #isKept = true;
  #device: Promise<unknown> = Promise.resolve();
  #callOff: () => void = () => undefined;

  constructor(start: { text: string; revision: number }, ports: AutosavePorts) {
    this.#ports = ports;
    this.#text = start.text;
    this.#savedText = start.text;
    this.#basedOn = start.revision;
  }

  /** The text as it stands in the page. */
  get text(): string {
    return this.#text;
  }

  /** Whether the server has everything. */
  get isSaved(): boolean {
    return this.#text === this.#savedText && this.#newer === null;
  }

  /** Whether closing the page loses something: neither the server nor the device has it. */
  get isAtRisk(): boolean {
    return !this.isSaved && !this.#isKept;
  }

  /** Takes up what the device kept when the page was last closed. */
  async restore(draft: Draft): Promise<void> {
    if (draft.text === this.#savedText) {
      await this.#ports.forget();
      return;
    }
    const shown = { text: this.#savedText, revision: this.#basedOn };
    this.#text = draft.text;
    this.#basedOn = draft.basedOn;
    this.#attempt = { text: draft.text, saveId: draft.saveId };
    this.#ports.show({ kind: 'restored' });
    await this.flush();
    if (!this.isSaved || this.#basedOn >= shown.revision) return;
    // It had been saved before the page closed, and something newer was since: that is the note.
    this.#text = shown.text;
    this.#settle(shown.text, shown.revision, '');
  }

  /** Takes what is typed. */
  type(text: string): void {
    this.#text = text;
    this.#writeDown();
    if (this.#newer !== null) return;
    this.#ports.show({ kind: 'unsaved' });
    this.#plan(pauses.typing);
  }

  /** Saves now what is not saved. */
  async flush(): Promise<void> {
    this.#callOff();
    if (this.#isSending) return;
    this.#isSending = true;
    while (!this.isSaved && this.#newer === null) {
      this.#ports.show({ kind: 'saving' });
      const draft = this.#draft();
      const outcome = await this.#ports.send(draft);
      if (!this.#take(draft, outcome)) break;
    }
    this.#isSending = false;
    await this.#device;
  }

  /** Goes on after a newer version was met: with both texts, or with one's own while the other stays among the versions. */
  async resolve(choice: 'both' | 'mine'): Promise<void> {
    if (this.#newer === null) return;
    const { revision, text } = this.#newer;
    this.#newer = null;
    this.#basedOn = revision;
    if (choice === 'both' && text !== null) this.#text = joined(this.#text, text);
    this.#attempt = null;
    this.#writeDown();
    await this.flush();
  }

  #draft(): Draft {
    if (this.#attempt?.text !== this.#text) this.#attempt = { text: this.#text, saveId: this.#ports.newId() };
    return { ...this.#attempt, basedOn: this.#basedOn };
  }

  #writeDown(): void {
    const draft = this.#draft();
    this.#device = this.#device.then(async () => {
      this.#isKept = await this.#ports.keep(draft);
    });
  }

  #plan(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.#ports.later(milliseconds, () => void this.flush());
  }

  /** Takes what became of a save; whether to go on. */
  #take(draft: Draft, outcome: Outcome): boolean {
    if (outcome.kind === 'changed') {
      if (outcome.text === draft.text) return this.#settle(draft.text, outcome.revision, '');
      this.#newer = outcome;
      this.#ports.show({ kind: 'changed', text: outcome.text });
      return false;
    }
    if (outcome.kind === 'saved') return this.#settle(draft.text, outcome.revision, outcome.when);
    this.#ports.show({ kind: outcome.kind });
    if (outcome.kind === 'offline') this.#plan(pauses.retry);
    return false;
  }

  #settle(text: string, revision: number, when: string): boolean {
    this.#savedText = text;
    this.#basedOn = revision;
    if (this.#text === text) this.#device = this.#device.then(() => this.#ports.forget());
    else this.#writeDown();
    this.#ports.show({ kind: 'saved', revision, when });
    return true;
  }
}
