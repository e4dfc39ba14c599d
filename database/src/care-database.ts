/**
 * The door to schema `care`. A request works inside `as(actor, work)`: one transaction as role care_app under forced
 * row-level security, with a context that the database verifies. `stream(actor, query)` is the same door for one query
 * too long to hold in memory. There is no other way to run a query as a person.
 */
import {
  AbortedTransactionError,
  Kysely,
  PostgresDialect,
  type CompiledQuery,
  type PostgresPoolClient,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import type { Actor } from './actor.ts';
import { signContext } from './context.ts';
import type { DB } from './generated.ts';
import { PreparedClient } from './prepared-client.ts';

/** Typed queries inside one transaction. */
export type Transaction = Kysely<DB>;

/** Typed queries of a service role (sign-in, jobs); `transaction` is the ordinary one of kysely. */
export type ServiceDatabase = Kysely<DB>;

/** How the rows of a stream are read. */
export interface StreamOptions {
  /** How many rows come at once. */
  batchSize?: number;
  /** An index has the order that the query asks for: its first rows come at once, instead of after a sort of them all. */
  isInOrderOfIndex?: boolean;
}

/** Runs one query as an actor in a transaction of its own and gives its rows. */
export type RunQuery = <Row>(query: RawBuilder<Row>) => Promise<Row[]>;

/** The portal's pool. */
export interface CareDatabase {
  /**
   * Runs `work` in one transaction as the actor and commits; rolls back and rethrows when it fails.
   * Rows that the actor may not see are simply not there.
   */
  as<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Runs one query in a transaction of its own as the actor and gives its rows: opening, query and commit in one round trip. */
  query<Row>(actor: Actor, query: RawBuilder<Row>): Promise<Row[]>;
  /**
   * Lends one connection for queries that follow each other, each as `query` runs it: committed before the next is asked for, and
   * nobody waits for a connection twice.
   */
  queries<Result>(actor: Actor, work: (run: RunQuery) => Promise<Result>): Promise<Result>;
  /**
   * Runs one query as the actor and hands over its rows in batches, in constant memory. The transaction opens with the
   * first batch asked for and ends with the last; a reader who stops early (`return()`) ends it too. Each batch may take
   * 30 s and the whole as long as it needs; a reader who asks for nothing during 30 s is cut off by the database.
   */
  stream<Row>(
    actor: Actor,
    query: (db: Transaction) => CompiledQuery<Row>,
    options?: StreamOptions,
  ): AsyncGenerator<Row[], void>;
  /** Closes the pool once every transaction has ended. */
  end(): Promise<void>;
}

const { builtins } = pg.types;

// Parsers of our own pools. Strapi changes the driver's global ones (JSON stays text there), and we must not change its.
const types = new pg.TypeOverrides();
// Counters and durations stay far below 2^53.
types.setTypeParser(builtins.INT8, Number);
// A day is a day, not an instant at somebody's midnight.
types.setTypeParser(builtins.DATE, (value) => value);
types.setTypeParser(builtins.JSON, (value) => JSON.parse(value) as unknown);
types.setTypeParser(builtins.JSONB, (value) => JSON.parse(value) as unknown);
types.setTypeParser(builtins.NUMERIC, (value) => value);

/** Where and how widely to connect. */
export interface PoolOptions {
  connectionString: string;
  /** The most connections the pool opens. */
  size?: number;
  /** Shown in pg_stat_activity. */
  name: string;
  /** Sends a query without waiting for the answer to the one before. */
  pipeline?: boolean;
  /** How long a query may run, and a transaction wait for its next one. */
  limitMs?: number;
}

/** Opens a pool with our limits; closes idle connections by itself. */
export function createPool({
  connectionString,
  size = 10,
  name,
  pipeline = false,
  limitMs = 30_000,
}: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    Client: PreparedClient,
    max: size,
    pipeline,
    application_name: name,
    types,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: limitMs,
    idle_in_transaction_session_timeout: limitMs,
  });
  // An idle connection that the server closes is replaced at the next request; without a listener it ends the process.
  pool.on('error', () => undefined);
  // The same for one that is lent: the query in progress fails, and that is how its user learns.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** How many connections `stream` has; one more waits for one of them. */
export const streamsAtOnce = 3;

/**
 * Typed queries on a connection for as long as it is lent. A query that nobody awaited and that comes after the end is
 * refused: the connection is somebody else's by then.
 */
function lend(client: pg.PoolClient | null): { database: Kysely<DB>; end: () => void } {
  let current = client;
  const connection = {
    query: (text: string, values: readonly unknown[]) => {
      if (current === null) throw new Error('A query came after the end of its transaction.');
      return current.query(text, [...values]);
    },
    release: () => undefined,
  } as unknown as PostgresPoolClient;
  const pool = { connect: () => Promise.resolve(connection), end: () => Promise.resolve(), options: {} };
  return {
    database: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }),
    end: () => {
      current = null;
    },
  };
}

