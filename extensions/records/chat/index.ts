export * from './attachment-store.ts';
export * from './chat-store.ts';
export * from './errors.ts';
export { HealthConsentMissingError } from '../consent.ts';
