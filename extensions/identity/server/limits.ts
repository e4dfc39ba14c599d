import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from 'pg';
import { TooManyRequestsError } from './errors.ts';

const windowSeconds = 15 * 60;

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
  return {
    async countCall(kind, key) {
      try {
        await calls[kind].consume(key);
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
