/**
 * What a practitioner may set right after the end. The database decides (trigger `guard_correction`), writes down each change
 * (`record_correction`) and moves the counters in the same transaction; this service turns its refusals into words.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import { correctionHours, type Corrections } from '../contracts/index.ts';
import { constraintOf } from './constraint.ts';
import {
  CorrectionOutOfBoundsError,
  CorrectionTooLateError,
  IllegalMoveError,
  ReopeningTakenError,
} from './errors.ts';

const millisecondsPerHour = 3_600_000;

function explain(error: unknown): unknown {
  switch (constraintOf(error)) {
    case 'correction_in_time':
      return new CorrectionTooLateError();
    case 'correction_in_bounds':
      return new CorrectionOutOfBoundsError();
    case 'claims_no_overlap':
    case 'claims_employee_is_free':
      return new ReopeningTakenError();
    default:
      return error;
  }
}

/** The status and end of one's own consultation. */
async function getOwn(tx: Transaction, caller: Caller, id: string) {
  const found = await tx
    .selectFrom('care.consultations')
    .select(['status', 'ended_at'])
    .where('id', '=', id)
    .where('practitioner_id', '=', caller.accountId)
    .executeTakeFirst();
  if (found === undefined) throw new NotFoundError();
  return found;
}

/** Corrections of completed consultations, by their practitioner. */
export class CorrectionService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** @throws NotFoundError when it is not the practitioner's own. */
  history(caller: Caller, id: string, now: number): Promise<Corrections> {
    return this.#database.as(caller, async (tx) => {
      const { status, ended_at: endedAt } = await getOwn(tx, caller, id);
      const rows = await tx
        .selectFrom('care.consultation_corrections')
        .selectAll()
        .where('consultation_id', '=', id)
        .orderBy('corrected_at', 'desc')
        .execute();
      // The time runs from the first end, whatever was corrected since.
      const completedAt = rows.at(-1)?.old_ended_at ?? endedAt;
      const until = (completedAt?.getTime() ?? 0) + correctionHours * millisecondsPerHour;
      return {
        until: status === 'completed' && until > now ? new Date(until).toISOString() : null,
        corrections: rows.map((row) => ({
          id: row.id,
          kind: row.kind === 'reopened' ? 'reopened' : 'corrected',
          by: row.corrected_by === null ? 'platform' : 'practitioner',
          at: row.corrected_at.toISOString(),
          before: { startedAt: row.old_started_at.toISOString(), endedAt: row.old_ended_at.toISOString() },
          after: {
            startedAt: row.new_started_at.toISOString(),
            endedAt: row.new_ended_at?.toISOString() ?? null,
          },
        })),
      };
    });
  }

  /** @throws NotFoundError, IllegalMoveError (not completed), CorrectionTooLateError, CorrectionOutOfBoundsError. */
  async correct(caller: Caller, id: string, times: { startedAt: string; endedAt: string }): Promise<void> {
    await this.#write(caller, id, async (tx) => {
      const { rows } = await sql<{ is_corrected: boolean }>`
        select care.correct_consultation(${id}, ${times.startedAt}, ${times.endedAt}) as is_corrected`.execute(
        tx,
      );
      return rows[0]?.is_corrected === true;
    });
  }

  /** @throws NotFoundError, IllegalMoveError (not completed), CorrectionTooLateError, ReopeningTakenError. */
  async reopen(caller: Caller, id: string): Promise<void> {
    await this.#write(caller, id, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('care.consultations')
        .set({ status: 'in_progress' })
        .where('id', '=', id)
        .where('practitioner_id', '=', caller.accountId)
        .where('status', '=', 'completed')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    });
  }

  async #write(caller: Caller, id: string, write: (tx: Transaction) => Promise<boolean>): Promise<void> {
    try {
      await this.#database.as(caller, async (tx) => {
        await getOwn(tx, caller, id);
        if (!(await write(tx))) throw new IllegalMoveError();
      });
    } catch (error) {
      throw explain(error);
    }
  }
}
