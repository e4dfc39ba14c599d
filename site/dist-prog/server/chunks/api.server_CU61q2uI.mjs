import * as z from "zod";
// src/lib/api.server.ts
var TIMEOUT_MILLISECONDS = 1e4;
var errorBodySchema = z.object({ error: z.object({
	code: z.string(),
	message: z.string(),
	details: z.array(z.object({
		path: z.string(),
		message: z.string()
	})).catch([]).default([])
}) });
/** The API refused: `status` and `code` say why, `message` is written for the reader in their language. */
var ApiError = class extends Error {
	name = "ApiError";
	status;
	code;
	details;
	retryAfterSeconds;
	constructor(status, body, retryAfterSeconds) {
		super(body.message);
		this.status = status;
		this.code = body.code;
		this.details = body.details;
		this.retryAfterSeconds = retryAfterSeconds;
	}
};
/** The API could not be reached, or says that it cannot work now. Nothing is known of what a write has done. */
var ServiceUnavailableError = class extends Error {
	name = "ServiceUnavailableError";
	retryAfterSeconds;
	constructor(retryAfterSeconds, cause) {
		super("The API does not answer", { cause });
		this.retryAfterSeconds = retryAfterSeconds ?? 30;
	}
};
/** The API answered something else than its contract says. */
var UnexpectedAnswerError = class extends Error {
	name = "UnexpectedAnswerError";
};
/** The schema of an answer of which only the success counts, with or without a body. */
var anyAnswer = z.unknown();
function parseRetryAfter(response) {
	const seconds = Number(response.headers.get("retry-after"));
	return Number.isInteger(seconds) && seconds > 0 ? seconds : null;
}
function parseJson(text) {
	if (text === "") return void 0;
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
/** Makes the API client of one request. */
function createApi(context) {
	const send = context.fetch ?? fetch;
	async function call(method, path, schema, extra) {
		const url = new URL(path, context.apiUrl);
		for (const [name, value] of Object.entries(extra.query ?? {})) if (value !== void 0 && value !== "") url.searchParams.set(name, String(value));
		const headers = new Headers({
			Accept: "application/json",
			"Accept-Language": context.locale,
			"X-Care-Site-Key": context.siteKey,
			"X-Care-Client-Address": context.clientAddress
		});
		if (context.accessToken !== null) headers.set("Authorization", `Bearer ${context.accessToken}`);
		if (extra.body !== void 0) headers.set("Content-Type", "application/json");
		if (extra.options?.idempotencyKey !== void 0) headers.set("Idempotency-Key", extra.options.idempotencyKey);
		let response;
		let text;
		try {
			response = await send(url, {
				method,
				headers,
				body: extra.body === void 0 ? void 0 : JSON.stringify(extra.body),
				redirect: "error",
				signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS)
			});
			text = await response.text();
		} catch (cause) {
			throw new ServiceUnavailableError(null, cause);
		}
		if (response.status >= 502 && response.status <= 504) throw new ServiceUnavailableError(parseRetryAfter(response));
		const body = parseJson(text);
		if (!response.ok) {
			const parsed = errorBodySchema.safeParse(body);
			if (!parsed.success) throw new UnexpectedAnswerError(`${method} ${path} answered ${response.status}`);
			throw new ApiError(response.status, parsed.data.error, parseRetryAfter(response));
		}
		const answer = schema.safeParse(body);
		if (!answer.success) throw new UnexpectedAnswerError(`${method} ${path} answered another shape at: ${answer.error.issues.map((issue) => issue.path.join(".")).join(", ")}`);
		return answer.data;
	}
	return {
		get: (path, schema, query) => call("GET", path, schema, { query }),
		post: (path, body, schema, options) => call("POST", path, schema, {
			body,
			options
		}),
		patch: (path, body, schema, options) => call("PATCH", path, schema, {
			body,
			options
		}),
		delete: (path, schema, options) => call("DELETE", path, schema, { options })
	};
}
export { createApi as i, ServiceUnavailableError as n, anyAnswer as r, ApiError as t };
