export { anonymousActor, type Actor } from './actor.ts';
export {
  createCareDatabase,
  createPool,
  createServiceDatabase,
  streamsAtOnce,
  type CareDatabase,
  type RunQuery,
  type PoolOptions,
  type ServiceDatabase,
  type StreamOptions,
  type Transaction,
} from './care-database.ts';
export { contextLifetimeMs, signContext } from './context.ts';
export { sql, type RawBuilder } from 'kysely';
export type { DB } from './generated.ts';
