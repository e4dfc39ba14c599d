import { format } from 'node:util';
import { afterEach } from 'vitest';

const unexpected: string[] = [];

// A test that expects the message replaces console.error itself, with vi.spyOn.
console.error = (...parts: unknown[]) => {
  unexpected.push(format(...parts));
};

afterEach(() => {
  const messages = unexpected.splice(0);
  if (messages.length > 0) throw new Error(`console.error was called:\n${messages.join('\n')}`);
});

process.on('exit', () => {
  if (unexpected.length === 0) return;
  process.stderr.write(`console.error was called outside a test:\n${unexpected.join('\n')}\n`);
  process.exitCode = 1;
});
