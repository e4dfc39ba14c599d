import type { RouteContract } from '@huntzen/kernel/contracts';
import type { APIContext } from 'astro';
import * as z from 'zod';

import { anyAnswer, ApiError, ServiceUnavailableError, type Api } from '../../lib/api.server.ts';

const refuse = (status: number) => Response.json({ error: status }, { status });

/** Whether a path is one of a route; its parameters are ids. */
const matches = (route: string, path: string): boolean =>
  new RegExp(`^${route.replace(/:\w+/g, '[A-Za-z0-9-]+')}$`).test(path);

function callOf(api: Api, contract: RouteContract, address: string, body: unknown): Promise<unknown> {
  const schema = contract.response instanceof z.ZodType ? contract.response : anyAnswer;
  switch (contract.method) {
    case 'GET':
      return api.get(address, schema);
    case 'DELETE':
      return api.delete(address, schema);
    case 'POST':
      return api.post(address, body, schema);
    case 'PUT':
      return api.put(address, body, schema);
    case 'PATCH':
      return api.patch(address, body, schema);
  }
}

/** Passes a call of a page on to the API, as the signed-in person, when it is one of the routes given. */
export async function passOn(
  { locals, params, request, url }: Pick<APIContext, 'locals' | 'params' | 'request' | 'url'>,
  routes: readonly RouteContract[],
): Promise<Response> {
  const path = `/${params.path ?? ''}`;
  const contract = routes.find((route) => route.method === request.method && matches(route.path, path));
  if (contract === undefined) return refuse(404);
  const hasBody = contract.body !== undefined;
  const body: unknown = hasBody ? await request.json().catch(() => null) : undefined;
  if (hasBody && body === null) return refuse(400);
  try {
    const answer = await callOf(locals.api, contract, `/api${path}${url.search}`, body);
    return contract.response === null ? new Response(null, { status: 204 }) : Response.json(answer);
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return refuse(503);
    if (error instanceof ApiError && error.status !== 401) return refuse(error.status);
    throw error;
  }
}
