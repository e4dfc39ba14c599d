import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { r as instant, s as rowId } from "./contracts_CaP4KZu3.mjs";
import { t as route } from "./route_CBTLNn8g.mjs";
import { n as ServiceUnavailableError, t as ApiError } from "./api.server_CU61q2uI.mjs";
import * as z from "zod";
// ../extensions/records/contracts/limits.ts
/** The longest message, in UTF-16 units, as a text field counts them. */
var maxMessageCharacters = 4e3;
// ../extensions/records/contracts/chat.ts
/** A message as the two people of a conversation see it. */
var chatMessageSchema = z.object({
	id: rowId,
	clientMessageId: rowId.describe("Chosen by the sender: the same message sent again keeps it."),
	senderId: z.string(),
	position: z.number().int().min(1).describe("The place in the conversation, from 1, without a gap."),
	text: z.string().nullable().describe("Null when the stored message no longer opens."),
	createdAt: instant
});
/** Up to which message a person has read. */
var chatReadSchema = z.object({
	accountId: z.string(),
	position: z.number().int().min(1),
	readAt: instant
});
/** The text of a message: something beside spaces, well-formed, at most 4000 characters. */
var chatTextSchema = z.string().max(maxMessageCharacters).refine((text) => text.trim() !== "" && text.isWellFormed());
/** The history of a conversation, backwards: the last page first. */
var listMessagesRoute = route({
	method: "GET",
	path: "/consultations/:id/messages",
	summary: "The messages of a consultation, in order: the last ones, or those before a position. Its two people only.",
	params: z.object({ id: rowId }),
	query: z.object({
		before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
		limit: z.coerce.number().int().min(1).max(50).default(50)
	}),
	response: z.object({
		data: z.array(chatMessageSchema),
		meta: z.object({
			hasMore: z.boolean().describe("Whether older messages are left."),
			isOpen: z.boolean().describe("Whether one may still write."),
			reads: z.array(chatReadSchema)
		})
	})
});
route({
	method: "POST",
	path: "/consultations/:id/messages",
	summary: "Writes one message; sent again under the same client id it is the same message. Its two people only.",
	params: z.object({ id: rowId }),
	body: z.strictObject({
		clientMessageId: rowId,
		text: chatTextSchema
	}),
	response: z.object({ data: chatMessageSchema }),
	status: 201
});
// src/features/chat/chat.server.ts
var path = (consultationId) => `/api/consultations/${encodeURIComponent(consultationId)}/messages`;
/** The last page of a conversation, or the page before a position. */
async function loadHistory(api, consultationId, before) {
	const { data, meta } = await api.get(path(consultationId), listMessagesRoute.response, { before });
	return {
		messages: data,
		...meta
	};
}
// src/pages/api/chat-messages.ts
var chat_messages_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
var querySchema = z.object({
	consultation: rowId,
	before: z.coerce.number().int().min(1)
});
/** Earlier messages of a conversation, for the chat of the page. */
var GET = async ({ locals, url }) => {
	const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
	if (!query.success) return Response.json({ error: "invalid_input" }, { status: 400 });
	try {
		return Response.json(await loadHistory(locals.api, query.data.consultation, query.data.before));
	} catch (error) {
		if (error instanceof ServiceUnavailableError) return Response.json({ error: "unavailable" }, { status: 503 });
		if (error instanceof ApiError) return Response.json({ error: error.code }, { status: error.status });
		throw error;
	}
};
// \0virtual:astro:page:src/pages/api/chat-messages@_@ts
var page = () => chat_messages_exports;
export { page };
