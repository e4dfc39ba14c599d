/** Loads the demonstration data, in a process of its own: it boots the CMS, which cannot be booted twice in one. */
import { loadDemo } from '../demo/load.ts';

await loadDemo(process.env);
// Strapi leaves timers behind.
process.exit(0);
