export * from './content-kinds.ts';
export * from './csv.ts';
export * from './envelopes.ts';
export * from './files.ts';
export * from './messages.ts';
export * from './roles.ts';
export * from './route.ts';
