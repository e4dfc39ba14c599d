import {
  consultationTypes,
  genders,
  ownProfileSchema,
  specialities,
  spokenLanguages,
  type OwnProfile,
} from '@huntzen/consultations/contracts';
import * as z from 'zod';

import type { FormValues } from '../../lib/forms.ts';
import { m } from '../../paraglide/messages.js';

const { displayName, specialities: specialityList, languages, modes } = ownProfileSchema.shape;

const emptyOr = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema]);
const text = (characters: number) =>
  z
    .string()
    .trim()
    .max(characters)
    .transform((value) => (value === '' ? null : value.replaceAll('\r\n', '\n')));

/** The form of a practitioner's own profile; what may be left empty is null then. */
export const profileFormSchema = z.object({
  displayName,
  title: text(120),
  gender: emptyOr(z.enum(genders)),
  specialities: specialityList,
  languages,
  modes,
  city: text(80),
  experienceYears: emptyOr(z.string().transform(Number).pipe(z.number().int().min(0).max(70))),
  bio: text(2000),
  diplomas: text(1000),
  fallbackPhone: text(30),
}) satisfies z.ZodType<OwnProfile>;

/** What the fields hold of a saved profile, or at the beginning. */
export function profileValues(profile: OwnProfile | null, name: string): FormValues {
  return {
    displayName: profile?.displayName ?? name,
    title: profile?.title ?? '',
    gender: profile?.gender ?? '',
    specialities: profile?.specialities ?? [],
    languages: profile?.languages ?? ['fr'],
    modes: profile?.modes ?? consultationTypes.slice(0, 2),
    city: profile?.city ?? '',
    experienceYears: profile?.experienceYears?.toString() ?? '',
    bio: profile?.bio ?? '',
    diplomas: profile?.diplomas ?? '',
    fallbackPhone: profile?.fallbackPhone ?? '',
  };
}

const withOwn = (known: readonly string[], own: readonly string[] = []) => [...new Set([...known, ...own])];

/** What can be ticked: what the product knows, and what the profile names besides. */
export const profileChoices = (profile: OwnProfile | null) => ({
  specialities: withOwn(specialities, profile?.specialities),
  languages: withOwn(spokenLanguages, profile?.languages),
});

/** The labels of the fields, in their order. */
export const profileLabels = () => ({
  displayName: m.profile_name(),
  title: m.profile_job(),
  gender: m.profile_gender(),
  specialities: m.profile_specialities(),
  languages: m.profile_languages(),
  modes: m.profile_modes(),
  city: m.profile_city(),
  experienceYears: m.profile_experience(),
  bio: m.profile_bio(),
  diplomas: m.profile_diplomas(),
  fallbackPhone: m.profile_phone(),
});

const national = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** A number in groups that are easy to read and to dial. */
export const formatPhone = (phone: string): string => phone.replace(national, '+33 $1 $2 $3 $4 $5');
