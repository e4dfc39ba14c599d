export type { Sealed } from './aead.ts';
export * from './errors.ts';
export * from './key-columns.ts';
export * from './key-ring.ts';
export * from './keys.ts';
export { bucketBytes } from './padding.ts';
export * from './record.ts';
