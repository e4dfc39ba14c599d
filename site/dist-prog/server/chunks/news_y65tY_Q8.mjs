import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as plural } from "./registry_DLjCEpQb.mjs";
import { o as newsInputSchema, s as newsStates } from "./media.server_DvNX6CB_.mjs";
import * as z from "zod";
// src/paraglide/messages/news_change_archived.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Change_ArchivedInputs */
var fr_news_change_archived = () => {
	return `Archivée`;
};
var en_news_change_archived = () => {
	return `Archived`;
};
/**
* | output |
* | --- |
* | "Archived" |
*
* @param {News_Change_ArchivedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_change_archived = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_change_archived(inputs);
	return fr_news_change_archived(inputs);
});
// src/paraglide/messages/news_change_created.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Change_CreatedInputs */
var fr_news_change_created = () => {
	return `Créée`;
};
var en_news_change_created = () => {
	return `Created`;
};
/**
* | output |
* | --- |
* | "Created" |
*
* @param {News_Change_CreatedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_change_created = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_change_created(inputs);
	return fr_news_change_created(inputs);
});
// src/paraglide/messages/news_change_edited.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Change_EditedInputs */
var fr_news_change_edited = () => {
	return `Modifiée`;
};
var en_news_change_edited = () => {
	return `Edited`;
};
/**
* | output |
* | --- |
* | "Edited" |
*
* @param {News_Change_EditedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_change_edited = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_change_edited(inputs);
	return fr_news_change_edited(inputs);
});
// src/paraglide/messages/news_change_published.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Change_PublishedInputs */
var fr_news_change_published = () => {
	return `Publiée`;
};
var en_news_change_published = () => {
	return `Published`;
};
/**
* | output |
* | --- |
* | "Published" |
*
* @param {News_Change_PublishedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_change_published = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_change_published(inputs);
	return fr_news_change_published(inputs);
});
// src/paraglide/messages/news_change_restored.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Change_RestoredInputs */
var fr_news_change_restored = () => {
	return `Restaurée`;
};
var en_news_change_restored = () => {
	return `Restored`;
};
/**
* | output |
* | --- |
* | "Restored" |
*
* @param {News_Change_RestoredInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_change_restored = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_change_restored(inputs);
	return fr_news_change_restored(inputs);
});
// src/paraglide/messages/news_department.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown>, count: NonNullable<unknown> }} News_DepartmentInputs */
var fr_news_department = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `${i?.name} (${i?.count} personne)`;
	return `${i?.name} (${i?.count} personnes)`;
};
var en_news_department = (i) => {
	if (plural("en", i?.count, {}) === "one") return `${i?.name} (${i?.count} person)`;
	return `${i?.name} (${i?.count} people)`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "{name} ({count} person)" |
* | * | "{name} ({count} people)" |
*
* @param {News_DepartmentInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_department = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_department(inputs);
	return fr_news_department(inputs);
});
// src/paraglide/messages/news_department_gone.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown> }} News_Department_GoneInputs */
var fr_news_department_gone = (i) => {
	return `${i?.name} (plus personne)`;
};
var en_news_department_gone = (i) => {
	return `${i?.name} (nobody left)`;
};
/**
* | output |
* | --- |
* | "{name} (nobody left)" |
*
* @param {News_Department_GoneInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_department_gone = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_department_gone(inputs);
	return fr_news_department_gone(inputs);
});
// src/paraglide/messages/news_field_body.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Field_BodyInputs */
var fr_news_field_body = () => {
	return `Texte`;
};
var en_news_field_body = () => {
	return `Text`;
};
/**
* | output |
* | --- |
* | "Text" |
*
* @param {News_Field_BodyInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_field_body = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_field_body(inputs);
	return fr_news_field_body(inputs);
});
// src/paraglide/messages/news_field_department.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Field_DepartmentInputs */
var fr_news_field_department = () => {
	return `Qui peut la lire`;
};
var en_news_field_department = () => {
	return `Who can read it`;
};
/**
* | output |
* | --- |
* | "Who can read it" |
*
* @param {News_Field_DepartmentInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_field_department = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_field_department(inputs);
	return fr_news_field_department(inputs);
});
// src/paraglide/messages/news_field_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Field_TitleInputs */
var fr_news_field_title = () => {
	return `Titre`;
};
var en_news_field_title = () => {
	return `Title`;
};
/**
* | output |
* | --- |
* | "Title" |
*
* @param {News_Field_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_field_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_field_title(inputs);
	return fr_news_field_title(inputs);
});
// src/paraglide/messages/news_state_archived.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_State_ArchivedInputs */
var fr_news_state_archived = () => {
	return `Archivée`;
};
var en_news_state_archived = () => {
	return `Archived`;
};
/**
* | output |
* | --- |
* | "Archived" |
*
* @param {News_State_ArchivedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_state_archived = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_state_archived(inputs);
	return fr_news_state_archived(inputs);
});
// src/paraglide/messages/news_state_draft.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_State_DraftInputs */
var fr_news_state_draft = () => {
	return `Brouillon`;
};
var en_news_state_draft = () => {
	return `Draft`;
};
/**
* | output |
* | --- |
* | "Draft" |
*
* @param {News_State_DraftInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_state_draft = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_state_draft(inputs);
	return fr_news_state_draft(inputs);
});
// src/paraglide/messages/news_state_published.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_State_PublishedInputs */
var fr_news_state_published = () => {
	return `Publiée`;
};
var en_news_state_published = () => {
	return `Published`;
};
/**
* | output |
* | --- |
* | "Published" |
*
* @param {News_State_PublishedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_state_published = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_state_published(inputs);
	return fr_news_state_published(inputs);
});
// src/features/content/news.ts
/** A state in the reader's language. */
function newsStateLabel(state) {
	switch (state) {
		case "draft": return news_state_draft();
		case "published": return news_state_published();
		case "archived": return news_state_archived();
	}
}
/** How a state looks. */
var NEWS_STATE_TONES = {
	draft: "waiting",
	published: "done",
	archived: "neutral"
};
/** The states, as the entries of a list to choose from. */
function newsStateOptions() {
	return newsStates.map((state) => ({
		value: state,
		label: newsStateLabel(state)
	}));
}
/** The state that a page's address asks for; anything else asks for all. */
function parseNewsState(query) {
	return newsStates.find((state) => state === query.get("state"));
}
/** What happened to a news, in the reader's language. */
function newsChangeLabel(change) {
	switch (change) {
		case "created": return news_change_created();
		case "edited": return news_change_edited();
		case "published": return news_change_published();
		case "archived": return news_change_archived();
		case "restored": return news_change_restored();
	}
}
/** The form in which HR writes a news. */
var newsFormSchema = z.object({
	title: newsInputSchema.shape.title,
	body: newsInputSchema.shape.body,
	department: z.string().transform((name) => name === "" ? null : name),
	/** Makes one news of a form that is sent twice. */
	key: z.uuid().optional(),
	/** The revision that the edit started from. */
	revision: z.coerce.number().int().optional(),
	/** Which button was pressed. */
	then: z.literal("publish").optional()
});
/** The labels of the form's fields, in their order. */
function newsFormLabels() {
	return {
		title: news_field_title(),
		department: news_field_department(),
		body: news_field_body()
	};
}
/** The departments to choose from, with the one that a news already has although nobody is in it any more. */
function departmentOptions(departments, current) {
	const options = departments.map(({ name, people }) => ({
		value: name,
		label: news_department({
			name,
			count: people
		})
	}));
	if (current === "" || departments.some(({ name }) => name === current)) return options;
	return [...options, {
		value: current,
		label: news_department_gone({ name: current })
	}];
}
export { newsFormSchema as a, parseNewsState as c, newsFormLabels as i, departmentOptions as n, newsStateLabel as o, newsChangeLabel as r, newsStateOptions as s, NEWS_STATE_TONES as t };
