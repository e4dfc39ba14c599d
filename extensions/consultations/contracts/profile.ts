import { bodyBytesFor, fileContent, instant, one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { verificationStatuses } from './verification.ts';
import { consultationTypes, genders } from './vocabulary.ts';

/** The largest photograph that is taken, in bytes, before it is made smaller. */
export const maxPhotoBytes = 10 * 1024 * 1024;

/** The largest film of a profile, in bytes. */
export const maxVideoBytes = 25 * 1024 * 1024;

const optional = (characters: number) => z.string().trim().min(1).max(characters).nullable();
const code = z.string().regex(/^[a-z0-9-]{2,40}$/);

/** What a practitioner says of themselves. */
export const ownProfileSchema = z.strictObject({
  displayName: z.string().trim().min(2).max(120),
  title: optional(120),
  gender: z.enum(genders).nullable(),
  specialities: z.array(code).min(1).max(10),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .min(1)
    .max(10),
  modes: z.array(z.enum(consultationTypes)).min(1),
  city: optional(80).describe('Needed by whoever receives in person.'),
  experienceYears: z.number().int().min(0).max(70).nullable(),
  bio: optional(2000),
  diplomas: optional(1000),
  fallbackPhone: optional(30).describe(
    'Shown to the two people of a consultation while its room is open, if one consults by phone.',
  ),
});

/** What a practitioner says of themselves. */
export type OwnProfile = z.output<typeof ownProfileSchema>;

const own = z.object({
  profile: ownProfileSchema.nullable().describe('Null until it is saved for the first time.'),
  photoUrl: z.string().nullable(),
  videoUrl: z.string().nullable(),
  verification: z
    .object({
      status: z.enum(verificationStatuses),
      reason: z.string().nullable().describe('Why, when the last decision was a refusal.'),
      decidedAt: instant.nullable(),
    })
    .nullable(),
});

/** A practitioner's own profile, with what was decided about it. */
export type OwnProfileState = z.output<typeof own>;

/** My profile. */
export const getOwnProfileRoute = route({
  method: 'GET',
  path: '/my/profile',
  summary: 'My profile as a practitioner, and whether it is verified.',
  response: one(own),
});

/** Saves my profile. */
export const putOwnProfileRoute = route({
  method: 'PUT',
  path: '/my/profile',
  summary: 'Save my profile; after a refusal it waits for a decision again.',
  body: ownProfileSchema,
  response: one(own),
});

const file = z.strictObject({ content: fileContent });

/** Changes the photograph. */
export const putPhotoRoute = route({
  method: 'PUT',
  path: '/my/profile/photo',
  summary: 'My photograph: JPEG, PNG or WebP, 10 MB at most; kept smaller, without its metadata.',
  body: file,
  bodyBytes: bodyBytesFor(maxPhotoBytes),
  response: one(own),
});

/** Takes the photograph away. */
export const deletePhotoRoute = route({
  method: 'DELETE',
  path: '/my/profile/photo',
  summary: 'Remove my photograph.',
  response: one(own),
});

/** Changes the film. */
export const putVideoRoute = route({
  method: 'PUT',
  path: '/my/profile/video',
  summary: 'A film in which I present myself: MP4 or WebM, 25 MB at most.',
  body: file,
  bodyBytes: bodyBytesFor(maxVideoBytes),
  response: one(own),
});

/** Takes the film away. */
export const deleteVideoRoute = route({
  method: 'DELETE',
  path: '/my/profile/video',
  summary: 'Remove my film.',
  response: one(own),
});
