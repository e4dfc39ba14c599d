import { createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The folder where files are kept, each under a name that is given once. */
export class FileStorage {
  readonly directory: string;

  /** @param directory absolute, or relative to where the process runs. */
  constructor(directory: string) {
    this.directory = resolve(directory);
  }

  /** Writes a file whole or not at all. */
  async save(name: string, content: Readable): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const unfinished = join(this.directory, `.${name}.${crypto.randomUUID()}`);
    try {
      await pipeline(content, createWriteStream(unfinished, { flags: 'wx' }));
      await rename(unfinished, join(this.directory, name));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** Takes over the files of a folder; one that is here already stays as it is. */
  async adopt(folder: string): Promise<void> {
    if (!existsSync(folder)) return;
    await mkdir(this.directory, { recursive: true });
    for (const name of await readdir(folder)) {
      if (name.startsWith('.')) continue;
      await cp(join(folder, name), join(this.directory, name), { force: false });
      await rm(join(folder, name));
    }
  }

  /** Whether a file of that name is kept. */
  async has(name: string): Promise<boolean> {
    try {
      return (await stat(join(this.directory, name))).isFile();
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
  }

  /** The names in the folder that nothing has written to since then. */
  async listOlderThan(instant: Date): Promise<string[]> {
    await mkdir(this.directory, { recursive: true });
    const old: string[] = [];
    for (const name of await readdir(this.directory)) {
      const { mtime } = await stat(join(this.directory, name));
      if (mtime < instant) old.push(name);
    }
    return old;
  }

  /** Deletes a file; nothing happens when it is not there. */
  async remove(name: string): Promise<void> {
    await rm(join(this.directory, name), { force: true });
  }
}
