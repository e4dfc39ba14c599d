export * from './assert-keys.ts';
export * from './rotation.ts';
export * from './shares.ts';
export * from './shredding.ts';
export * from './status.ts';
