export * from './access-store.ts';
export { deriveSealKey } from './chain.ts';
export * from './note-access.ts';
export * from './seal.ts';
export * from './verify.ts';
