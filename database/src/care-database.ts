/**
 * The door to schema `care`. A request works inside `as(actor, work)`: one transaction as role care_app under forced
 * row-level security, with a context that the database verifies. There is no other way to run a query as a person.
 */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Actor } from './actor.ts';
import { signContext } from './context.ts';
import type { DB } from './generated.ts';

/** Typed queries inside one transaction. */
export type Transaction = Kysely<DB>;

/** Typed queries of a service role (sign-in, jobs); `transaction` is the ordinary one of kysely. */
export type ServiceDatabase = Kysely<DB>;

/** The portal's pool. */
export interface CareDatabase {
  /**
   * Runs `work` in one transaction as the actor and commits; rolls back and rethrows when it fails.
   * Rows that the actor may not see are simply not there.
   */
  as<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Closes the pool once every transaction has ended. */
  end(): Promise<void>;
}

// bigint and numeric sums stay exact as numbers here: counters and durations are far below 2^53.
const int8 = 20;
const date = 1082;
pg.types.setTypeParser(int8, Number);
// A day is a day, not an instant at somebody's midnight.
pg.types.setTypeParser(date, (value) => value);

/** Where and how widely to connect. */
export interface PoolOptions {
  connectionString: string;
  /** The most connections the pool opens. */
  size?: number;
  /** Shown in pg_stat_activity. */
  name: string;
}

/** Opens a pool with our limits; closes idle connections by itself. */
export function createPool({ connectionString, size = 10, name }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    application_name: name,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle connection that the server closes is replaced at the next request; without a listener it ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Opens the pool of role care_login. */
export function createCareDatabase(options: PoolOptions & { contextSecret: string }): CareDatabase {
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: createPool(options) }) });
  return {
    as(actor, work) {
      const context = signContext(actor, options.contextSecret);
      return database.connection().execute(async (connection) => {
        // One round trip. The context holds only characters that need no quoting (see signContext).
        await sql
          .raw(`begin; set local role care_app; select set_config('care.context', '${context}', true)`)
          .execute(connection);
        let result;
        try {
          result = await work(connection);
        } catch (error) {
          await sql.raw('rollback').execute(connection);
          throw error;
        }
        await sql.raw('commit').execute(connection);
        return result;
      });
    },
    end: () => database.destroy(),
  };
}

/** Typed queries on the pool of a service role (care_identity, care_jobs): its own grants, no context. Owns the pool. */
export function createServiceDatabase(pool: pg.Pool): ServiceDatabase {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
