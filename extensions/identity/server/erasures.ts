/** Asking for one's own erasure, and calling it off. The functions of the database know whose it is from the signed context. */
import { sql, type CareDatabase } from '@huntzen/database';
import type { Caller } from '@huntzen/kernel/server';
import { erasureGraceDays, type Erasure } from '../contracts/index.ts';
import type { AccountService } from './accounts.ts';
import { ErasureBegunError } from './errors.ts';

/** The service of erasures. */
export class ErasureService {
  readonly #database: CareDatabase;
  readonly #accounts: AccountService;
  readonly #noteHoldYears: number;

  constructor(database: CareDatabase, accounts: AccountService, noteHoldYears: number) {
    this.#database = database;
    this.#accounts = accounts;
    this.#noteHoldYears = noteHoldYears;
  }

  /** How the caller's erasure stands. */
  async show(caller: Caller): Promise<Erasure> {
    const asked = await this.#database.as(caller, (tx) =>
      tx
        .selectFrom('care.erasures')
        .select(['asked_at', 'due_at', 'begun_at'])
        .where('account_id', '=', caller.accountId)
        .where('cancelled_at', 'is', null)
        .executeTakeFirst(),
    );
    return {
      asked:
        asked === undefined
          ? null
          : {
              askedAt: asked.asked_at.toISOString(),
              dueAt: asked.due_at.toISOString(),
              canCancel: asked.begun_at === null,
            },
      graceDays: erasureGraceDays,
      noteHoldYears: this.#noteHoldYears,
    };
  }

  /** Asks for it; again changes nothing. @throws InvalidInputError on `password`, TooManyRequestsError after five wrong ones. */
  async ask(caller: Caller, password: string): Promise<Erasure> {
    await this.#accounts.assertPassword(caller.accountId, password, caller.address, 'password');
    await this.#database.as(caller, (tx) => sql`select care.ask_erasure()`.execute(tx));
    return this.show(caller);
  }

  /** Keeps the account; again changes nothing. @throws ErasureBegunError */
  async cancel(caller: Caller): Promise<Erasure> {
    const { rows } = await this.#database.as(caller, (tx) =>
      sql<{ kept: boolean }>`select care.cancel_erasure() as kept`.execute(tx),
    );
    if (rows[0]?.kept !== true) throw new ErasureBegunError();
    return this.show(caller);
  }
}
