export * from './note-store.ts';
