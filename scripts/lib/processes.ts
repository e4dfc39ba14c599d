/**
 * The children of the launcher: each in a process group of its own, so that Ctrl-C reaches the launcher alone, which then
 * ends them in order.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A program to run. */
export interface Command {
  name: string;
  /** Words after the `node` that runs this. */
  words: readonly string[];
  cwd: string;
  environment: Record<string, string>;
  /** Everything it prints goes there; the file starts empty. */
  log: string;
}

/** A program that ended although it should run on, or that ended badly. */
export class ProcessEndedError extends Error {
  override name = 'ProcessEndedError';
}

/** How long a child may take to finish its work after SIGTERM, in milliseconds. */
const patienceMs = 8_000;

const lastLines = (file: string, count: number) =>
  readFileSync(file, 'utf8').trim().split('\n').slice(-count).join('\n');

/** A child that runs. */
export class RunningProcess {
  readonly command: Command;
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;
  #stopping = false;

  constructor(command: Command) {
    this.command = command;
    mkdirSync(dirname(command.log), { recursive: true });
    const output = openSync(command.log, 'w');
    this.#child = spawn(process.execPath, [...command.words], {
      cwd: command.cwd,
      env: command.environment,
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        resolve(error.message);
      });
      this.#child.once('exit', (code, signal) => {
        resolve(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects when the child ends without `stop()`. */
  async crashed(): Promise<never> {
    const how = await this.ended;
    if (this.#stopping) return new Promise(() => undefined);
    const { name, log } = this.command;
    throw new ProcessEndedError(
      `${name} stopped by itself (${how}). Its last words (all of them are in ${log}):\n${lastLines(log, 12)}`,
    );
  }

  /** Asks the child to end, and ends it by force when it takes too long. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#kill('SIGTERM');
    const late = Symbol('late');
    const timer = new AbortController();
    const first = await Promise.race([this.ended, delay(patienceMs, late, { signal: timer.signal })]);
    timer.abort();
    if (first === late) {
      this.#kill('SIGKILL');
      await this.ended;
    }
  }

  #kill(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null)
      return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      // It ended between the look and the signal.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/**
 * Runs a program to its end.
 *
 * @throws ProcessEndedError when its exit code is not 0.
 */
export async function runToEnd(command: Command, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const running = new RunningProcess(command);
  const stop = () => void running.stop();
  signal.addEventListener('abort', stop, { once: true });
  const how = await running.ended;
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (how === 'exit code 0') return;
  throw new ProcessEndedError(
    `${command.name} failed (${how}). Its last words (all of them are in ${command.log}):\n${lastLines(command.log, 20)}`,
  );
}
