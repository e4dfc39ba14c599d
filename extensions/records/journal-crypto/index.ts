/**
 * The encryption of journals, for the browser: WebCrypto alone, no server module. Decision 040 tells what it protects from.
 */
export * from './entry.ts';
export * from './errors.ts';
export { createRecoveryCode, lastGroupOf, parseRecoveryCode } from './recovery-code.ts';
export type { Binding, Key, Sealed } from './sealing.ts';
export * from './sharing.ts';
export * from './vault.ts';
