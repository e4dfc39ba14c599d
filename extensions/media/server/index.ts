import { join } from 'node:path';
import { readConfig } from '@huntzen/config';
import { apiRouter, careDatabase, jobRegistry } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { MediaLibrary } from './library.ts';
import { mediaEndpoints } from './routes.ts';
import { AddressSigner } from './signature.ts';
import { FileStorage } from './storage.ts';
import { sweepFiles } from './sweep.ts';
import { prepareUploads } from './upload-service.ts';

/** The media extension: what the media library takes, where files are kept, who reads them. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const { MEDIA_DIRECTORY, MEDIA_KEY } = readConfig('cms');
    const storage = new FileStorage(MEDIA_DIRECTORY);
    const signer = new AddressSigner(MEDIA_KEY);
    // A function is called at the first request, when identity has registered the database.
    strapi.add('care.media', () => new MediaLibrary(careDatabase(strapi), storage, signer));
    prepareUploads(strapi);
    apiRouter(strapi).add(mediaEndpoints(() => strapi.get<MediaLibrary>('care.media')));
    // Where Strapi's own provider kept them, and served them to everybody.
    await storage.adopt(join(strapi.dirs.static.public, 'uploads'));
    const jobs = jobRegistry(strapi);
    jobs.registerTask('media.sweep', () => sweepFiles(strapi, careDatabase(strapi), storage));
    jobs.registerSchedule('43 2 * * *', 'media.sweep');
  },
};
