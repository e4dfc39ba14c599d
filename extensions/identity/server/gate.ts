import type { KeyObject } from 'node:crypto';
import type { ServiceDatabase } from '@huntzen/database';
import type { Role } from '@huntzen/kernel/contracts';
import { ForbiddenError, UnauthenticatedError, type Caller, type Gate } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { permissions, uncountedRoutes } from '../contracts/index.ts';
import { clientAddress } from './client-address.ts';
import type { Limits } from './limits.ts';
import { readAccessToken, type AccessClaims } from './tokens.ts';

// An ended session is refused within a second everywhere; half of that is how long a living one is believed.
const believedForMs = 500;
const believedAtMost = 10_000;

/** What the gate needs to know and to ask. */
export interface GateOptions {
  strapi: Core.Strapi;
  database: ServiceDatabase;
  limits: Limits;
  accessKey: KeyObject;
  siteKey: string;
  proxyHops: number;
}

/** Makes the gate through which every request to our routes goes. */
export function createGate({ strapi, database, limits, accessKey, siteKey, proxyHops }: GateOptions): Gate {
  const believed = new Map<string, { until: number; role: string; companyId: string | null }>();

  async function livingSession(
    sessionId: string,
  ): Promise<{ role: string; companyId: string | null } | null> {
    const now = performance.now();
    const known = believed.get(sessionId);
    if (known !== undefined && known.until > now) return known;
    const found = await database
      .selectFrom('care.sessions as s')
      .innerJoin('care.people as p', 'p.account_id', 's.account_id')
      .select(['p.role', 'p.company_id as companyId'])
      .where('s.id', '=', sessionId)
      .where('s.ended_at', 'is', null)
      .where('p.blocked', '=', false)
      .executeTakeFirst();
    if (found === undefined) {
      believed.delete(sessionId);
      return null;
    }
    if (believed.size >= believedAtMost) believed.clear();
    // Counted from before the question, so that an answer that was slow to come is not believed for longer.
    believed.set(sessionId, { until: now + believedForMs, ...found });
    return found;
  }

  async function portalCaller(claims: AccessClaims, address: string): Promise<Caller> {
    const session = await livingSession(claims.sessionId);
    if (session === null || session.role !== claims.role || session.companyId !== claims.companyId) {
      throw new UnauthenticatedError();
    }
    return { ...claims, address };
  }

  /** The person of the panel behind a token of Strapi's own, with their roles; null when it is not one. */
  async function panelPerson(token: string): Promise<{ accountId: string; roles: string[] } | null> {
    const manager = strapi.sessionManager('admin');
    const result = manager.validateAccessToken(token);
    if (!result.isValid || !(await manager.isSessionActive(result.payload.sessionId))) return null;
    const user = (await strapi.db.query('admin::user').findOne({
      where: { id: Number(result.payload.userId) },
      populate: ['roles'],
    })) as { documentId: string; isActive: boolean; roles: { code: string }[] } | null;
    if (user?.isActive !== true) return null;
    const roles = user.roles.map(({ code }) => (code === 'strapi-super-admin' ? 'super-admin' : code));
    return { accountId: user.documentId, roles };
  }

  return {
    async admit(ctx: Context, key: string): Promise<Caller> {
      const address = clientAddress(
        {
          remoteAddress: ctx.req.socket.remoteAddress,
          forwardedFor: ctx.get('x-forwarded-for') || undefined,
          siteKey: ctx.get('x-care-site-key') || undefined,
          siteClientAddress: ctx.get('x-care-client-address') || undefined,
        },
        { siteKey, hops: proxyHops },
      );
      const allowed: readonly string[] = permissions[key] ?? [];
      const countCall: Limits['countCall'] = (kind, who) =>
        uncountedRoutes.has(key) ? Promise.resolve() : limits.countCall(kind, who);
      const token = /^Bearer (\S+)$/i.exec(ctx.get('authorization'))?.[1];
      if (token === undefined) {
        await countCall('anonymous', address);
        const anonymous: Role = 'anonymous';
        if (!allowed.includes(anonymous)) throw new UnauthenticatedError();
        return { accountId: anonymous, role: anonymous, companyId: null, sessionId: null, address };
      }
      const claims = readAccessToken(token, accessKey);
      if (claims !== null) {
        const [caller] = await Promise.all([
          portalCaller(claims, address),
          countCall('signedIn', claims.accountId),
        ]);
        if (!allowed.includes(caller.role)) throw new ForbiddenError();
        return caller;
      }
      const person = await panelPerson(token);
      if (person === null) {
        await limits.countCall('anonymous', address);
        throw new UnauthenticatedError();
      }
      await countCall('signedIn', person.accountId);
      const role = person.roles.find((candidate) => allowed.includes(candidate));
      if (role === undefined) throw new ForbiddenError();
      return { accountId: person.accountId, role, companyId: null, sessionId: null, address };
    },
  };
}
