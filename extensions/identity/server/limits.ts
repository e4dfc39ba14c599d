import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from 'pg';
import { TooManyRequestsError } from './errors.ts';

const windowSeconds = 15 * 60;

// Signed-in people are counted in blocks of this part of their limit, taken from the database ahead: one write for many
// calls. A process may hold the rest of a block unused, so a limit may be reached that much early, never late.
const blockPart = 1 / 150;
const blocksKeptAtMost = 10_000;

/** The limits of the product, counted in PostgreSQL so that they hold across instances and restarts. */
export interface Limits {
  /** Counts one API call; `key` is the session or the address. Throws TooManyRequestsError past the limit. */
  countCall(kind: 'anonymous' | 'signedIn', key: string): Promise<void>;
  /** Throws TooManyRequestsError when this account or address has failed too often to try again now. */
  assertMayTrySignIn(account: string, address: string): Promise<void>;
  /** Counts a failed sign-in; true when this failure was the one that locked. */
  countFailedSignIn(account: string, address: string): Promise<boolean>;
  /** Forgets the failures of an account whose owner has just proved themselves. */
  forgetFailedSignIns(account: string): Promise<void>;
}

/** How many of each are allowed in fifteen minutes. */
export interface LimitSettings {
  anonymousCalls: number;
  signedInCalls: number;
  failedSignIns: number;
}

const tooMany = (reason: unknown): Error => {
  if (reason instanceof RateLimiterRes) return new TooManyRequestsError(reason.msBeforeNext / 1000);
  return reason instanceof Error ? reason : new Error('the limits cannot be counted', { cause: reason });
};

/** Makes the limits on a pool of role care_identity. */
export function createLimits(pool: Pool, settings: LimitSettings): Limits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'care',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: windowSeconds,
      // Once a key is over its limit this process refuses it without asking the database again.
      inMemoryBlockOnConsumed: points + 1,
    });
  const calls = {
    anonymous: limiter('anonymous', settings.anonymousCalls),
    signedIn: limiter('signed-in', settings.signedInCalls),
  };
  const failures = {
    account: limiter('failed-account', settings.failedSignIns),
    address: limiter('failed-address', settings.failedSignIns),
  };
  const blockSize = Math.max(1, Math.floor(settings.signedInCalls * blockPart));
  const blocks = new Map<string, { left: number; until: number }>();

  /** Takes one call from the block this process holds for the key; false when it holds none. */
  function takeFromBlock(key: string): boolean {
    const block = blocks.get(key);
    if (block === undefined || block.left === 0 || block.until <= Date.now()) return false;
    block.left -= 1;
    return true;
  }

  async function takeBlock(key: string): Promise<void> {
    const taken = await calls.signedIn.consume(key, blockSize);
    if (blocks.size >= blocksKeptAtMost) blocks.clear();
    // Two calls at once may each take a block: what the first had left is added, not lost.
    const held = blocks.get(key);
    const left = held !== undefined && held.until > Date.now() ? held.left : 0;
    blocks.set(key, { left: left + blockSize - 1, until: Date.now() + taken.msBeforeNext });
  }

  return {
    async countCall(kind, key) {
      if (kind === 'signedIn' && takeFromBlock(key)) return;
      try {
        if (kind === 'signedIn') await takeBlock(key);
        else await calls.anonymous.consume(key);
      } catch (reason) {
        throw tooMany(reason);
      }
    },
    async assertMayTrySignIn(account, address) {
      const [byAccount, byAddress] = await Promise.all([
        failures.account.get(account),
        failures.address.get(address),
      ]);
      for (const state of [byAccount, byAddress]) {
        if (state !== null && state.consumedPoints >= settings.failedSignIns && state.msBeforeNext > 0)
          throw tooMany(state);
      }
    },
    async countFailedSignIn(account, address) {
      const [byAccount, byAddress] = await Promise.all([
        failures.account.penalty(account),
        failures.address.penalty(address),
      ]);
      return (
        byAccount.consumedPoints === settings.failedSignIns ||
        byAddress.consumedPoints === settings.failedSignIns
      );
    },
    async forgetFailedSignIns(account) {
      await failures.account.delete(account);
    },
  };
}
