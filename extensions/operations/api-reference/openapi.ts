import { permissions } from '@huntzen/identity/contracts';
import { errorBodySchema, routeKey, type RouteContract } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { namesInDocuments } from './documents.ts';
import { routesByExtension } from './routes.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A parameter of the path or of the query string. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: unknown;
}

/** One operation of the OpenAPI document. */
export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  'x-roles': readonly string[];
  /** What the owner's documents call it. */
  'x-documents'?: readonly string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}

/** The whole document, OpenAPI 3.1. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

function parametersOf(contract: RouteContract): Parameter[] {
  const of = (schema: z.ZodObject | undefined, place: 'path' | 'query'): Parameter[] => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input');
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: property,
    }));
  };
  const idempotency: Parameter = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: '8 to 128 letters, digits, - or _. The same key sent again has its effect once.',
    schema: { type: 'string' },
  };
  return [
    ...of(contract.params, 'path'),
    ...of(contract.query, 'query'),
    ...(contract.method === 'GET' ? [] : [idempotency]),
  ];
}

const errorDescriptions = {
  400: 'The input is wrong; `details` names each field.',
  401: 'Nobody is signed in.',
  403: 'The role may not do this.',
  404: 'Not there, or not yours.',
  409: 'A lost race, or a state that has changed.',
  422: 'A rule of the product refuses it.',
  429: 'Too many calls; `Retry-After` says when to come back.',
  503: 'Unavailable for a moment.',
} as const;

function operationOf(extension: string, contract: RouteContract): Operation {
  const roles = permissions[routeKey(contract)] ?? [];
  const documented = namesInDocuments(routeKey(contract));
  const error = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  const status = contract.response === null ? 204 : (contract.status ?? 200);
  const content =
    contract.response === null
      ? undefined
      : 'file' in contract.response
        ? { [contract.response.file]: { schema: { type: 'string' } } }
        : 'stored' in contract.response
          ? { [contract.response.stored]: { schema: { type: 'string', format: 'binary' } } }
          : { 'application/json': { schema: schemaOf(contract.response, 'output') } };
  return {
    operationId: `${contract.method.toLowerCase()}${contract.path.replace(/[^A-Za-z]+(\w)/g, (_match, letter: string) => letter.toUpperCase())}`,
    tags: [extension],
    summary: contract.summary,
    'x-roles': roles,
    ...(documented.length === 0 ? {} : { 'x-documents': documented }),
    security: roles.includes('anonymous') ? [{}, { bearer: [] }] : [{ bearer: [] }],
    parameters: parametersOf(contract),
    ...(contract.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(contract.body, 'input') } },
          },
        }),
    responses: {
      [status]: { description: 'Done.', ...(content === undefined ? {} : { content }) },
      ...Object.fromEntries(
        Object.entries(errorDescriptions).map(([code, description]) => [
          code,
          { description, content: error },
        ]),
      ),
    },
  };
}

/** Makes the OpenAPI document of every route from its contract and the permission matrix. */
export function openApiDocument(): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const [extension, contracts] of Object.entries(routesByExtension)) {
    for (const contract of contracts) {
      const path = `/api${contract.path.replace(/:(\w+)/g, '{$1}')}`;
      paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(extension, contract) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'HuntZen Care',
      version: '1',
      description:
        'Times are ISO 8601 instants in UTC; days are YYYY-MM-DD in the zone of the company. Lists hold 20 rows a page. `x-roles` names the roles that may call a route; which rows they see is decided by the database. `x-documents` is what the owner’s documents call it.',
    },
    tags: Object.keys(routesByExtension).map((name) => ({ name })),
    paths: Object.fromEntries(
      Object.entries(paths).sort(([left], [right]) => left.localeCompare(right, 'en')),
    ),
    components: {
      schemas: { Error: schemaOf(errorBodySchema, 'output') },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
