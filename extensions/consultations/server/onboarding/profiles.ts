/**
 * A practitioner's own profile. Its row belongs to the panel; the database's `care.save_own_profile` is the only way to it from
 * here, and a photograph or a film goes through the media library, which decides by the content and takes metadata out.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, type Caller } from '@huntzen/kernel/server';
import type { OwnProfile, OwnProfileState, VerificationStatus } from '../../contracts/index.ts';
import { knownModes } from '../present.ts';
import { ProfileMissingError } from './errors.ts';
import { readPhone } from './phone.ts';
import type { ProfileFiles, ProfileFileField } from './profile-files.ts';

interface ProfileRow {
  profile_id: number;
  verification: string;
  display_name: string;
  title: string | null;
  gender: string | null;
  specialities: string[];
  languages: string[];
  modes: string[];
  city: string | null;
  experience_years: number | null;
  bio: string | null;
  diplomas: string | null;
  photo_url: string | null;
  video_url: string | null;
  phone: string | null;
  reason: string | null;
  decided_at: Date | null;
}

const phoneText = {
  fr: 'Indiquez un numéro complet, par exemple 06 12 34 56 78 ou +33 6 12 34 56 78.',
  en: 'Enter a complete number, for example 06 12 34 56 78 or +33 6 12 34 56 78.',
};
const cityText = {
  fr: 'Indiquez la ville où vous recevez au cabinet.',
  en: 'Say in which city you receive people.',
};

/** The service of a practitioner's own profile. */
export class ProfileService {
  readonly #database: CareDatabase;
  readonly #files: ProfileFiles;

  constructor(database: CareDatabase, files: ProfileFiles) {
    this.#database = database;
    this.#files = files;
  }

  /** The caller's profile, and what was decided about it. */
  get(caller: Caller): Promise<OwnProfileState> {
    return this.#database.as(caller, async (tx) => present(await findRow(tx, caller.accountId)));
  }

  /** @throws InvalidInputError when the number is none, or nobody could find the place of consultations in person. */
  async save(caller: Caller, profile: OwnProfile): Promise<OwnProfileState> {
    const fallbackPhone = profile.fallbackPhone === null ? null : readPhone(profile.fallbackPhone);
    const details = [
      ...(profile.fallbackPhone !== null && fallbackPhone === null
        ? [{ path: 'fallbackPhone', text: phoneText }]
        : []),
      ...(profile.modes.includes('in_person') && profile.city === null
        ? [{ path: 'city', text: cityText }]
        : []),
    ];
    if (details.length > 0) throw new InvalidInputError(details);
    return this.#database.as(caller, async (tx) => {
      await sql`select care.save_own_profile(${JSON.stringify({ ...profile, fallbackPhone })}::jsonb)`.execute(
        tx,
      );
      return present(await findRow(tx, caller.accountId));
    });
  }

  /** Puts a photograph or a film into the profile, or takes it out with null. @throws InvalidInputError, ProfileMissingError. */
  async setFile(caller: Caller, field: ProfileFileField, content: Buffer | null): Promise<OwnProfileState> {
    const row = await this.#database.as(caller, (tx) => findRow(tx, caller.accountId));
    if (row === undefined) throw new ProfileMissingError();
    await this.#files.set(row.profile_id, field, content);
    return this.#database.as(caller, async (tx) => {
      await sql`select care.note_own_picture()`.execute(tx);
      return present(await findRow(tx, caller.accountId));
    });
  }

  /** Removes the photograph and the film of a person who is erased; whoever has none loses nothing. */
  async removeFiles(person: Caller): Promise<void> {
    const row = await this.#database.as(person, (tx) => findRow(tx, person.accountId));
    if (row === undefined) return;
    if (row.photo_url !== null) await this.#files.set(row.profile_id, 'photo', null);
    if (row.video_url !== null) await this.#files.set(row.profile_id, 'video', null);
  }
}

async function findRow(tx: Transaction, accountId: string): Promise<ProfileRow | undefined> {
  const { rows } = await sql<ProfileRow>`
    select p.profile_id, p.verification, p.display_name, p.title, p.gender, p.specialities, p.languages, p.modes, p.city,
           p.experience_years, p.bio, p.diplomas, p.photo_url, p.video_url, n.phone, last.reason, p.decided_at
    from care.practitioners as p
    left join care.practitioner_phones as n on n.practitioner_id = p.account_id
    left join lateral (
      select v.reason from care.practitioner_verifications as v
      where v.practitioner_id = p.account_id and v.to_status <> 'pending'
      order by v.made_at desc, v.id desc limit 1
    ) as last on true
    where p.account_id = ${accountId}`.execute(tx);
  return rows[0];
}

function present(row: ProfileRow | undefined): OwnProfileState {
  if (row === undefined) return { profile: null, photoUrl: null, videoUrl: null, verification: null };
  return {
    profile: {
      displayName: row.display_name,
      title: row.title,
      gender: row.gender as OwnProfile['gender'],
      specialities: row.specialities,
      languages: row.languages,
      modes: knownModes(row.modes),
      city: row.city,
      experienceYears: row.experience_years,
      bio: row.bio,
      diplomas: row.diplomas,
      fallbackPhone: row.phone,
    },
    photoUrl: row.photo_url,
    videoUrl: row.video_url,
    verification: {
      status: row.verification as VerificationStatus,
      reason: row.reason,
      decidedAt: row.decided_at?.toISOString() ?? null,
    },
  };
}
