import { A as renderTemplate, D as renderSlot, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { b as session_minutes, h as outcomeLabel, l as formatDay } from "./programmes.server_VqFcFo_p.mjs";
// src/paraglide/messages/coach_patient.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Coach_PatientInputs */
var fr_coach_patient = () => {
	return `Patient`;
};
var en_coach_patient = () => {
	return `Patient`;
};
/**
* | output |
* | --- |
* | "Patient" |
*
* @param {Coach_PatientInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var coach_patient = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_coach_patient(inputs);
	return fr_coach_patient(inputs);
});
// src/paraglide/messages/history_day.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_DayInputs */
var fr_history_day = () => {
	return `Date`;
};
var en_history_day = () => {
	return `Date`;
};
/**
* | output |
* | --- |
* | "Date" |
*
* @param {History_DayInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_day = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_day(inputs);
	return fr_history_day(inputs);
});
// src/paraglide/messages/history_effort.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_EffortInputs */
var fr_history_effort = () => {
	return `Effort`;
};
var en_history_effort = () => {
	return `Effort`;
};
/**
* | output |
* | --- |
* | "Effort" |
*
* @param {History_EffortInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_effort = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_effort(inputs);
	return fr_history_effort(inputs);
});
// src/paraglide/messages/history_minutes.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_MinutesInputs */
var fr_history_minutes = () => {
	return `Durée`;
};
var en_history_minutes = () => {
	return `Duration`;
};
/**
* | output |
* | --- |
* | "Duration" |
*
* @param {History_MinutesInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_minutes = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_minutes(inputs);
	return fr_history_minutes(inputs);
});
// src/paraglide/messages/history_outcome.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_OutcomeInputs */
var fr_history_outcome = () => {
	return `Résultat`;
};
var en_history_outcome = () => {
	return `Result`;
};
/**
* | output |
* | --- |
* | "Result" |
*
* @param {History_OutcomeInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_outcome = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_outcome(inputs);
	return fr_history_outcome(inputs);
});
// src/paraglide/messages/history_session.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_SessionInputs */
var fr_history_session = () => {
	return `Séance`;
};
var en_history_session = () => {
	return `Session`;
};
/**
* | output |
* | --- |
* | "Session" |
*
* @param {History_SessionInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_session = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_session(inputs);
	return fr_history_session(inputs);
});
// src/paraglide/messages/report_edit.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_EditInputs */
var fr_report_edit = () => {
	return `Corriger`;
};
var en_report_edit = () => {
	return `Correct`;
};
/**
* | output |
* | --- |
* | "Correct" |
*
* @param {Report_EditInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_edit = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_edit(inputs);
	return fr_report_edit(inputs);
});
// src/components/TableScroll.astro
createAstro("https://astro.build");
var $$TableScroll = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$TableScroll;
	const { label } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<div role="region"${addAttribute(label, "aria-label")} tabindex="0" class="card overflow-x-auto p-0 [&amp;_caption]:sr-only [&amp;_table]:w-full [&amp;_tbody_tr]:border-t [&amp;_tbody_tr]:border-line [&amp;_td]:px-4 [&amp;_td]:py-3 [&amp;_th]:px-4 [&amp;_th]:py-3 [&amp;_th]:text-left [&amp;_thead_th]:text-sm [&amp;_thead_th]:font-semibold [&amp;_thead_th]:whitespace-nowrap [&amp;_thead_th]:text-muted">${renderSlot($$result, $$slots["default"])}</div>`;
}, "/work/main/site/src/components/TableScroll.astro", void 0);
// src/features/programmes/CompletionTable.astro
createAstro("https://astro.build");
var $$CompletionTable = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$CompletionTable;
	const { caption, rows } = Astro.props;
	const { locale } = Astro.locals;
	const hasPatients = rows.some(({ patientName }) => patientName !== void 0);
	const hasTitles = rows.some(({ sessionTitle }) => sessionTitle !== void 0);
	const isEditable = rows.some(({ editHref }) => editHref != null);
	return renderTemplate`${renderComponent($$result, "TableScroll", $$TableScroll, { "label": caption }, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<table><caption>${caption}</caption><thead><tr>${hasPatients && renderTemplate`<th scope="col">${coach_patient()}</th>`}${hasTitles && renderTemplate`<th scope="col">${history_session()}</th>`}<th scope="col">${history_day()}</th><th scope="col">${history_outcome()}</th><th scope="col">${history_minutes()}</th><th scope="col">${history_effort()}</th>${isEditable && renderTemplate`<th scope="col"><span class="sr-only">${report_edit()}</span></th>`}</tr></thead><tbody>${rows.map((row) => renderTemplate`<tr>${hasPatients && renderTemplate`<th scope="row">${row.patientName}</th>`}${hasTitles && renderTemplate`<td>${row.sessionTitle}</td>`}<td class="whitespace-nowrap">${formatDay(row.performedOn, locale)}</td><td>${outcomeLabel(row.outcome)}</td><td class="whitespace-nowrap">${row.outcome === "skipped" ? "–" : session_minutes({ count: row.minutes })}</td><td class="whitespace-nowrap">${row.effort === null ? "–" : `${row.effort}/10`}</td>${isEditable && renderTemplate`<td>${row.editHref != null && renderTemplate`<a${addAttribute(row.editHref, "href")}>${report_edit()}</a>`}</td>`}</tr>`)}</tbody></table>` })}`;
}, "/work/main/site/src/features/programmes/CompletionTable.astro", void 0);
export { $$CompletionTable as t };
