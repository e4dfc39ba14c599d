import type { CareDatabase } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { BookingRules } from '../contracts/index.ts';

interface RulesRow {
  cancellation_window_minutes: number;
  auto_confirm: boolean;
}

const columns = ['cancellation_window_minutes', 'auto_confirm'] as const;

function present(row: RulesRow | undefined): BookingRules {
  if (row === undefined) throw new NotFoundError();
  return { cancellationWindowMinutes: row.cancellation_window_minutes, autoConfirm: row.auto_confirm };
}

/** The service of what a practitioner says of being booked. */
export class BookingRulesService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** @throws NotFoundError for who has no profile yet. */
  async get(caller: Caller): Promise<BookingRules> {
    return present(
      await this.#database.as(caller, (tx) =>
        tx
          .selectFrom('care.practitioners')
          .select(columns)
          .where('account_id', '=', caller.accountId)
          .executeTakeFirst(),
      ),
    );
  }

  /** @throws NotFoundError for who has no profile yet. */
  async save(caller: Caller, rules: BookingRules): Promise<BookingRules> {
    return present(
      await this.#database.as(caller, (tx) =>
        tx
          .updateTable('care.practitioners')
          .set({
            cancellation_window_minutes: rules.cancellationWindowMinutes,
            auto_confirm: rules.autoConfirm,
          })
          .where('account_id', '=', caller.accountId)
          .returning(columns)
          .executeTakeFirst(),
      ),
    );
  }
}
