export * from './errors.ts';
export * from './journal-store.ts';
export * from './share-store.ts';
export * from './shared-store.ts';
