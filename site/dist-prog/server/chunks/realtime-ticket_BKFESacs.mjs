import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { r as realtimeTicketRoute } from "./contracts_BmvPke0W.mjs";
import { n as ServiceUnavailableError, t as ApiError } from "./api.server_CU61q2uI.mjs";
// src/pages/api/realtime-ticket.ts
var realtime_ticket_exports = /* @__PURE__ */ __exportAll({ POST: () => POST });
/** Gives the signed-in person's browser a ticket that opens one socket; the middleware refuses other sites. */
var POST = async ({ locals }) => {
	if (locals.user === null) return Response.json({ error: "unauthenticated" }, { status: 401 });
	try {
		const { data } = await locals.api.post("/api/realtime/tickets", {}, realtimeTicketRoute.response);
		return Response.json({ ticket: data.ticket });
	} catch (error) {
		if (error instanceof ServiceUnavailableError) return Response.json({ error: "unavailable" }, { status: 503 });
		if (error instanceof ApiError) return Response.json({ error: error.code }, { status: error.status });
		throw error;
	}
};
// \0virtual:astro:page:src/pages/api/realtime-ticket@_@ts
var page = () => realtime_ticket_exports;
export { page };
