import { endpoint, type Endpoint } from '@huntzen/kernel/server';
import { mediaFileRoute } from '../contracts/index.ts';
import type { MediaLibrary } from './library.ts';

/** The route of this extension. */
export const mediaEndpoints = (library: () => MediaLibrary): Endpoint[] => [
  endpoint(mediaFileRoute, ({ params: { name }, query }, caller) => library().open(caller, name, query)),
];
