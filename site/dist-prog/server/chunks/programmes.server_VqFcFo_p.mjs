import { a as one, i as list, n as documentId, o as pageQuery, r as instant, s as rowId, t as day } from "./contracts_CaP4KZu3.mjs";
import { t as route } from "./route_CBTLNn8g.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as formatInstant } from "./dates_DnfqzJl0.mjs";
import * as z from "zod";
// src/paraglide/messages/level_advanced.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Level_AdvancedInputs */
var fr_level_advanced = () => {
	return `Soutenu`;
};
var en_level_advanced = () => {
	return `Demanding`;
};
/**
* | output |
* | --- |
* | "Demanding" |
*
* @param {Level_AdvancedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var level_advanced = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_level_advanced(inputs);
	return fr_level_advanced(inputs);
});
// src/paraglide/messages/level_beginner.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Level_BeginnerInputs */
var fr_level_beginner = () => {
	return `Facile`;
};
var en_level_beginner = () => {
	return `Easy`;
};
/**
* | output |
* | --- |
* | "Easy" |
*
* @param {Level_BeginnerInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var level_beginner = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_level_beginner(inputs);
	return fr_level_beginner(inputs);
});
// src/paraglide/messages/level_intermediate.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Level_IntermediateInputs */
var fr_level_intermediate = () => {
	return `Moyen`;
};
var en_level_intermediate = () => {
	return `Medium`;
};
/**
* | output |
* | --- |
* | "Medium" |
*
* @param {Level_IntermediateInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var level_intermediate = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_level_intermediate(inputs);
	return fr_level_intermediate(inputs);
});
// src/paraglide/messages/objective_craving.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Objective_CravingInputs */
var fr_objective_craving = () => {
	return `Envie de consommer`;
};
var en_objective_craving = () => {
	return `Craving`;
};
/**
* | output |
* | --- |
* | "Craving" |
*
* @param {Objective_CravingInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var objective_craving = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_objective_craving(inputs);
	return fr_objective_craving(inputs);
});
// src/paraglide/messages/objective_endurance.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Objective_EnduranceInputs */
var fr_objective_endurance = () => {
	return `Endurance`;
};
var en_objective_endurance = () => {
	return `Endurance`;
};
/**
* | output |
* | --- |
* | "Endurance" |
*
* @param {Objective_EnduranceInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var objective_endurance = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_objective_endurance(inputs);
	return fr_objective_endurance(inputs);
});
// src/paraglide/messages/objective_mobility.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Objective_MobilityInputs */
var fr_objective_mobility = () => {
	return `Mobilité`;
};
var en_objective_mobility = () => {
	return `Mobility`;
};
/**
* | output |
* | --- |
* | "Mobility" |
*
* @param {Objective_MobilityInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var objective_mobility = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_objective_mobility(inputs);
	return fr_objective_mobility(inputs);
});
// src/paraglide/messages/objective_relaxation.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Objective_RelaxationInputs */
var fr_objective_relaxation = () => {
	return `Relaxation`;
};
var en_objective_relaxation = () => {
	return `Relaxation`;
};
/**
* | output |
* | --- |
* | "Relaxation" |
*
* @param {Objective_RelaxationInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var objective_relaxation = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_objective_relaxation(inputs);
	return fr_objective_relaxation(inputs);
});
// src/paraglide/messages/objective_strength.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Objective_StrengthInputs */
var fr_objective_strength = () => {
	return `Force`;
};
var en_objective_strength = () => {
	return `Strength`;
};
/**
* | output |
* | --- |
* | "Strength" |
*
* @param {Objective_StrengthInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var objective_strength = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_objective_strength(inputs);
	return fr_objective_strength(inputs);
});
// src/paraglide/messages/outcome_done.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Outcome_DoneInputs */
var fr_outcome_done = () => {
	return `faite`;
};
var en_outcome_done = () => {
	return `done`;
};
/**
* | output |
* | --- |
* | "done" |
*
* @param {Outcome_DoneInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var outcome_done = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_outcome_done(inputs);
	return fr_outcome_done(inputs);
});
// src/paraglide/messages/outcome_partial.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Outcome_PartialInputs */
var fr_outcome_partial = () => {
	return `faite en partie`;
};
var en_outcome_partial = () => {
	return `partly done`;
};
/**
* | output |
* | --- |
* | "partly done" |
*
* @param {Outcome_PartialInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var outcome_partial = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_outcome_partial(inputs);
	return fr_outcome_partial(inputs);
});
// src/paraglide/messages/outcome_skipped.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Outcome_SkippedInputs */
var fr_outcome_skipped = () => {
	return `pas faite`;
};
var en_outcome_skipped = () => {
	return `not done`;
};
/**
* | output |
* | --- |
* | "not done" |
*
* @param {Outcome_SkippedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var outcome_skipped = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_outcome_skipped(inputs);
	return fr_outcome_skipped(inputs);
});
// src/paraglide/messages/report_date.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_DateInputs */
var fr_report_date = () => {
	return `Date`;
};
var en_report_date = () => {
	return `Date`;
};
/**
* | output |
* | --- |
* | "Date" |
*
* @param {Report_DateInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_date = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_date(inputs);
	return fr_report_date(inputs);
});
// src/paraglide/messages/report_effort.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_EffortInputs */
var fr_report_effort = () => {
	return `Effort ressenti`;
};
var en_report_effort = () => {
	return `How hard it felt`;
};
/**
* | output |
* | --- |
* | "How hard it felt" |
*
* @param {Report_EffortInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_effort = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_effort(inputs);
	return fr_report_effort(inputs);
});
// src/paraglide/messages/report_minutes.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_MinutesInputs */
var fr_report_minutes = () => {
	return `Combien de minutes`;
};
var en_report_minutes = () => {
	return `How many minutes`;
};
/**
* | output |
* | --- |
* | "How many minutes" |
*
* @param {Report_MinutesInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_minutes = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_minutes(inputs);
	return fr_report_minutes(inputs);
});
// src/paraglide/messages/report_outcome.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_OutcomeInputs */
var fr_report_outcome = () => {
	return `Cette séance, je l’ai`;
};
var en_report_outcome = () => {
	return `This session, I have`;
};
/**
* | output |
* | --- |
* | "This session, I have" |
*
* @param {Report_OutcomeInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_outcome = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_outcome(inputs);
	return fr_report_outcome(inputs);
});
// src/paraglide/messages/session_minutes.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Session_MinutesInputs */
var fr_session_minutes = (i) => {
	return `${i?.count} min`;
};
var en_session_minutes = (i) => {
	return `${i?.count} min`;
};
/**
* | output |
* | --- |
* | "{count} min" |
*
* @param {Session_MinutesInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_minutes = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_minutes(inputs);
	return fr_session_minutes(inputs);
});
// ../extensions/programmes/contracts/session.ts
/** What a session is for, as the model in the panel lists it. */
var objectives = [
	"mobility",
	"strength",
	"endurance",
	"relaxation",
	"craving"
];
/** How demanding a session is. */
var levels = [
	"beginner",
	"intermediate",
	"advanced"
];
/** What became of an occurrence, in the patient's words. */
var outcomes = [
	"done",
	"partial",
	"skipped"
];
/** One piece of text that a page can show without interpreting any markup. */
var textBlockSchema = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("paragraph"),
		text: z.string()
	}),
	z.object({
		kind: z.literal("heading"),
		text: z.string()
	}),
	z.object({
		kind: z.literal("list"),
		ordered: z.boolean(),
		items: z.array(z.string())
	})
]);
/** A picture, a video or a sound; `url` is absolute or below the media origin. */
var mediaSchema = z.object({
	kind: z.enum([
		"image",
		"video",
		"audio"
	]),
	url: z.string(),
	mime: z.string(),
	alt: z.string(),
	width: z.number().int().nullable(),
	height: z.number().int().nullable()
});
/** One exercise of a session as its patient sees it: variables filled in, texts without markup. */
var exerciseBlockSchema = z.object({
	exerciseId: documentId,
	title: z.string(),
	summary: z.string(),
	instructions: z.array(textBlockSchema),
	contraindications: z.array(textBlockSchema),
	stopIf: z.array(textBlockSchema),
	rounds: z.number().int(),
	restSeconds: z.number().int(),
	dosage: z.array(z.object({
		name: z.string(),
		label: z.string(),
		value: z.string(),
		unit: z.string()
	})),
	image: mediaSchema.nullable(),
	media: z.array(mediaSchema),
	captions: z.array(textBlockSchema),
	author: z.string(),
	licence: z.string()
});
var tag = z.object({
	slug: z.string(),
	name: z.string()
});
var completion = z.object({
	id: rowId,
	outcome: z.enum(outcomes),
	performedOn: day,
	minutes: z.number().int(),
	effort: z.number().int().nullable(),
	pain: z.number().int().nullable(),
	createdAt: instant,
	editableUntil: instant.describe("24 hours after it was sent.")
});
var sessionItem = z.object({
	id: rowId.describe("The occurrence: this session, published to this patient."),
	title: z.string(),
	summary: z.string(),
	objective: z.enum(objectives),
	level: z.enum(levels),
	durationMinutes: z.number().int(),
	tags: z.array(tag),
	cover: mediaSchema.nullable(),
	visibleFrom: instant,
	lastCompletion: completion.pick({
		id: true,
		outcome: true,
		performedOn: true,
		minutes: true,
		effort: true
	}).nullable()
});
var sessionDetail = sessionItem.omit({ lastCompletion: true }).extend({
	blocks: z.array(exerciseBlockSchema),
	completions: z.array(completion).describe("The newest 20.")
});
/** The sessions published to the signed-in patient. */
var listMySessionsRoute = route({
	method: "GET",
	path: "/my/sessions",
	summary: "The sessions published to me, newest first, each with its last completion.",
	query: pageQuery.extend({
		objective: z.enum(objectives).optional(),
		level: z.enum(levels).optional(),
		maxDuration: z.coerce.number().int().min(1).max(240).optional(),
		tag: z.string().max(80).optional(),
		state: z.enum(["open", "completed"]).optional().describe("Whether it was ever marked.")
	}),
	response: list(sessionItem)
});
/** The tags of the signed-in patient's sessions, to filter by. */
var listMyTagsRoute = route({
	method: "GET",
	path: "/my/session-tags",
	summary: "The tags that my sessions carry, by name.",
	response: one(z.array(tag))
});
var occurrenceParams = z.object({ id: rowId });
/** One session published to the signed-in patient, with everything needed to do it. */
var showMySessionRoute = route({
	method: "GET",
	path: "/my/sessions/:id",
	summary: "One session published to me, variables filled in.",
	params: occurrenceParams,
	response: one(sessionDetail)
});
var report = {
	performedOn: day,
	minutes: z.number().int().min(0).max(600),
	effort: z.number().int().min(0).max(10).nullable().default(null),
	pain: z.number().int().min(0).max(10).nullable().default(null)
};
var reportBody = z.object({
	outcome: z.enum(outcomes),
	...report
});
/** Marks an occurrence; the same clientId sent again changes nothing and answers the first row. */
var completeRoute = route({
	method: "POST",
	path: "/my/occurrences/:id/completion",
	summary: "Report a session as done, partly done or skipped. The same clientId twice is one row.",
	params: occurrenceParams,
	body: reportBody.extend({ clientId: z.guid() }),
	response: one(completion),
	status: 201
});
/** Corrects a completion within 24 hours of its sending. */
var editCompletionRoute = route({
	method: "PATCH",
	path: "/my/completions/:id",
	summary: "Correct what I reported, within 24 hours.",
	params: z.object({ id: rowId }),
	body: reportBody,
	response: one(completion)
});
/** What the signed-in patient reported so far. */
var listMyCompletionsRoute = route({
	method: "GET",
	path: "/my/completions",
	summary: "What I reported, newest first; kept when a session is withdrawn.",
	query: pageQuery,
	response: list(completion.extend({
		occurrenceId: rowId,
		sessionTitle: z.string()
	}))
});
// ../extensions/programmes/contracts/publication.ts
/** Whom a publication is for. For a coach, "all" means every patient of the groups they lead. */
var audienceSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("all") }),
	z.object({
		kind: z.literal("group"),
		groupId: rowId
	}),
	z.object({
		kind: z.literal("patient"),
		patientId: documentId
	})
]);
var wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
/** When a publication becomes visible: an instant, or a wall time in a zone; absent means now. */
var visibleFromSchema = z.union([instant, z.object({
	wallTime,
	timeZone: z.string().min(1).max(60).describe("IANA, such as Europe/Paris.")
})]);
var publishBody = z.object({
	audience: audienceSchema,
	visibleFrom: visibleFromSchema.optional()
});
var sessionParams = z.object({ documentId });
/** One reason; `path` says where in the session, such as `blocks.1.repetitions`. */
var problem = z.object({
	code: z.enum([
		"not_published",
		"archived",
		"no_exercise",
		"exercise_unpublished",
		"variable_empty",
		"variable_invalid",
		"token_unknown"
	]),
	path: z.string(),
	message: z.string()
});
var publication = z.object({
	id: rowId,
	audience: z.enum([
		"all",
		"group",
		"patient"
	]),
	audienceName: z.string().nullable().describe("The group or the patient."),
	recipients: z.number().int(),
	visibleFrom: instant,
	createdAt: instant,
	withdrawnAt: instant.nullable()
});
route({
	method: "POST",
	path: "/sessions/:documentId/publications",
	summary: "Publish a session to all patients, a group or one patient, now or later.",
	params: sessionParams,
	body: publishBody,
	response: one(publication),
	status: 201
});
route({
	method: "POST",
	path: "/sessions/:documentId/publications/rehearsal",
	summary: "How many people would receive the session, when, and what is missing.",
	params: sessionParams,
	body: publishBody,
	response: one(z.object({
		recipients: z.number().int(),
		companies: z.number().int(),
		alreadyReceived: z.number().int().describe("Of these, how many have this session from an earlier publication."),
		visibleFrom: instant,
		isNow: z.boolean(),
		problems: z.array(problem)
	}))
});
route({
	method: "GET",
	path: "/sessions/:documentId/publications",
	summary: "To whom a session was published, newest first.",
	params: sessionParams,
	query: pageQuery,
	response: list(publication)
});
route({
	method: "POST",
	path: "/publications/:id/withdraw",
	summary: "Take a publication back from the lists of its recipients; completions are kept.",
	params: z.object({ id: rowId }),
	response: null
});
var reported = z.object({
	id: rowId,
	patientName: z.string(),
	sessionTitle: z.string(),
	outcome: z.enum(outcomes),
	performedOn: day,
	minutes: z.number().int(),
	effort: z.number().int().nullable()
});
route({
	method: "GET",
	path: "/sessions/:documentId/completions",
	summary: "Who did a session, when, how long and how hard; newest first.",
	params: sessionParams,
	query: pageQuery,
	response: list(reported)
});
route({
	method: "GET",
	path: "/publication-targets",
	summary: "Groups and patients by name, to choose an audience; the first 20 of each.",
	query: z.object({ search: z.string().trim().max(80).default("") }),
	response: one(z.object({
		groups: z.array(z.object({
			id: rowId,
			name: z.string(),
			companyName: z.string(),
			members: z.number().int()
		})),
		patients: z.array(z.object({
			id: documentId,
			name: z.string(),
			companyName: z.string()
		}))
	}))
});
/** The groups that the signed-in coach leads. */
var listMyGroupsRoute = route({
	method: "GET",
	path: "/my/groups",
	summary: "The groups I lead, with their patients.",
	response: one(z.array(z.object({
		id: rowId,
		name: z.string(),
		companyName: z.string(),
		patients: z.array(z.object({
			id: documentId,
			name: z.string()
		}))
	})))
});
/** What the patients of the signed-in coach reported. */
var listMyPatientsCompletionsRoute = route({
	method: "GET",
	path: "/my/patients/completions",
	summary: "What the patients of my groups reported, newest first.",
	query: pageQuery,
	response: list(reported)
});
// src/features/programmes/programmes.ts
/** The durations that the list offers to filter by, in minutes. */
var DURATIONS = [
	10,
	15,
	20,
	30,
	45,
	60
];
var longestTag = 80;
/** Reads the filters of a page's address; what is none of the choices is no filter. */
function parseSessionSearch(query) {
	const read = (name, choices) => choices.find((choice) => choice === query.get(name)) ?? "";
	return {
		objective: read("objective", objectives),
		level: read("level", levels),
		maxDuration: read("maxDuration", DURATIONS.map(String)),
		tag: (query.get("tag") ?? "").slice(0, longestTag)
	};
}
var OBJECTIVES = {
	mobility: objective_mobility,
	strength: objective_strength,
	endurance: objective_endurance,
	relaxation: objective_relaxation,
	craving: objective_craving
};
var LEVELS = {
	beginner: level_beginner,
	intermediate: level_intermediate,
	advanced: level_advanced
};
var OUTCOMES = {
	done: outcome_done,
	partial: outcome_partial,
	skipped: outcome_skipped
};
/** An objective in the reader's language. */
var objectiveLabel = (objective) => OBJECTIVES[objective]();
/** A level in the reader's language. */
var levelLabel = (level) => LEVELS[level]();
/** An outcome in the reader's language, as the end of a sentence. */
var outcomeLabel = (outcome) => OUTCOMES[outcome]();
/** The objectives as the entries of a select. */
var objectiveOptions = () => objectives.map((value) => ({
	value,
	label: objectiveLabel(value)
}));
/** The levels as the entries of a select. */
var levelOptions = () => levels.map((value) => ({
	value,
	label: levelLabel(value)
}));
/** Writes a day (`YYYY-MM-DD`), which belongs to no zone. */
var formatDay = (day, locale) => formatInstant(`${day}T12:00:00Z`, {
	locale,
	timeZone: "UTC",
	format: "full-day"
});
/** Today's date in a zone, `YYYY-MM-DD`. */
var todayIn = (timeZone, now) => new Intl.DateTimeFormat("en-CA", {
	timeZone,
	year: "numeric",
	month: "2-digit",
	day: "2-digit"
}).format(now);
var wholeNumber = z.string().trim().optional().transform((value) => value === void 0 || value === "" ? void 0 : Number(value)).pipe(z.number().int().min(0).max(600).optional());
/** What the form of a completion sends: the rules between its fields are the API's. */
var reportFormSchema = z.object({
	clientId: z.guid(),
	completionId: z.guid().or(z.literal("")).default(""),
	outcome: z.enum(outcomes),
	performedOn: z.iso.date(),
	minutes: wholeNumber,
	effort: wholeNumber.pipe(z.number().max(10).optional())
});
/** The labels of the form, in the order of its fields. */
var reportFormLabels = () => ({
	outcome: report_outcome(),
	performedOn: report_date(),
	minutes: report_minutes(),
	effort: report_effort()
});
/** What the form holds before anything is typed: the completion to correct, or a session done today. */
function initialReport(known, fresh) {
	if (known === void 0) return {
		clientId: fresh.clientId,
		completionId: "",
		outcome: "done",
		performedOn: fresh.today,
		minutes: String(fresh.minutes)
	};
	return {
		clientId: fresh.clientId,
		completionId: known.id,
		outcome: known.outcome,
		performedOn: known.performedOn,
		minutes: String(known.minutes),
		effort: known.effort === null ? "" : String(known.effort)
	};
}
// src/features/programmes/programmes.server.ts
/** One page of my sessions, newest first. */
function listMySessions(api, page, search = {}) {
	return api.get("/api/my/sessions", listMySessionsRoute.response, {
		page,
		...search
	});
}
/** The tags that my sessions carry. */
async function listMyTags(api) {
	const { data } = await api.get("/api/my/session-tags", listMyTagsRoute.response);
	return data;
}
/** One session published to me; throws ApiError 404 when it is not there, not mine or not visible. */
async function getMySession(api, id) {
	const { data } = await api.get(`/api/my/sessions/${encodeURIComponent(id)}`, showMySessionRoute.response);
	return data;
}
/** Sends what the form says: a new completion, or a correction of one. A form sent twice is one completion. */
async function sendReport(api, occurrenceId, input) {
	const { clientId, completionId, outcome, performedOn, minutes = 0, effort = null } = input;
	const report = {
		outcome,
		performedOn,
		minutes,
		effort
	};
	if (completionId !== "") {
		await api.patch(`/api/my/completions/${encodeURIComponent(completionId)}`, report, editCompletionRoute.response);
		return "corrected";
	}
	await api.post(`/api/my/occurrences/${encodeURIComponent(occurrenceId)}/completion`, {
		clientId,
		...report
	}, completeRoute.response);
	return "reported";
}
/** One page of what I reported, newest first. */
function listMyCompletions(api, page) {
	return api.get("/api/my/completions", listMyCompletionsRoute.response, { page });
}
/** The groups that I lead as a coach. */
async function listMyGroups(api) {
	const { data } = await api.get("/api/my/groups", listMyGroupsRoute.response);
	return data;
}
/** One page of what the patients of my groups reported, newest first. */
function listMyPatientsCompletions(api, page) {
	return api.get("/api/my/patients/completions", listMyPatientsCompletionsRoute.response, { page });
}
export { reportFormLabels as _, listMySessions as a, session_minutes as b, DURATIONS as c, levelLabel as d, levelOptions as f, parseSessionSearch as g, outcomeLabel as h, listMyPatientsCompletions as i, formatDay as l, objectiveOptions as m, listMyCompletions as n, listMyTags as o, objectiveLabel as p, listMyGroups as r, sendReport as s, getMySession as t, initialReport as u, reportFormSchema as v, todayIn as y };
