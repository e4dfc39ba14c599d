export * from './api-router.ts';
export * from './error-body.ts';
export * from './errors.ts';
export * from './gate.ts';
export * from './http.ts';
export * from './language.ts';
export * from './jobs.ts';
