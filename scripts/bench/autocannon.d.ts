declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  /** What a load is made of; the part of autocannon's options that the benchmarks use. */
  interface Options {
    url: string;
    headers?: Record<string, string>;
    connections: number;
    duration: number;
  }

  /** Starts a load; the callback gets its totals. */
  export default function autocannon(
    options: Options,
    done: (error: unknown, result: { requests: { total: number }; duration: number }) => void,
  ): EventEmitter;
}
