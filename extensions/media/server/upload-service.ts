import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { prepareUpload, type IncomingFile } from './prepare-upload.ts';

/** Who uploads, when it is a person of the panel. */
interface UploadOptions {
  user?: { preferedLanguage?: string | null };
}

interface UploadService {
  upload(request: { data: unknown; files: IncomingFile | IncomingFile[] }, options?: UploadOptions): unknown;
  replace(id: unknown, request: { data: unknown; file: IncomingFile }, options?: UploadOptions): unknown;
}

/** The part of Strapi's registry of services that its types leave out. */
interface ServiceRegistry {
  extend(uid: string, wrap: (service: object) => object): void;
}

async function withWorkspace<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'care-media-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts the preparation before everything that Strapi's upload service stores, whichever way the file came. */
export function prepareUploads(strapi: Core.Strapi): void {
  const services = strapi.get<ServiceRegistry>('services');
  services.extend('plugin::upload.upload', (service) => {
    const original = service as UploadService;
    const prepared: UploadService = {
      upload: (request, options) =>
        withWorkspace(async (folder) => {
          const files: IncomingFile[] = [];
          for (const file of [request.files].flat())
            files.push(await prepareUpload(file, folder, options?.user?.preferedLanguage));
          return original.upload({ ...request, files }, options);
        }),
      replace: (id, request, options) =>
        withWorkspace(async (folder) => {
          const file = await prepareUpload(request.file, folder, options?.user?.preferedLanguage);
          return original.replace(id, { ...request, file }, options);
        }),
    };
    return { ...original, ...prepared };
  });
  // It would compress a second time what was just written.
  services.extend('plugin::upload.image-manipulation', (service) => ({
    ...service,
    optimize: (file: unknown) => Promise.resolve(file),
  }));
}
