/**
 * A request, from the wire to the handler and back: admit (who, may they), parse (the contract), handle, answer. Every
 * route of every extension goes through here, so that all of them refuse, explain and log alike.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type * as z from 'zod';
import {
  inputErrorMap,
  routeKey,
  type FileResponse,
  type Language,
  type RouteContract,
  type RouteInput,
} from '../contracts/index.ts';
import { readJson } from './body.ts';
import { errorAnswer, loggable } from './error-body.ts';
import { NotFoundError } from './errors.ts';
import { gate, type Caller } from './gate.ts';
import { preferredLanguage } from './language.ts';
import { sendStoredFile, type StoredFile } from './stored-file.ts';

/** What a handler may want to know of the request beside its input. */
export interface RequestInfo {
  readonly language: Language;
  /** The `Idempotency-Key` header, when it is present and well formed. */
  readonly idempotencyKey: string | null;
  /** The headers, and the body in the very characters that came: what a signature is about. */
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: string;
}

/** A file to send: its name for the browser, and its bytes as they come. */
export interface FileOutput {
  readonly fileName: string;
  /** Its type, when the contract's is not exact enough. */
  readonly mediaType?: string;
  /** Shown where it is asked for, instead of being kept under its name. */
  readonly isInline?: boolean;
  /** Names this content for good: a browser may keep it, and asks each time whether it still may. */
  readonly etag?: string;
  readonly content: AsyncIterable<string | Uint8Array>;
}

type Output<Contract extends RouteContract> = Contract['response'] extends z.ZodType
  ? z.input<Contract['response']>
  : Contract['response'] extends null
    ? void
    : Contract['response'] extends FileResponse
      ? FileOutput
      : StoredFile;

/** A contract with what answers it. */
export interface Endpoint {
  readonly contract: RouteContract;
  readonly run: (raw: RawInput, caller: Caller, info: RequestInfo) => Promise<unknown>;
}

/** The parts of a request before its contract was asked. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const localeErrors: Record<Language, z.core.$ZodErrorMap> = {
  fr: inputErrorMap('fr'),
  en: inputErrorMap('en'),
};

function parse(schema: z.ZodType | undefined, value: unknown, language: Language): unknown {
  return schema === undefined ? undefined : schema.parse(value, { error: localeErrors[language] });
}

/** An id that cannot be one is an id that is not there: the same answer, byte for byte. */
function parseParams(schema: z.ZodObject | undefined, params: unknown): unknown {
  if (schema === undefined) return {};
  const result = schema.safeParse(params);
  if (!result.success) throw new NotFoundError();
  return result.data;
}

/** Binds a handler to its contract; the handler receives parsed input and returns the answer's data. */
export function endpoint<const Contract extends RouteContract>(
  contract: Contract,
  handle: (input: RouteInput<Contract>, caller: Caller, info: RequestInfo) => Promise<Output<Contract>>,
): Endpoint {
  return {
    contract,
    run: (raw, caller, info) => {
      const input = {
        params: parseParams(contract.params, raw.params),
        query: parse(contract.query, raw.query, info.language) ?? {},
        body: parse(contract.body, raw.body, info.language),
      };
      return handle(input as RouteInput<Contract>, caller, info);
    },
  };
}

const idempotencyKeyPattern = /^[A-Za-z0-9_-]{8,128}$/;

/** RFC 6266: a plain name for every browser, and the exact one beside it when it is another. */
function dispositionOf(fileName: string, isInline: boolean): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = plain === fileName ? '' : `; filename*=UTF-8''${encodeRfc5987(fileName)}`;
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"${exact}`;
}

/** Whether the browser says that it holds this content (RFC 9110, 13.1.2). Koa's own answer asks `Cache-Control` of it too. */
const hasAlready = (ctx: Context, etag: string): boolean =>
  ctx
    .get('if-none-match')
    .split(',')
    .some((held) => held.trim().replace(/^W\//, '') === `"${etag}"`);

const encodeRfc5987 = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function answer(
  ctx: Context,
  contract: RouteContract,
  response: z.ZodType | FileResponse | null,
  output: unknown,
  checkAnswers: boolean,
): void {
  ctx.set('Cache-Control', 'no-store');
  if (response === null) {
    ctx.status = 204;
    return;
  }
  if ('file' in response) {
    const { fileName, content, mediaType = response.file, isInline = false, etag } = output as FileOutput;
    ctx.status = 200;
    ctx.type = mediaType;
    ctx.set('Content-Disposition', dispositionOf(fileName, isInline));
    if (etag !== undefined) {
      ctx.set({ 'Cache-Control': 'private, no-cache', ETag: `"${etag}"` });
      if (hasAlready(ctx, etag)) {
        ctx.status = 304;
        return;
      }
    }
    const stream = Readable.from(content, { objectMode: false });
    // Koa would leave the connection open for good; ending it well would pass a part for the whole.
    stream.once('error', () => ctx.res.destroy());
    ctx.body = stream;
    return;
  }
  ctx.status = contract.status ?? 200;
  ctx.body = checkAnswers ? response.parse(output) : output;
}

/** The answer of a route breaks its own contract: a fault of ours, never of the caller. */
class BrokenContractError extends Error {
  override readonly name = 'BrokenContractError';
}

/**
 * Answers one request at an endpoint, whatever happens: what is thrown becomes an error body in the reader's language.
 * Outside production each answer is checked against its contract, so that the API reference cannot lie.
 */
export async function respond(
  strapi: Core.Strapi,
  ctx: Context,
  { contract, run }: Endpoint,
  params: unknown,
): Promise<void> {
  const key = routeKey(contract);
  const language = preferredLanguage(ctx.get('accept-language'));
  try {
    const caller = await gate(strapi).admit(ctx, key);
    const idempotencyKey = ctx.get('idempotency-key');
    const { parsed: body, raw: rawBody } =
      contract.body === undefined ? { parsed: undefined, raw: '' } : await readJson(ctx, contract.bodyBytes);
    const output = await run({ params, query: ctx.query, body }, caller, {
      language,
      idempotencyKey: idempotencyKeyPattern.test(idempotencyKey) ? idempotencyKey : null,
      headers: ctx.req.headers,
      rawBody,
    });
    if (contract.response !== null && 'stored' in contract.response) {
      await sendStoredFile(ctx, output as StoredFile);
      return;
    }
    try {
      answer(ctx, contract, contract.response, output, strapi.config.get('environment') !== 'production');
    } catch (error) {
      throw new BrokenContractError(key, { cause: error });
    }
  } catch (error) {
    sendError(strapi, ctx, error, key, language);
  }
}

/** Answers with the error body of anything thrown; logs what was not foreseen under the route's key. */
export function sendError(
  strapi: Core.Strapi,
  ctx: Context,
  error: unknown,
  key: string,
  language: Language,
): void {
  const { status, body, retryAfterSeconds, unexpected } = errorAnswer(error, language);
  if (unexpected) {
    const cause = error instanceof BrokenContractError ? ` ${(error.cause as Error).message}` : '';
    strapi.log.error(`${key} failed: ${JSON.stringify(loggable(error))}${cause}`);
  }
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined)
    ctx.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  ctx.body = body;
}
