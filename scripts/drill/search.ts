/** Looks for canaries in whatever it is given, and keeps where each was found, never what stands around it. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Canary, Canaries, Standing } from './canary.ts';
import { needlesOf, type Needle } from './encodings.ts';
import { unpack } from './unpack.ts';

/** A place that is searched. */
export interface Place {
  /** What it is, for the report: the first words of every finding. */
  readonly name: string;
  /** The standings that belong there: the database keeps what is kept, an outlet has public words alone. */
  readonly holds: readonly Standing[];
  /** Fields that belong to whoever is answered here. */
  readonly readable?: readonly string[];
}

/** A canary that was found, where it belongs or not. */
export interface Finding {
  readonly place: string;
  /** Which file, route or row of the place. */
  readonly detail: string;
  readonly field: string;
  readonly encoding: string;
  readonly isAllowed: boolean;
}

/** How much of a place was searched. */
export interface Searched {
  items: number;
  bytes: number;
}

const chunkBytes = 8 * 1024 * 1024;
const overlap = 4096;

const standings: Readonly<Record<string, Standing>> = { k: 'kept', p: 'public' };

/** A word that was cut off: of no field, but the letter before the run's part says where it may stand. */
const cutOff = (letter = ''): Canary => ({
  field: 'a part of a canary',
  standing: standings[letter] ?? 'sealed',
  word: '',
});

/** One search over the canaries of a run. */
export class Search {
  readonly findings: Finding[] = [];
  readonly searched = new Map<string, Searched>();
  readonly #whole: { canary: Canary; needles: Needle[] }[];
  readonly #first: Needle[];
  readonly #run: Buffer;
  readonly #words: ReadonlySet<string>;
  readonly #known = new Set<string>();

  constructor({ all, run }: Canaries) {
    this.#whole = all.map((canary) => ({ canary, needles: needlesOf(canary.word) }));
    this.#run = Buffer.from(run);
    this.#words = new Set(all.map(({ word }) => word));
    const others = this.#whole.filter(({ canary }) => !canary.word.includes(run));
    this.#first = [...needlesOf(run), ...others.flatMap(({ needles }) => needles)];
  }

  /** Searches bytes and everything packed inside them. */
  look(place: Place, detail: string, content: Buffer | string): void {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    this.#count(place, bytes.length);
    this.#cuts(place, detail, bytes);
    let hint = this.#match(place, detail, bytes);
    for (const inner of unpack(bytes)) {
      const inside = this.#match(place, detail, inner);
      hint = hint === 'explained' || inside === 'explained' ? 'explained' : (hint ?? inside);
    }
    if (hint !== undefined && hint !== 'explained') this.#note(place, detail, cutOff(), hint.encoding);
  }

  /** Searches a file: whole with what is packed in it, or in parts when it is large. A file that went meanwhile is nothing. */
  async lookIntoFile(place: Place, detail: string, path: string): Promise<void> {
    const file = await open(path).catch(() => undefined);
    if (file === undefined) return;
    try {
      const { size } = await file.stat();
      if (size <= 2 * chunkBytes) {
        this.look(place, detail, await file.readFile());
        return;
      }
      this.#count(place, size);
      const buffer = Buffer.alloc(chunkBytes + overlap);
      for (let at = 0; at < size; at += chunkBytes) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
        const part = buffer.subarray(0, bytesRead);
        this.#match(place, detail, part);
        // What stands at an edge is whole in the part before or after.
        this.#cuts(place, detail, part, at === 0 ? 0 : overlap / 4, chunkBytes + overlap / 2);
      }
    } finally {
      await file.close();
    }
  }

  /** Searches every file under a folder. */
  async lookIntoFolder(place: Place, folder: string): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      this.look(place, 'the name of a file', entry.name);
      if (entry.isFile()) await this.lookIntoFile(place, path.slice(folder.length + 1), path);
    }
  }

  /** What was found where it does not belong. */
  get leaks(): Finding[] {
    return this.findings.filter(({ isAllowed }) => !isAllowed);
  }

  /** Whether a field was found in a place. */
  found(place: string, field: string): boolean {
    return this.findings.some((finding) => finding.place === place && finding.field === field);
  }

  #count({ name }: Place, bytes: number): void {
    const sums = this.searched.get(name) ?? { items: 0, bytes: 0 };
    this.searched.set(name, { items: sums.items + 1, bytes: sums.bytes + bytes });
  }

  /** Notes every whole canary; what only looked like one is given back as a hint. */
  #match(place: Place, detail: string, bytes: Buffer): Needle | 'explained' | undefined {
    const hint = this.#first.find((needle) => bytes.includes(needle.bytes));
    if (hint === undefined) return undefined;
    let isExplained = hint.encoding === 'utf-8';
    for (const { canary, needles } of this.#whole) {
      const needle = needles.find((form) => bytes.includes(form.bytes));
      if (needle === undefined) continue;
      isExplained = true;
      this.#note(place, detail, canary, needle.encoding);
    }
    return isExplained ? 'explained' : hint;
  }

  /** Notes canaries of which only a part stands there, as of a message that was shortened. */
  #cuts(place: Place, detail: string, bytes: Buffer, from = 0, until = bytes.length): void {
    const before = 4;
    const after = this.#run.length + 10;
    const next = (start: number) => bytes.indexOf(this.#run, start);
    for (let at = next(from); at !== -1 && at < until; at = next(at + 1)) {
      const word = bytes.toString('latin1', Math.max(0, at - before), at + after);
      if (!this.#words.has(word)) this.#note(place, detail, cutOff(word.at(before - 1)), 'utf-8');
    }
  }

  #note(place: Place, detail: string, { field, standing }: Canary, encoding: string): void {
    const key = JSON.stringify([place.name, detail, field]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const isAllowed = place.holds.includes(standing) || place.readable?.includes(field) === true;
    this.findings.push({ place: place.name, detail, field, encoding, isAllowed });
  }
}
