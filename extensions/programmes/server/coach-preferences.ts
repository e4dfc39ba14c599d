import { sql, type CareDatabase } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { defaultSilentDays } from '../contracts/index.ts';

/** What a coach chose about following their patients. */
export class CoachPreferences {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** What the coach chose, or what holds until they do. */
  show(caller: Caller): Promise<{ silentDays: number }> {
    return this.#database.as(caller, async (tx) => {
      const found = await tx
        .selectFrom('care.coach_preferences')
        .select('silent_days')
        .where('coach_id', '=', caller.accountId)
        .executeTakeFirst();
      return { silentDays: found?.silent_days ?? defaultSilentDays };
    });
  }

  /** Keeps what the coach chooses. */
  change(caller: Caller, { silentDays }: { silentDays: number }): Promise<{ silentDays: number }> {
    return this.#database.as(caller, async (tx) => {
      await tx
        .insertInto('care.coach_preferences')
        .values({ coach_id: caller.accountId, silent_days: silentDays })
        .onConflict((conflict) =>
          conflict.column('coach_id').doUpdateSet({ silent_days: silentDays, updated_at: sql`now()` }),
        )
        .execute();
      return { silentDays };
    });
  }
}
