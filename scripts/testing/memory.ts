import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * The bytes, in the heap and outside of it, that somebody in this process still refers to. What waits to be collected
 * is left out: it depends on the machine, not on the code.
 */
export function memoryInUse(): number {
  collectGarbage();
  // The bytes of buffers are given back beside the program: another round waits for those of the first.
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
