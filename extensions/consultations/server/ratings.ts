import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError, type Caller } from '@huntzen/kernel/server';
import { ratingChangeHours, ratingDays, type Rating } from '../contracts/index.ts';
import { constraintOf } from './constraint.ts';
import { RatingTooLateError, IllegalMoveError } from './errors.ts';

const millisecondsPerHour = 3_600_000;

async function readRating(tx: Transaction, caller: Caller, id: string, now: number): Promise<Rating> {
  const found = await tx
    .selectFrom('care.consultations as c')
    .leftJoin('care.consultation_ratings as r', 'r.consultation_id', 'c.id')
    .select(['c.status', 'c.ended_at', 'r.score', 'r.created_at'])
    .where('c.id', '=', id)
    .where('c.employee_id', '=', caller.accountId)
    .executeTakeFirst();
  if (found === undefined) throw new NotFoundError();
  if (found.status !== 'completed' || found.ended_at === null) return { score: null, until: null };
  const until =
    found.created_at === null
      ? found.ended_at.getTime() + ratingDays * 24 * millisecondsPerHour
      : found.created_at.getTime() + ratingChangeHours * millisecondsPerHour;
  return { score: found.score, until: until > now ? new Date(until).toISOString() : null };
}

function explain(error: unknown): unknown {
  switch (constraintOf(error)) {
    case 'rating_in_time':
      return new RatingTooLateError();
    case 'rating_of_own':
      return new IllegalMoveError();
    default:
      return error;
  }
}

/** The ratings that employees give their own consultations; nobody else reads one. */
export class RatingService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** @throws NotFoundError when it is not the employee's own consultation. */
  get(caller: Caller, id: string, now: number): Promise<Rating> {
    return this.#database.as(caller, (tx) => readRating(tx, caller, id, now));
  }

  /** @throws NotFoundError, IllegalMoveError (not completed), RatingTooLateError. */
  async put(caller: Caller, id: string, score: number, now: number): Promise<Rating> {
    try {
      return await this.#database.as(caller, async (tx) => {
        const { score: given } = await readRating(tx, caller, id, now);
        await (
          given === null
            ? sql`insert into care.consultation_ratings (consultation_id, score) values (${id}, ${score})
                on conflict (consultation_id) do update set score = excluded.score`
            : sql`update care.consultation_ratings set score = ${score} where consultation_id = ${id}`
        ).execute(tx);
        return readRating(tx, caller, id, now);
      });
    } catch (error) {
      throw explain(error);
    }
  }
}
