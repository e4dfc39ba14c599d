export * from './build.ts';
export * from './errors.ts';
export * from './export-store.ts';
export * from './sources.ts';
