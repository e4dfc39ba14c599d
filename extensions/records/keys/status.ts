/** Which key-encryption keys wrap how many data keys, and whether one may be taken away. */
import { sql, type Transaction } from '@huntzen/database';
import type { KeyRing } from '../crypto/index.ts';

/** The id under which the overwritten keys of erased persons stand. */
export const destroyedKekId = '0'.repeat(16);

/** One line of care.count_wrapped_keys. */
export interface KeyCount {
  readonly purpose: string;
  readonly kek_id: string;
  readonly keys: number;
  readonly unshared: number;
  readonly lost: number;
}

/** A key-encryption key, by its id, and what it wraps. */
export interface KeyUse {
  readonly id: string;
  /** `current` wraps; `retiring` only opens; `missing` is named by rows and held by nobody. */
  readonly state: 'current' | 'retiring' | 'missing';
  readonly dataKeys: number;
  readonly byPurpose: Readonly<Record<string, number>>;
}

/** How the keys stand. */
export interface KeyStatus {
  /** The current one first, then what the service holds, then what it lacks. */
  readonly keys: readonly KeyUse[];
  /** Data keys that the share of their person does not protect yet. */
  readonly unshared: number;
  /** Data keys whose person's share is missing: they do not open. */
  readonly lost: number;
  /** Overwritten data keys of erased persons. */
  readonly destroyed: number;
}

const stateOf = (id: string, ring: KeyRing): KeyUse['state'] => {
  if (id === ring.currentId) return 'current';
  return ring.ids.includes(id) ? 'retiring' : 'missing';
};

const sum = (counts: readonly KeyCount[], column: 'keys' | 'unshared' | 'lost') =>
  counts.reduce((total, count) => total + count[column], 0);

/** Makes the status of counts, as a service with this ring sees them. */
export function statusOf(counts: readonly KeyCount[], ring: KeyRing): KeyStatus {
  const living = counts.filter(({ kek_id }) => kek_id !== destroyedKekId);
  const ids = [...new Set([...ring.ids, ...living.map(({ kek_id }) => kek_id).sort()])];
  return {
    keys: ids.map((id) => {
      const own = living.filter(({ kek_id }) => kek_id === id);
      return {
        id,
        state: stateOf(id, ring),
        dataKeys: sum(own, 'keys'),
        byPurpose: Object.fromEntries(own.map(({ purpose, keys }) => [purpose, keys])),
      };
    }),
    unshared: sum(living, 'unshared'),
    lost: sum(living, 'lost'),
    destroyed: sum(counts, 'keys') - sum(living, 'keys'),
  };
}

/** How the keys stand, for commands and jobs. */
export async function readStatus(jobs: Transaction, ring: KeyRing): Promise<KeyStatus> {
  const { rows } = await sql<KeyCount>`select * from care.count_wrapped_keys()`.execute(jobs);
  return statusOf(rows, ring);
}
