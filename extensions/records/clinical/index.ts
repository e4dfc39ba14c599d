export * from './clinical-note-store.ts';
export * from './errors.ts';
