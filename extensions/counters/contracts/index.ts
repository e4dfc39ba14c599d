export * from './checks.ts';
export * from './exports.ts';
export * from './metrics.ts';
export * from './period.ts';
export * from './routes.ts';
