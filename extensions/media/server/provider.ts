/**
 * The provider of Strapi's upload plugin. Files are private: the panel is shown addresses that expire, everyone else asks
 * the gate. A name is never given twice, so that what a patient was sent stays what they were sent: replacing a file
 * makes a new one. Bytes are not deleted here but by the nightly sweep, which knows who still needs them.
 */
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { mediaPath } from '../contracts/index.ts';
import { extensionOfType } from './domain/file-kinds.ts';
import { AddressSigner } from './signature.ts';
import { FileStorage } from './storage.ts';

interface LibraryFile {
  hash: string;
  ext: string;
  url: string;
  mime: string;
  stream?: Readable;
}

/** What `cms/config/plugins.js` gives to the provider. */
export interface ProviderOptions {
  readonly directory: string;
  readonly key: string;
}

const nameOf = (file: Pick<LibraryFile, 'hash' | 'ext'>) => `${file.hash}${file.ext}`;

// Strapi's one global, by which its providers reach the application.
declare const strapi: Core.Strapi;

/** Our own routes hand on and freeze the lasting address; only the panel's routes are shown one that expires. */
function isAskedByPanel(): boolean {
  const path = strapi.requestContext.get()?.path;
  return path !== undefined && !path.startsWith('/api/');
}

/** Makes the provider, as Strapi asks for it by name. */
export function init({ directory, key }: ProviderOptions) {
  const storage = new FileStorage(directory);
  const signer = new AddressSigner(key);

  async function uploadStream(file: LibraryFile): Promise<void> {
    if (file.stream === undefined) throw new Error('a file without a stream');
    file.url = mediaPath(nameOf(file));
    await storage.save(nameOf(file), file.stream);
  }

  return {
    uploadStream,

    /** Strapi gave the new file the old one's name; it is undone before anything waits, since formats are named after it. */
    replaceStream(file: LibraryFile, old: LibraryFile): Promise<void> {
      if (nameOf(file) === nameOf(old)) {
        file.hash = `${file.hash.replace(/_[0-9a-f]{10}$/, '')}_${randomBytes(5).toString('hex')}`;
        file.ext = `.${extensionOfType(file.mime)}`;
      }
      return uploadStream(file);
    },

    delete: () => Promise.resolve(),
    isPrivate: () => true,
    getSignedUrl: (file: LibraryFile) => ({
      url: isAskedByPanel() ? signer.sign(nameOf(file)) : mediaPath(nameOf(file)),
    }),
  };
}
