import JSZip from 'jszip';
import type { Actor } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { hashPassword } from '../../identity/server/accounts.ts';
import { password, until } from '../../identity/tests/_util.ts';
import { call, tokenOf } from '../../../scripts/testing/api.ts';
import type { TestCms } from '../../../scripts/testing/cms.ts';
import type { DataExport, DataExports } from '../contracts/index.ts';

/** What a test reads of a manifest. */
export interface ReadManifest {
  format: string;
  version: number;
  person: { id: string; role: string };
  lists: { name: string; rows: number; files: string[]; attachments: number; unreadable: number }[];
  files: { path: string; bytes: number; sha256: string; rows?: number }[];
}

/** The name of an export's row, with what a test needs of it. */
export const ownPassword = password;

/** Makes a person who can give their password again. */
export const createOwner = async (
  cms: TestCms,
  options: { role: string; company?: string; language?: 'fr' | 'en' },
): Promise<Actor> =>
  createPerson(cms.database.adminPool, { ...options, passwordHash: await hashPassword(password) });

/** Asks for an export. */
export const ask = async (cms: TestCms, person: Actor, typed = password) =>
  call<DataExport>(cms, 'POST', '/my/exports', {
    token: await tokenOf(cms, person),
    body: { password: typed },
  });

/** The exports of a person. */
export const list = async (cms: TestCms, person: Actor): Promise<DataExports> =>
  (await call<DataExports>(cms, 'GET', '/my/exports', { token: await tokenOf(cms, person) })).data;

/** Waits until the newest export of a person has ended; returns it. */
export function ended(cms: TestCms, person: Actor): Promise<DataExport> {
  return until(async () => {
    const [newest] = (await list(cms, person)).exports;
    return newest !== undefined && newest.state !== 'asked' && newest.state !== 'building'
      ? newest
      : undefined;
  }, 25_000);
}

/** Asks, waits, and returns the export that is ready. */
export async function exported(cms: TestCms, person: Actor): Promise<DataExport> {
  const answer = await ask(cms, person);
  if (answer.status !== 202) throw new Error(`asking answered ${answer.status}: ${answer.text}`);
  return ended(cms, person);
}

/** The answer of the download. */
export const download = async (cms: TestCms, person: Actor, id: string): Promise<Response> =>
  fetch(`${cms.url}/api/my/exports/${id}/file`, {
    headers: { authorization: `Bearer ${await tokenOf(cms, person)}` },
  });

/** A ZIP opened by another library than the one that wrote it. */
export class OpenedZip {
  readonly #zip: JSZip;
  readonly manifest: ReadManifest;

  private constructor(zip: JSZip, manifest: ReadManifest) {
    this.#zip = zip;
    this.manifest = manifest;
  }

  /** Opens the bytes of a ZIP. */
  static async open(bytes: Uint8Array): Promise<OpenedZip> {
    const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
    const manifest = await zip.file('manifest.json')?.async('string');
    return new OpenedZip(zip, JSON.parse(manifest ?? '{}') as ReadManifest);
  }

  /** The paths of its files. */
  get paths(): string[] {
    return Object.values(this.#zip.files).flatMap(({ dir, name }) => (dir ? [] : [name]));
  }

  /** The bytes of a file. */
  async bytes(path: string): Promise<Buffer> {
    const file = this.#zip.file(path);
    if (file === null) throw new Error(`there is no ${path}`);
    return file.async('nodebuffer');
  }

  /** A file as text. */
  text = async (path: string): Promise<string> => (await this.bytes(path)).toString('utf8');

  /** The rows of a list. */
  async rows(name: string): Promise<Record<string, unknown>[]> {
    const found = this.manifest.lists.find((each) => each.name === name);
    const rows: Record<string, unknown>[] = [];
    for (const path of found?.files.filter((file) => file.endsWith('.json')) ?? [])
      rows.push(...(JSON.parse(await this.text(path)) as Record<string, unknown>[]));
    return rows;
  }
}

/** Asks, waits, downloads and opens. */
export async function openExported(cms: TestCms, person: Actor): Promise<OpenedZip> {
  const { id } = await exported(cms, person);
  const answer = await download(cms, person, id);
  return OpenedZip.open(Buffer.from(await answer.arrayBuffer()));
}
