import pg from 'pg';

/** How many different statements a connection keeps prepared; a list with many optional filters makes many. */
const keptAtMost = 400;

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= keptAtMost) return undefined;
  const name = `q${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A connection that prepares each query with parameters once and runs it by name from then on. Planning a query under
 * row-level security takes longer than running it, because every policy of every table becomes part of it; PostgreSQL
 * keeps the plan of a prepared one. What has no parameters (begin, commit) is sent as it is.
 *
 * Queries that are asked for in one turn of the event loop leave in one packet: writing to a socket costs more than most of them.
 */
export class PreparedClient extends pg.Client {
  #isGathering = false;

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      stream.uncork();
    });
  }

  // The overloads of the driver, of which ours forwards every one but (text, values).
  override query = ((config: unknown, values?: unknown, callback?: unknown) => {
    const forward = pg.Client.prototype.query.bind(this) as (...all: unknown[]) => unknown;
    this.#gather();
    if (typeof config !== 'string' || !Array.isArray(values) || values.length === 0) {
      return forward(config, values, callback);
    }
    return forward({ name: nameOf(config), text: config, values }, undefined, callback);
  }) as pg.Client['query'];
}
