/**
 * Builds an export: reads every source as the person, one after the other, and writes the ZIP as it goes. What is held at a time is a
 * page of rows, a part of a list, or one file.
 */
import { createHash } from 'node:crypto';
import type { PersonalItem, PersonalReader, PersonalSource } from '@huntzen/kernel/server';
import { TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { AttachmentUnreadableError } from '../chat/index.ts';
import { FileUnreadableError, UnreadableRecordError } from '../crypto/index.ts';
import { guidePage, guideText } from './guide.ts';
import { emptyManifest, inLanguage, type Manifest, type ManifestList } from './manifest.ts';
import { PartBuilder } from './parts.ts';

/** Takes the bytes of the ZIP in their order; it is waited for. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** What an export is made of. */
export interface ExportOrder {
  reader: PersonalReader;
  sources: readonly PersonalSource[];
  madeAt: Date;
}

/** The level of deflate for lists; files are stored as they are, since pictures and PDFs are compressed already. */
const listLevel = 6;

/** What says that a file was altered since it was stored. */
const unreadable = [UnreadableRecordError, AttachmentUnreadableError, FileUnreadableError];

/** A name that no system reads as a place or an order, however the file was called. */
export function harmlessPart(name: string): string {
  const signs = Array.from(name.replace(/[\p{C}\u2028\u2029<>:"/\\|?*]/gu, '_'));
  // Its end says what it is, and is never half of a character.
  const kept = signs
    .slice(-120)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return kept === '' ? 'file' : kept;
}

class ExportBuilder {
  readonly #zip: ZipWriter<unknown>;
  readonly #order: ExportOrder;
  readonly #manifest: Manifest;

  constructor(order: ExportOrder, sink: Sink) {
    this.#order = order;
    this.#manifest = emptyManifest(order.reader, order.madeAt);
    this.#zip = new ZipWriter(new WritableStream<Uint8Array>({ write: sink }), {
      useWebWorkers: false,
      keepOrder: true,
      lastModDate: order.madeAt,
    });
  }

  async run(): Promise<Manifest> {
    for (const source of this.#order.sources) await this.#addList(source);
    await this.#addFile('README.txt', Buffer.from(guideText(this.#manifest), 'utf8'), listLevel);
    await this.#addFile('index.html', Buffer.from(guidePage(this.#manifest), 'utf8'), listLevel);
    const manifest = JSON.stringify(this.#manifest, null, 1);
    await this.#zip.add('manifest.json', new TextReader(manifest), { level: listLevel });
    await this.#zip.close();
    return this.#manifest;
  }

  async #addList(source: PersonalSource): Promise<void> {
    const list: ManifestList = {
      name: source.name,
      meaning: inLanguage(source.meaning, this.#order.reader.language),
      rows: 0,
      files: [],
      attachments: 0,
      unreadable: 0,
    };
    const part = new PartBuilder(source);
    for await (const item of source.read(this.#order.reader)) {
      const file = await this.#addAttachment(list, item);
      part.add(file === undefined ? item.row : { ...item.row, file });
      if (part.isFull) await this.#addPart(list, part);
    }
    if (part.rows > 0 || list.files.length === 0) await this.#addPart(list, part);
    this.#manifest.lists.push(list);
  }

  async #addPart(list: ManifestList, builder: PartBuilder): Promise<void> {
    const { rows, json, csv } = await builder.take();
    const number = list.files.length / 2 + 1;
    const path = `data/${list.name}${number === 1 ? '' : `-${number}`}`;
    await this.#addFile(`${path}.json`, json, listLevel, rows);
    await this.#addFile(`${path}.csv`, csv, listLevel, rows);
    list.files.push(`${path}.json`, `${path}.csv`);
    list.rows += rows;
  }

  /** Where the file of a row stands; null when it no longer opens, undefined when it has none. */
  async #addAttachment(list: ManifestList, { openFile }: PersonalItem): Promise<string | null | undefined> {
    if (openFile === undefined) return undefined;
    try {
      const { fileName, content } = await openFile();
      const parts: Uint8Array[] = [];
      for await (const bytes of content) parts.push(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      const [only] = parts;
      const number = String(list.attachments + list.unreadable + 1).padStart(4, '0');
      const path = `files/${list.name}/${number}-${harmlessPart(fileName)}`;
      await this.#addFile(path, parts.length === 1 && only !== undefined ? only : Buffer.concat(parts), 0);
      list.attachments += 1;
      return path;
    } catch (error) {
      // One file that was altered keeps nobody from the rest of their data.
      if (!unreadable.some((kind) => error instanceof kind)) throw error;
      list.unreadable += 1;
      return null;
    }
  }

  async #addFile(path: string, content: Uint8Array, level: number, rows?: number): Promise<void> {
    await this.#zip.add(path, new Uint8ArrayReader(content), { level });
    this.#manifest.files.push({
      path,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      ...(rows === undefined ? {} : { rows }),
    });
  }
}

/** Writes the ZIP of an export; returns what it holds. */
export const buildExport = (order: ExportOrder, sink: Sink): Promise<Manifest> =>
  new ExportBuilder(order, sink).run();
