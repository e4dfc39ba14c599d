export * from './chat-store.ts';
export * from './errors.ts';