/** Opens the pools of role care_login. */
export function createCareDatabase(options: PoolOptions & { contextSecret: string }): CareDatabase {
  const pool = createPool({ ...options, pipeline: true });
  // Apart from those of requests, and few: an export may take minutes.
  const streams = createPool({
    ...options,
    size: streamsAtOnce,
    name: `${options.name} streams`,
    pipeline: true,
  });
  const compiler = lend(null).database;
  // One round trip. The context holds only characters that need no quoting (see signContext).
  const begin = (actor: Actor) =>
    `begin; set local role care_app; select set_config('care.context', '${signContext(actor, options.contextSecret)}', true)`;
  /** One query in a transaction of its own; `breaks` when the connection is of no more use. */
  async function ask<Row>(
    client: pg.PoolClient,
    opening: string,
    query: RawBuilder<Row>,
    breaks: () => void,
  ) {
    const { sql: text, parameters } = query.compile(compiler);
    const sent = [
      client.query(opening),
      client.query<Row & pg.QueryResultRow>(text, [...parameters]),
      client.query('commit'),
    ] as const;
    // Each is waited for, so that the connection is nobody's when it is given back; the first failure is the reason of the others.
    const [opened, answer, ended] = await Promise.allSettled(sent);
    if (ended.status === 'rejected') breaks();
    if (opened.status === 'rejected') throw opened.reason as Error;
    if (answer.status === 'rejected') throw answer.reason as Error;
    if (ended.status === 'rejected') throw ended.reason as Error;
    return answer.value.rows;
  }
  const queries: CareDatabase['queries'] = async (actor, work) => {
    const opening = begin(actor);
    const client = await pool.connect();
    let [isBroken, isLent] = [false, true];
    try {
      return await work((query) => {
        if (!isLent) throw new Error('A query came after its connection was given back.');
        return ask(client, opening, query, () => (isBroken = true));
      });
    } finally {
      isLent = false;
      client.release(isBroken);
    }
  };
  return {
    async as(actor, work) {
      // Signed before a connection is taken: a refusal to sign must not keep one.
      const text = begin(actor);
      const client = await pool.connect();
      // Not awaited: what follows is sent right behind it. Should it fail, the rest runs as care_login, which may do
      // nothing at all.
      const opening = client.query(text);
      opening.catch(() => undefined);
      const lent = lend(client);
      let isBroken = false;
      try {
        const result = await work(lent.database);
        const { command } = await client.query('commit');
        await opening;
        // What PostgreSQL answers when a query failed and `work` went on as if it had not.
        if (command !== 'COMMIT') throw new AbortedTransactionError();
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => (isBroken = true));
        // When it was the opening that failed, that is the reason.
        await opening;
        throw error;
      } finally {
        lent.end();
        client.release(isBroken);
      }
    },
    query: (actor, query) => queries(actor, (run) => run(query)),
    queries,
    async *stream<Row>(
      actor: Actor,
      query: (db: Transaction) => CompiledQuery<Row>,
      { batchSize = 1_000, isInOrderOfIndex = false }: StreamOptions = {},
    ) {
      const { sql: text, parameters } = query(compiler);
      const client = await streams.connect();
      let isWhole = false;
      try {
        // What part of the rows the planner is told to hurry for.
        const fraction = isInOrderOfIndex ? 0.1 : 1;
        await client.query(`${begin(actor)}; set local cursor_tuple_fraction = ${fraction}`);
        await client.query(`declare batches no scroll cursor for ${text}`, [...parameters]);
        // A query of its own for each batch: the limit of time is one batch's, and a transaction between two is idle.
        // Two are asked for ahead: one is read while the next is made.
        const coming: Promise<(Row & pg.QueryResultRow)[]>[] = [];
        const ask = () => {
          const batch = client
            .query<Row & pg.QueryResultRow>(`fetch ${batchSize} from batches`)
            .then(({ rows }) => rows);
          // A failure is told by the batch that is awaited; those behind it fail with it.
          batch.catch(() => undefined);
          coming.push(batch);
        };
        ask();
        ask();
        for (
          let rows = await coming.shift();
          rows !== undefined && rows.length > 0;
          rows = await coming.shift()
        ) {
          ask();
          yield rows;
        }
        await Promise.all(coming);
        await client.query('commit');
        isWhole = true;
      } finally {
        // A reader who stopped early or a failure leaves the connection in the middle of a query: the pool drops it.
        client.release(!isWhole);
      }
    },
    end: async () => {
      await Promise.all([pool.end(), streams.end()]);
    },
  };
}

/** Typed queries on the pool of a service role (care_identity, care_jobs): its own grants, no context. Owns the pool. */
export function createServiceDatabase(pool: pg.Pool): ServiceDatabase {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
