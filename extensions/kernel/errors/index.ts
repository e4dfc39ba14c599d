/** The errors of every extension and what is answered and logged of them, for services that serve no HTTP routes and load nothing for it. */
export * from '../server/error-body.ts';
export * from '../server/errors.ts';
