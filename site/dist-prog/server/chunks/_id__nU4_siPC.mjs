import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
import { i as getReaderTimeZone } from "./news.server_DbMtbZco.mjs";
import { t as $$CompletionTable } from "./CompletionTable_BRn6kaue.mjs";
import { r as mediaUrl } from "./config.server_AkIHuIvs.mjs";
import { _ as reportFormLabels, s as sendReport, t as getMySession, u as initialReport, v as reportFormSchema, y as todayIn } from "./programmes.server_VqFcFo_p.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { f as valueOf, n as fieldErrorText, s as fieldAttributes } from "./FieldFrame_CS4LjfO7.mjs";
import { t as $$SubmitButton } from "./SubmitButton_BOEXc6hQ.mjs";
import { t as sessions_title } from "./sessions_title_IH_2eFUc.mjs";
import { t as $$SessionFacts } from "./SessionFacts_B9woJugW.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import { t as plural } from "./registry_DLjCEpQb.mjs";
import { randomUUID } from "node:crypto";
// src/paraglide/messages/history_here.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} History_HereInputs */
var fr_history_here = () => {
	return `Ce que vous avez noté pour cette séance`;
};
var en_history_here = () => {
	return `What you noted for this session`;
};
/**
* | output |
* | --- |
* | "What you noted for this session" |
*
* @param {History_HereInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var history_here = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_history_here(inputs);
	return fr_history_here(inputs);
});
// src/paraglide/messages/report_cancel.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_CancelInputs */
var fr_report_cancel = () => {
	return `Annuler`;
};
var en_report_cancel = () => {
	return `Cancel`;
};
/**
* | output |
* | --- |
* | "Cancel" |
*
* @param {Report_CancelInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_cancel = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_cancel(inputs);
	return fr_report_cancel(inputs);
});
// src/paraglide/messages/report_done.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_DoneInputs */
var fr_report_done = () => {
	return `faite`;
};
var en_report_done = () => {
	return `done it`;
};
/**
* | output |
* | --- |
* | "done it" |
*
* @param {Report_DoneInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_done = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_done(inputs);
	return fr_report_done(inputs);
});
// src/paraglide/messages/report_edit_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_Edit_TitleInputs */
var fr_report_edit_title = () => {
	return `Corriger ce que j’ai noté`;
};
var en_report_edit_title = () => {
	return `Correct what I noted`;
};
/**
* | output |
* | --- |
* | "Correct what I noted" |
*
* @param {Report_Edit_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_edit_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_edit_title(inputs);
	return fr_report_edit_title(inputs);
});
// src/paraglide/messages/report_effort_high.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_Effort_HighInputs */
var fr_report_effort_high = () => {
	return `10 : le plus grand effort possible`;
};
var en_report_effort_high = () => {
	return `10: the greatest effort possible`;
};
/**
* | output |
* | --- |
* | "10: the greatest effort possible" |
*
* @param {Report_Effort_HighInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_effort_high = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_effort_high(inputs);
	return fr_report_effort_high(inputs);
});
// src/paraglide/messages/report_effort_hint.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_Effort_HintInputs */
var fr_report_effort_hint = () => {
	return `De 0, aucun effort, à 10, le plus grand effort possible.`;
};
var en_report_effort_hint = () => {
	return `From 0, no effort, to 10, the greatest effort possible.`;
};
/**
* | output |
* | --- |
* | "From 0, no effort, to 10, the greatest effort possible." |
*
* @param {Report_Effort_HintInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_effort_hint = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_effort_hint(inputs);
	return fr_report_effort_hint(inputs);
});
// src/paraglide/messages/report_effort_low.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_Effort_LowInputs */
var fr_report_effort_low = () => {
	return `0 : aucun effort`;
};
var en_report_effort_low = () => {
	return `0: no effort`;
};
/**
* | output |
* | --- |
* | "0: no effort" |
*
* @param {Report_Effort_LowInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_effort_low = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_effort_low(inputs);
	return fr_report_effort_low(inputs);
});
// src/paraglide/messages/report_partial.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_PartialInputs */
var fr_report_partial = () => {
	return `faite en partie`;
};
var en_report_partial = () => {
	return `done part of it`;
};
/**
* | output |
* | --- |
* | "done part of it" |
*
* @param {Report_PartialInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_partial = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_partial(inputs);
	return fr_report_partial(inputs);
});
// src/paraglide/messages/report_save.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_SaveInputs */
var fr_report_save = () => {
	return `Enregistrer la correction`;
};
var en_report_save = () => {
	return `Save the correction`;
};
/**
* | output |
* | --- |
* | "Save the correction" |
*
* @param {Report_SaveInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_save = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_save(inputs);
	return fr_report_save(inputs);
});
// src/paraglide/messages/report_send.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_SendInputs */
var fr_report_send = () => {
	return `Enregistrer`;
};
var en_report_send = () => {
	return `Save`;
};
/**
* | output |
* | --- |
* | "Save" |
*
* @param {Report_SendInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_send = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_send(inputs);
	return fr_report_send(inputs);
});
// src/paraglide/messages/report_skipped.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_SkippedInputs */
var fr_report_skipped = () => {
	return `pas faite`;
};
var en_report_skipped = () => {
	return `not done it`;
};
/**
* | output |
* | --- |
* | "not done it" |
*
* @param {Report_SkippedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_skipped = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_skipped(inputs);
	return fr_report_skipped(inputs);
});
// src/paraglide/messages/report_skipped_hint.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_Skipped_HintInputs */
var fr_report_skipped_hint = () => {
	return `Si vous ne l’avez pas faite, laissez les minutes et l’effort.`;
};
var en_report_skipped_hint = () => {
	return `If you have not done it, leave minutes and effort as they are.`;
};
/**
* | output |
* | --- |
* | "If you have not done it, leave minutes and effort as they are." |
*
* @param {Report_Skipped_HintInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_skipped_hint = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_skipped_hint(inputs);
	return fr_report_skipped_hint(inputs);
});
// src/paraglide/messages/report_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_TextInputs */
var fr_report_text = () => {
	return `Notez ce que vous avez fait. Vous pourrez le corriger pendant 24 heures.`;
};
var en_report_text = () => {
	return `Note what you did. You can correct it for 24 hours.`;
};
/**
* | output |
* | --- |
* | "Note what you did. You can correct it for 24 hours." |
*
* @param {Report_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_text(inputs);
	return fr_report_text(inputs);
});
// src/paraglide/messages/report_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Report_TitleInputs */
var fr_report_title = () => {
	return `C’est fait ?`;
};
var en_report_title = () => {
	return `Is it done?`;
};
/**
* | output |
* | --- |
* | "Is it done?" |
*
* @param {Report_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var report_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_report_title(inputs);
	return fr_report_title(inputs);
});
// src/paraglide/messages/session_back.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_BackInputs */
var fr_session_back = () => {
	return `Toutes les séances`;
};
var en_session_back = () => {
	return `All sessions`;
};
/**
* | output |
* | --- |
* | "All sessions" |
*
* @param {Session_BackInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_back = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_back(inputs);
	return fr_session_back(inputs);
});
// src/paraglide/messages/session_contraindications.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_ContraindicationsInputs */
var fr_session_contraindications = () => {
	return `À ne pas faire si…`;
};
var en_session_contraindications = () => {
	return `Do not do it if…`;
};
/**
* | output |
* | --- |
* | "Do not do it if…" |
*
* @param {Session_ContraindicationsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_contraindications = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_contraindications(inputs);
	return fr_session_contraindications(inputs);
});
// src/paraglide/messages/session_dosage.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_DosageInputs */
var fr_session_dosage = () => {
	return `Vos réglages`;
};
var en_session_dosage = () => {
	return `Your settings`;
};
/**
* | output |
* | --- |
* | "Your settings" |
*
* @param {Session_DosageInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_dosage = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_dosage(inputs);
	return fr_session_dosage(inputs);
});
// src/paraglide/messages/session_exercise_number.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ number: NonNullable<unknown>, title: NonNullable<unknown> }} Session_Exercise_NumberInputs */
var fr_session_exercise_number = (i) => {
	return `Exercice ${i?.number} : ${i?.title}`;
};
var en_session_exercise_number = (i) => {
	return `Exercise ${i?.number}: ${i?.title}`;
};
/**
* | output |
* | --- |
* | "Exercise {number}: {title}" |
*
* @param {Session_Exercise_NumberInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_exercise_number = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_exercise_number(inputs);
	return fr_session_exercise_number(inputs);
});
// src/paraglide/messages/session_how.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_HowInputs */
var fr_session_how = () => {
	return `Comment faire`;
};
var en_session_how = () => {
	return `How to do it`;
};
/**
* | output |
* | --- |
* | "How to do it" |
*
* @param {Session_HowInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_how = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_how(inputs);
	return fr_session_how(inputs);
});
// src/paraglide/messages/session_rest.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Session_RestInputs */
var fr_session_rest = (i) => {
	return `${i?.count} s de repos`;
};
var en_session_rest = (i) => {
	return `${i?.count} s of rest`;
};
/**
* | output |
* | --- |
* | "{count} s of rest" |
*
* @param {Session_RestInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_rest = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_rest(inputs);
	return fr_session_rest(inputs);
});
// src/paraglide/messages/session_rounds.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ count: NonNullable<unknown> }} Session_RoundsInputs */
var fr_session_rounds = (i) => {
	if (plural("fr", i?.count, {}) === "one") return `${i?.count} tour`;
	return `${i?.count} tours`;
};
var en_session_rounds = (i) => {
	if (plural("en", i?.count, {}) === "one") return `${i?.count} round`;
	return `${i?.count} rounds`;
};
/**
* | countPlural | output |
* | --- | --- |
* | "one" | "{count} round" |
* | * | "{count} rounds" |
*
* @param {Session_RoundsInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_rounds = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_rounds(inputs);
	return fr_session_rounds(inputs);
});
// src/paraglide/messages/session_stop.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_StopInputs */
var fr_session_stop = () => {
	return `Arrêtez-vous si…`;
};
var en_session_stop = () => {
	return `Stop if…`;
};
/**
* | output |
* | --- |
* | "Stop if…" |
*
* @param {Session_StopInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_stop = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_stop(inputs);
	return fr_session_stop(inputs);
});
// src/paraglide/messages/session_transcript.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Session_TranscriptInputs */
var fr_session_transcript = () => {
	return `Lire le texte`;
};
var en_session_transcript = () => {
	return `Read the text`;
};
/**
* | output |
* | --- |
* | "Read the text" |
*
* @param {Session_TranscriptInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var session_transcript = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_session_transcript(inputs);
	return fr_session_transcript(inputs);
});
// src/features/programmes/MediaItem.astro
createAstro("https://astro.build");
var $$MediaItem = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$MediaItem;
	const { media, title } = Astro.props;
	const source = mediaUrl(media.url);
	const label = media.alt === "" ? title : media.alt;
	return renderTemplate`${media.kind === "video" && renderTemplate`${maybeRenderHead($$result)}<video${addAttribute(source, "src")} controls playsinline preload="metadata"${addAttribute(label, "aria-label")} class="w-full rounded-card bg-line"></video>`}${media.kind === "audio" && renderTemplate`<audio${addAttribute(source, "src")} controls preload="metadata"${addAttribute(label, "aria-label")} class="w-full"></audio>`}${media.kind === "image" && renderTemplate`<img${addAttribute(source, "src")}${addAttribute(media.alt, "alt")}${addAttribute(media.width ?? void 0, "width")}${addAttribute(media.height ?? void 0, "height")} loading="lazy" class="h-auto max-h-96 w-full rounded-card bg-primary-soft object-contain">`}`;
}, "/work/main/site/src/features/programmes/MediaItem.astro", void 0);
// src/features/programmes/TextBlocks.astro
createAstro("https://astro.build");
var $$TextBlocks = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$TextBlocks;
	const { blocks } = Astro.props;
	return renderTemplate`${blocks.map((block) => {
		switch (block.kind) {
			case "heading": return renderTemplate`${maybeRenderHead($$result)}<h4 class="font-semibold">${block.text}</h4>`;
			case "paragraph": return renderTemplate`<p>${block.text}</p>`;
			case "list": {
				const List = block.ordered ? "ol" : "ul";
				return renderTemplate`${renderComponent($$result, "List", List, {}, { "default": ($$result) => renderTemplate`${block.items.map((item) => renderTemplate`<li>${item}</li>`)}` })}`;
			}
		}
	})}`;
}, "/work/main/site/src/features/programmes/TextBlocks.astro", void 0);
// src/features/programmes/Exercise.astro
createAstro("https://astro.build");
var $$Exercise = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Exercise;
	const { block, number } = Astro.props;
	const { title, summary, rounds, restSeconds, dosage, image, media } = block;
	const rhythm = [...rounds > 1 ? [session_rounds({ count: rounds })] : [], ...restSeconds > 0 ? [session_rest({ count: restSeconds })] : []];
	const credit = [block.author, block.licence].filter((text) => text !== "").join(" · ");
	return renderTemplate`${maybeRenderHead($$result)}<section class="card space-y-4"><div><h2 class="font-sans text-xl font-semibold">${session_exercise_number({
		number,
		title
	})}</h2>${summary !== "" && renderTemplate`<p class="mt-1 text-muted">${summary}</p>`}${rhythm.length > 0 && renderTemplate`<p class="mt-1 font-medium">${rhythm.join(" · ")}</p>`}</div>${image && renderTemplate`${renderComponent($$result, "MediaItem", $$MediaItem, {
		"media": image,
		"title": title
	})}`}${media.map((item) => renderTemplate`${renderComponent($$result, "MediaItem", $$MediaItem, {
		"media": item,
		"title": title
	})}`)}${block.captions.length > 0 && renderTemplate`<details><summary class="min-h-11 py-2 font-medium">${session_transcript()}</summary><div class="prose">${renderComponent($$result, "TextBlocks", $$TextBlocks, { "blocks": block.captions })}</div></details>`}${dosage.length > 0 && renderTemplate`<div><h3 class="text-base font-semibold">${session_dosage()}</h3><dl class="mt-2 flex flex-wrap gap-2">${dosage.map(({ label, value, unit }) => renderTemplate`<div class="rounded-control border border-line px-3 py-1.5"><dt class="text-sm text-muted">${label}</dt><dd class="font-semibold tabular-nums">${`${value} ${unit}`.trim()}</dd></div>`)}</dl></div>`}<div class="prose"><h3 class="text-base font-semibold">${session_how()}</h3>${renderComponent($$result, "TextBlocks", $$TextBlocks, { "blocks": block.instructions })}</div>${block.stopIf.length > 0 && renderTemplate`<div class="prose rounded-control bg-accent-soft p-4"><h3 class="flex items-center gap-2 text-base font-semibold text-accent">${renderComponent($$result, "Icon", $$Icon, { "name": "warning" })}${session_stop()}</h3>${renderComponent($$result, "TextBlocks", $$TextBlocks, { "blocks": block.stopIf })}</div>`}${block.contraindications.length > 0 && renderTemplate`<div class="prose rounded-control bg-sun-soft p-4"><h3 class="flex items-center gap-2 text-base font-semibold">${renderComponent($$result, "Icon", $$Icon, { "name": "info" })}${session_contraindications()}</h3>${renderComponent($$result, "TextBlocks", $$TextBlocks, { "blocks": block.contraindications })}</div>`}${credit !== "" && renderTemplate`<p class="text-sm text-muted">${credit}</p>`}</section>`;
}, "/work/main/site/src/features/programmes/Exercise.astro", void 0);
// src/components/RadioGroup.astro
createAstro("https://astro.build");
var $$RadioGroup = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$RadioGroup;
	const { form, name, label, hint, required = true, options } = Astro.props;
	const { id, ...attributes } = fieldAttributes(form, name, hint);
	const error = form.errors[name];
	const chosen = valueOf(form, name);
	return renderTemplate`${maybeRenderHead($$result)}<fieldset${addAttribute(attributes["aria-describedby"], "aria-describedby")} class="space-y-1.5"><legend class="font-medium">${label}</legend>${hint && renderTemplate`<p${addAttribute(`${id}-hint`, "id")} class="text-sm text-muted">${hint}</p>`}${options.map((option, index) => renderTemplate`<label class="flex min-h-11 items-center gap-3"><input type="radio" class="size-5 shrink-0"${addAttribute(index === 0 ? id : void 0, "id")}${addAttribute(name, "name")}${addAttribute(option.value, "value")}${addAttribute(option.value === chosen, "checked")}${addAttribute(required, "required")}><span>${option.label}${option.hint && renderTemplate`<span class="block text-sm text-muted">${option.hint}</span>`}</span></label>`)}${error && renderTemplate`<p${addAttribute(`${id}-error`, "id")} class="text-sm font-medium text-danger">${fieldErrorText(error)}</p>`}</fieldset>`;
}, "/work/main/site/src/components/RadioGroup.astro", void 0);
// src/features/programmes/EffortField.astro
createAstro("https://astro.build");
var $$EffortField = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$EffortField;
	const { form, name, label } = Astro.props;
	const hint = report_effort_hint();
	const { id, ...attributes } = fieldAttributes(form, name, hint);
	const error = form.errors[name];
	const chosen = valueOf(form, name);
	const steps = Array.from({ length: 11 }, (_, step) => String(step));
	return renderTemplate`${maybeRenderHead($$result)}<fieldset${addAttribute(attributes["aria-describedby"], "aria-describedby")} class="space-y-1.5"><legend class="font-medium">${label}</legend><p${addAttribute(`${id}-hint`, "id")} class="text-sm text-muted">${hint}</p><div class="grid grid-cols-6 gap-2 sm:grid-cols-11">${steps.map((step) => renderTemplate`<label class="relative flex min-h-11 items-center justify-center rounded-control border border-control bg-surface font-semibold tabular-nums has-checked:border-primary has-checked:bg-primary has-checked:text-on-primary has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary"><input type="radio" class="absolute inset-0 cursor-pointer opacity-0"${addAttribute(step === "0" ? id : void 0, "id")}${addAttribute(name, "name")}${addAttribute(step, "value")}${addAttribute(step === chosen, "checked")}${addAttribute(step === "0" ? report_effort_low() : step === "10" ? report_effort_high() : void 0, "aria-label")}>${step}</label>`)}</div><p class="flex justify-between gap-4 text-sm text-muted" aria-hidden="true"><span>${report_effort_low()}</span><span class="text-right">${report_effort_high()}</span></p>${error && renderTemplate`<p${addAttribute(`${id}-error`, "id")} class="text-sm font-medium text-danger">${fieldErrorText(error)}</p>`}</fieldset>`;
}, "/work/main/site/src/features/programmes/EffortField.astro", void 0);
// src/features/programmes/ReportForm.astro
createAstro("https://astro.build");
var $$ReportForm = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ReportForm;
	const { form, today, cancel } = Astro.props;
	const labels = reportFormLabels();
	const isCorrection = valueOf(form, "completionId") !== "";
	return renderTemplate`${maybeRenderHead($$result)}<section id="report" class="card space-y-5"><div><h2>${isCorrection ? report_edit_title() : report_title()}</h2><p class="mt-1 text-muted">${report_text()}</p></div>${renderComponent($$result, "Form", $$Form, {
		"form": form,
		"labels": labels
	}, { "default": ($$result) => renderTemplate`<input type="hidden" name="clientId"${addAttribute(valueOf(form, "clientId"), "value")}><input type="hidden" name="completionId"${addAttribute(valueOf(form, "completionId"), "value")}>${renderComponent($$result, "RadioGroup", $$RadioGroup, {
		"form": form,
		"name": "outcome",
		"label": labels.outcome,
		"options": [
			{
				value: "done",
				label: report_done()
			},
			{
				value: "partial",
				label: report_partial()
			},
			{
				value: "skipped",
				label: report_skipped()
			}
		]
	})}<div class="grid gap-5 sm:grid-cols-2">${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "performedOn",
		"label": labels.performedOn,
		"type": "date",
		"max": today
	})}${renderComponent($$result, "Field", $$Field, {
		"form": form,
		"name": "minutes",
		"label": labels.minutes,
		"type": "number",
		"inputmode": "numeric",
		"min": "0",
		"max": "600",
		"required": false,
		"hint": report_skipped_hint()
	})}</div>${renderComponent($$result, "EffortField", $$EffortField, {
		"form": form,
		"name": "effort",
		"label": labels.effort
	})}<div class="flex flex-wrap gap-3">${renderComponent($$result, "SubmitButton", $$SubmitButton, {}, { "default": ($$result) => renderTemplate`${isCorrection ? report_save() : report_send()}` })}${isCorrection && renderTemplate`<a${addAttribute(cancel, "href")} class="button button-quiet">${report_cancel()}</a>`}</div>` })}</section>`;
}, "/work/main/site/src/features/programmes/ReportForm.astro", void 0);
// src/pages/patient/sessions/[id].astro
var _id__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Id,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Id = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Id;
	const { api, paths } = Astro.locals;
	const id = Astro.params.id ?? "";
	const sent = await handleForm(Astro, {
		name: "report",
		schema: reportFormSchema,
		submit: async (input) => {
			const notice = await sendReport(api, id, input) === "reported" ? "session-reported" : "session-corrected";
			return Astro.redirect(paths.patientSession(id, { notice }), 303);
		}
	});
	if (sent instanceof Response) return sent;
	const loaded = await Promise.all([getMySession(api, id), getReaderTimeZone(api)]).catch((error) => {
		if (sent.problem === null) throw error;
		return null;
	});
	const session = loaded?.[0] ?? null;
	const now = /* @__PURE__ */ new Date();
	const today = todayIn(loaded?.[1] ?? "Europe/Paris", now);
	const completions = session?.completions ?? [];
	const isEditable = (until) => new Date(until) > now;
	const corrected = completions.find((completion) => completion.id === Astro.url.searchParams.get("edit") && isEditable(completion.editableUntil));
	const form = sent.problem === null ? {
		...sent,
		values: initialReport(corrected, {
			clientId: randomUUID(),
			today,
			minutes: session?.durationMinutes ?? 0
		})
	} : sent;
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": session?.title ?? report_title(),
		"text": session?.summary,
		"tabTitle": sessions_title(),
		"isRefused": form.problem !== null
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<p class="mb-4"><a${addAttribute(paths.patientSessions(), "href")} class="inline-flex min-h-11 items-center gap-1">${renderComponent($$result, "Icon", $$Icon, { "name": "chevron-left" })}${session_back()}</a></p><div class="space-y-6">${form.problem !== null && renderTemplate`${renderComponent($$result, "ReportForm", $$ReportForm, {
		"form": form,
		"today": today,
		"cancel": paths.patientSession(id)
	})}`}${session && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "SessionFacts", $$SessionFacts, { "session": session })}${session.blocks.map((block, index) => renderTemplate`${renderComponent($$result, "Exercise", $$Exercise, {
		"block": block,
		"number": index + 1
	})}`)}` })}`}${form.problem === null && renderTemplate`${renderComponent($$result, "ReportForm", $$ReportForm, {
		"form": form,
		"today": today,
		"cancel": paths.patientSession(id)
	})}`}${completions.length > 0 && renderTemplate`<section class="space-y-3"><h2>${history_here()}</h2>${renderComponent($$result, "CompletionTable", $$CompletionTable, {
		"caption": history_here(),
		"rows": completions.map((completion) => ({
			...completion,
			editHref: isEditable(completion.editableUntil) ? `${paths.patientSession(id, { edit: completion.id })}#report` : null
		}))
	})}</section>`}</div>` })}`;
}, "/work/main/site/src/pages/patient/sessions/[id].astro", void 0);
var $$file = "/work/main/site/src/pages/patient/sessions/[id].astro";
var $$url = "/patient/sessions/[id]";
// \0virtual:astro:page:src/pages/patient/sessions/[id]@_@astro
var page = () => _id__exports;
export { page };
