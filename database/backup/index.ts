export { backUp, type Backup } from './back-up.ts';
export { holdsData } from './inventory.ts';
export { readManifest, type Manifest } from './manifest.ts';
export { restore, RestoreRefusedError } from './restore.ts';
export { backUpShares, restoreShares, type SharesCopy } from './shares.ts';
