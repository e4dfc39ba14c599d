import type { Actor, CareDatabase } from '@huntzen/database';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/** Who asks: the actor that the database sees, with the sign-in session when there is one. */
export interface Caller extends Actor {
  /** The sign-in session; null for visitors and for people of the panel. */
  readonly sessionId: string | null;
  /** The address the request comes from, seen through our own proxies only. */
  readonly address: string;
}

/** Decides who a request comes from and whether their role may use a route. The identity extension provides it. */
export interface Gate {
  /**
   * @param key the route in the permission matrix, `GET /api/my/sessions`.
   * @throws UnauthenticatedError, ForbiddenError, or a limit error with its delay.
   */
  admit(ctx: Context, key: string): Promise<Caller>;
}

/** The portal's database, registered by identity. */
export const careDatabase = (strapi: Core.Strapi): CareDatabase => strapi.get<CareDatabase>('care.database');

/** The gate, registered by identity. */
export const gate = (strapi: Core.Strapi): Gate => strapi.get<Gate>('care.gate');
