/** The photograph and the film of a profile, kept by the media library: written anew without metadata, one of each. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidInputError, type Text } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { fileTypeFromBuffer } from 'file-type';
import { maxPhotoBytes, maxVideoBytes } from '../../contracts/index.ts';

/** Where a file of a profile stands. */
export type ProfileFileField = 'photo' | 'video';

/** Keeps the files of profiles. */
export interface ProfileFiles {
  /** Puts a file in the place of the one before, or none with null. @throws InvalidInputError on `content`. */
  set(profileId: number, field: ProfileFileField, content: Buffer | null): Promise<void>;
}

interface LibraryFile {
  id: number;
}

interface UploadService {
  upload: (request: unknown) => Promise<LibraryFile[]>;
  remove: (file: LibraryFile) => Promise<unknown>;
}

const uid = 'api::practitioner.practitioner';

const rules: Record<
  ProfileFileField,
  { types: readonly string[]; bytes: number; unknown: Text; large: Text; broken: Text }
> = {
  photo: {
    types: ['image/jpeg', 'image/png', 'image/webp'],
    bytes: maxPhotoBytes,
    unknown: {
      fr: 'Choisissez une photo JPEG, PNG ou WebP : le contenu du fichier a été examiné, pas son nom.',
      en: 'Choose a JPEG, PNG or WebP photo: the content of the file was examined, not its name.',
    },
    large: {
      fr: 'Cette photo dépasse 10 Mo. Choisissez-en une plus petite.',
      en: 'This photo is larger than 10 MB. Choose a smaller one.',
    },
    broken: {
      fr: 'Cette photo est abîmée ou trop grande. Ouvrez-la, enregistrez-la à nouveau, puis renvoyez-la.',
      en: 'This photo is damaged or too large. Open it, save it again, then send it again.',
    },
  },
  video: {
    types: ['video/mp4', 'video/x-m4v', 'video/webm'],
    bytes: maxVideoBytes,
    unknown: {
      fr: 'Choisissez une vidéo MP4 ou WebM : le contenu du fichier a été examiné, pas son nom.',
      en: 'Choose an MP4 or WebM video: the content of the file was examined, not its name.',
    },
    large: {
      fr: 'Cette vidéo dépasse 25 Mo. Raccourcissez-la ou réduisez sa qualité.',
      en: 'This video is larger than 25 MB. Shorten it or lower its quality.',
    },
    broken: {
      fr: 'Cette vidéo ne peut pas être lue. Enregistrez-la à nouveau, puis renvoyez-la.',
      en: 'This video cannot be read. Save it again, then send it again.',
    },
  },
};

const refuse = (text: Text) => new InvalidInputError([{ path: 'content', text }]);

/** Keeps the files of profiles in the media library. */
export class LibraryProfileFiles implements ProfileFiles {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  async set(profileId: number, field: ProfileFileField, content: Buffer | null): Promise<void> {
    const kept = content === null ? null : await this.#keep(profileId, field, content);
    const profiles = this.#strapi.db.query(uid);
    const before = (await profiles.findOne({ where: { id: profileId }, populate: [field] })) as Partial<
      Record<ProfileFileField, LibraryFile | null>
    > | null;
    await profiles.update({ where: { id: profileId }, data: { [field]: kept?.id ?? null } });
    const old = before?.[field] ?? null;
    if (old !== null) await this.#upload().remove(old);
  }

  #upload(): UploadService {
    return this.#strapi.plugin('upload').service<UploadService>('upload');
  }

  async #keep(profileId: number, field: ProfileFileField, content: Buffer): Promise<LibraryFile> {
    const { types, bytes, unknown, large, broken } = rules[field];
    if (content.length > bytes) throw refuse(large);
    const detected = await fileTypeFromBuffer(content);
    if (detected === undefined || !types.includes(detected.mime)) throw refuse(unknown);
    const folder = await mkdtemp(join(tmpdir(), 'care-profile-'));
    try {
      const filepath = join(folder, `upload.${detected.ext}`);
      await writeFile(filepath, content);
      const name = `${field}-${profileId}.${detected.ext}`;
      const [created] = await this.#upload().upload({
        data: { fileInfo: { name, alternativeText: '', caption: '' } },
        files: { filepath, originalFilename: name, mimetype: detected.mime, size: content.length },
      });
      if (created === undefined) throw new Error('the media library kept nothing');
      return created;
    } catch (error) {
      // The library's own refusal, in the words of the panel.
      throw error instanceof Error && error.name === 'ValidationError' ? refuse(broken) : error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
