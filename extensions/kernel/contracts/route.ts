import type * as z from 'zod';

/** A file answered instead of JSON. */
export interface FileResponse {
  readonly file: 'text/csv' | 'text/calendar' | 'application/zip' | 'application/octet-stream';
}

/** A stored file answered as it is, in ranges if asked; its type is that of the file. */
export interface StoredFileResponse {
  readonly stored: 'application/octet-stream';
}

/** What one route takes and gives: the source of its checks, of its types and of the API reference. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, parameters as `:name`. */
  readonly path: `/${string}`;
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The most bytes of a body, for routes that take files: 256 kB unless said. */
  readonly bodyBytes?: number;
  /** The answer; `null` answers 204 with nothing. */
  readonly response: z.ZodType | FileResponse | StoredFileResponse | null;
  /** The status of success: 200 unless said (204 without an answer). */
  readonly status?: 200 | 201 | 202;
}

/** Declares a route; keeps the exact types of its schemas. */
export const route = <const Contract extends RouteContract>(contract: Contract): Contract => contract;

/** The key of a route in the permission matrix: `GET /api/my/sessions`. */
export const routeKey = (contract: Pick<RouteContract, 'method' | 'path'>): string =>
  `${contract.method} /api${contract.path}`;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<string, never>;

/** What a handler is given after parsing. */
export interface RouteInput<Contract extends RouteContract> {
  params: Parsed<Contract['params']>;
  query: Parsed<Contract['query']>;
  body: Contract['body'] extends z.ZodType ? z.output<Contract['body']> : undefined;
}

/** What a caller of the route sends as body. */
export type RouteBody<Contract extends RouteContract> = Contract['body'] extends z.ZodType
  ? z.input<Contract['body']>
  : undefined;

/** What the route answers. */
export type RouteOutput<Contract extends RouteContract> = Contract['response'] extends z.ZodType
  ? z.output<Contract['response']>
  : Contract['response'] extends FileResponse | StoredFileResponse
    ? AsyncIterable<string | Uint8Array>
    : void;
