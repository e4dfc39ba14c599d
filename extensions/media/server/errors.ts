import { createRequire } from 'node:module';
import type { Text } from '@huntzen/kernel/server';
import type * as StrapiUtils from '@strapi/utils';

// Strapi knows its errors by their class, and its server loads the CommonJS build.
const { errors } = createRequire(import.meta.url)('@strapi/utils') as typeof StrapiUtils;

/** Why a file was not taken into the media library. */
export const refusals = {
  unknown: {
    fr: 'Ce fichier n’est ni une image (JPEG, PNG, WebP, GIF, AVIF), ni une vidéo (MP4, WebM, MOV), ni un son, ni un PDF, ni des sous-titres (VTT, SRT) : son contenu a été examiné, pas son nom. Convertissez-le, puis envoyez-le à nouveau.',
    en: 'This file is not a picture (JPEG, PNG, WebP, GIF, AVIF), a video (MP4, WebM, MOV), a sound, a PDF or captions (VTT, SRT): its content was examined, not its name. Convert it, then send it again.',
  },
  broken: {
    fr: 'Cette image est abîmée ou incomplète. Ouvrez-la, enregistrez-la à nouveau, puis renvoyez-la.',
    en: 'This picture is damaged or incomplete. Open it, save it again, then send it again.',
  },
  tooManyPixels: {
    fr: 'Cette image dépasse 50 millions de pixels. Réduisez-la, puis envoyez-la à nouveau.',
    en: 'This picture has more than 50 million pixels. Make it smaller, then send it again.',
  },
} as const satisfies Record<string, Text>;

/** A refusal that the panel shows beside the file, in the language of the person. */
export const refusal = (reason: keyof typeof refusals, language: string | null | undefined): Error =>
  new errors.ValidationError(refusals[reason][language === 'en' ? 'en' : 'fr']);
