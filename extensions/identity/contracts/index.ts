export * from './auth.ts';
export * from './consents.ts';
export * from './erasures.ts';
export * from './permissions.ts';
