/**
 * Seats and lines: every write is one function of the database, which locks the session first; see
 * database/migrations/care/0411-training-sessions.sql.
 */
import { sql, type CareDatabase, type RawBuilder } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import { TrainingRuleError } from './errors.ts';
import { explained } from './refusals.ts';

/** How joining ended. */
export type Outcome = 'enrolled' | 'waiting';

/** The service of seats, lines and the states of a session. Each method throws NotFoundError or TrainingRuleError. */
export class PlaceService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  #call<Result>(caller: Caller, expression: RawBuilder<unknown>): Promise<Result> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const { rows } = await sql<{ result: Result }>`select ${expression} as result`.execute(tx);
        return rows[0]?.result as Result;
      }),
    );
  }

  /** Seats a person, or has them wait. */
  enrol(caller: Caller, sessionId: string, traineeId: string, note: string | null = null): Promise<Outcome> {
    return this.#call(caller, sql`care.enrol_trainee(${sessionId}, ${traineeId}, ${note})`);
  }

  /** Seats the signed-in person, or has them wait. */
  join(caller: Caller, sessionId: string): Promise<Outcome> {
    return this.#call(caller, sql`care.enrol_trainee(${sessionId}, care.own_trainee())`);
  }

  /** Takes a person out; their seat goes to the line. */
  withdraw(
    caller: Caller,
    sessionId: string,
    traineeId: string,
    note: string | null = null,
  ): Promise<string> {
    return this.#call(caller, sql`care.withdraw_trainee(${sessionId}, ${traineeId}, ${note})`);
  }

  /** Takes the signed-in person out. */
  leave(caller: Caller, sessionId: string): Promise<string> {
    return this.#call(caller, sql`care.withdraw_trainee(${sessionId}, care.own_trainee())`);
  }

  /** Takes a person who is erased out of every session and line that is to come, as them, so that others are told. */
  async leaveAll(person: Caller): Promise<void> {
    const rows = await this.#database.query(
      person,
      sql<{ id: string }>`
        select s.id from care.training_sessions s
        where s.status in ('open', 'confirmed') and s.starts_at > now() and (
          exists (select from care.enrolments e where e.session_id = s.id and e.status = 'enrolled' and e.trainee_id = care.own_trainee())
          or exists (select from care.waiting_list_entries w
                     where w.session_id = s.id and w.status = 'waiting' and w.trainee_id = care.own_trainee()))
        order by s.id`,
    );
    for (const { id } of rows) {
      await this.leave(person, id).catch((error: unknown) => {
        // They are out, or it has begun, since it was read.
        if (!(error instanceof TrainingRuleError || error instanceof NotFoundError)) throw error;
      });
    }
  }

  /** Gives one free seat to the first who can take it, who must be the person named; returns how many were seated. */
  promote(caller: Caller, sessionId: string, traineeId: string | null): Promise<number> {
    return this.#call(caller, sql`care.promote_trainee(${sessionId}, ${traineeId})`);
  }

  /** Changes the number of seats; returns how many of the line were seated. */
  setCapacity(caller: Caller, sessionId: string, capacity: number): Promise<number> {
    return this.#call(caller, sql`care.set_session_capacity(${sessionId}, ${capacity})`);
  }

  /** Opens a draft. */
  open(caller: Caller, sessionId: string): Promise<unknown> {
    return this.#call(caller, sql`care.open_training_session(${sessionId})`);
  }

  /** Deletes a draft. */
  deleteDraft(caller: Caller, sessionId: string): Promise<unknown> {
    return this.#call(caller, sql`care.delete_training_draft(${sessionId})`);
  }

  /** Has freed places offered for some hours, or given at once (null), and says from how long a line on planners are alerted. */
  async settle(
    caller: Caller,
    sessionId: string,
    { offerHours, waitingAlert }: { offerHours: number | null; waitingAlert: number },
  ): Promise<void> {
    await explained(() =>
      this.#database.as(caller, (tx) =>
        sql`select care.set_seat_offers(${sessionId}, ${offerHours}), care.set_waiting_alert(${sessionId}, ${waitingAlert})`.execute(
          tx,
        ),
      ),
    );
  }

  /** Takes the place that is offered to the signed-in person, or lets it pass. */
  answerOffer(caller: Caller, sessionId: string, accept: boolean): Promise<unknown> {
    return this.#call(caller, sql`care.answer_seat_offer(${sessionId}, ${accept})`);
  }

  /** Validates an open session. */
  confirm(caller: Caller, sessionId: string): Promise<unknown> {
    return this.#call(caller, sql`care.confirm_training_session(${sessionId})`);
  }

  /** Cancels a session; returns how many people went back in line. */
  cancel(caller: Caller, sessionId: string, reason: string, toSessionId: string | null): Promise<number> {
    return this.#call(caller, sql`care.cancel_training_session(${sessionId}, ${reason}, ${toSessionId})`);
  }
}
