import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, R as unescapeHTML, T as Fragment, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { t as $$Badge } from "./Badge_C0PsXNQP.mjs";
import { t as $$DateTime } from "./DateTime_B5BzMi3l.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
import { t as $$SubmitButton } from "./SubmitButton_BOEXc6hQ.mjs";
import { t as news_back } from "./news_back_ClwxVIME.mjs";
import { i as news_publish_note, n as news_save_publish, r as news_save_draft, t as $$NewsFields } from "./NewsFields_UaXr6o-y.mjs";
import { a as newsFormSchema, i as newsFormLabels, o as newsStateLabel, r as newsChangeLabel, t as NEWS_STATE_TONES } from "./news_y65tY_Q8.mjs";
import { t as news_state } from "./news_state_DC8-MxpX.mjs";
import { c as moveNews, i as getReaderTimeZone, l as updateNews, r as getNews, s as listNewsDepartments } from "./news.server_DbMtbZco.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { f as valueOf } from "./FieldFrame_CS4LjfO7.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
import * as z from "zod";
// src/paraglide/messages/news_archive.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_ArchiveInputs */
var fr_news_archive = () => {
	return `Archiver`;
};
var en_news_archive = () => {
	return `Archive`;
};
/**
* | output |
* | --- |
* | "Archive" |
*
* @param {News_ArchiveInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_archive = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_archive(inputs);
	return fr_news_archive(inputs);
});
// src/paraglide/messages/news_archive_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Archive_TextInputs */
var fr_news_archive_text = () => {
	return `Elle disparaît pour les lecteurs. Vous pourrez la restaurer.`;
};
var en_news_archive_text = () => {
	return `Readers will not see it any more. You can restore it.`;
};
/**
* | output |
* | --- |
* | "Readers will not see it any more. You can restore it." |
*
* @param {News_Archive_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_archive_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_archive_text(inputs);
	return fr_news_archive_text(inputs);
});
// src/paraglide/messages/news_archived_note.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Archived_NoteInputs */
var fr_news_archived_note = () => {
	return `Cette actualité est archivée : personne d’autre que vous ne la voit.`;
};
var en_news_archived_note = () => {
	return `This news item is archived: nobody but you sees it.`;
};
/**
* | output |
* | --- |
* | "This news item is archived: nobody but you sees it." |
*
* @param {News_Archived_NoteInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_archived_note = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_archived_note(inputs);
	return fr_news_archived_note(inputs);
});
// src/paraglide/messages/news_change_line.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ change: NonNullable<unknown>, name: NonNullable<unknown> }} News_Change_LineInputs */
var fr_news_change_line = (i) => {
	return `${i?.change} par ${i?.name}`;
};
var en_news_change_line = (i) => {
	return `${i?.change} by ${i?.name}`;
};
/**
* | output |
* | --- |
* | "{change} by {name}" |
*
* @param {News_Change_LineInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_change_line = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_change_line(inputs);
	return fr_news_change_line(inputs);
});
// src/paraglide/messages/news_edit_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Edit_TitleInputs */
var fr_news_edit_title = () => {
	return `Modifier l’actualité`;
};
var en_news_edit_title = () => {
	return `Edit the news item`;
};
/**
* | output |
* | --- |
* | "Edit the news item" |
*
* @param {News_Edit_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_edit_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_edit_title(inputs);
	return fr_news_edit_title(inputs);
});
// src/paraglide/messages/news_history.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_HistoryInputs */
var fr_news_history = () => {
	return `Historique`;
};
var en_news_history = () => {
	return `History`;
};
/**
* | output |
* | --- |
* | "History" |
*
* @param {News_HistoryInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_history = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_history(inputs);
	return fr_news_history(inputs);
});
// src/paraglide/messages/news_preview.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_PreviewInputs */
var fr_news_preview = () => {
	return `Aperçu de la version enregistrée`;
};
var en_news_preview = () => {
	return `Preview of the saved version`;
};
/**
* | output |
* | --- |
* | "Preview of the saved version" |
*
* @param {News_PreviewInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_preview = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_preview(inputs);
	return fr_news_preview(inputs);
});
// src/paraglide/messages/news_published_note.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Published_NoteInputs */
var fr_news_published_note = () => {
	return `Cette actualité est publiée : vos modifications sont visibles dès que vous les enregistrez.`;
};
var en_news_published_note = () => {
	return `This news item is published: your changes can be read as soon as you save them.`;
};
/**
* | output |
* | --- |
* | "This news item is published: your changes can be read as soon as you save them." |
*
* @param {News_Published_NoteInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_published_note = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_published_note(inputs);
	return fr_news_published_note(inputs);
});
// src/paraglide/messages/news_restore.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_RestoreInputs */
var fr_news_restore = () => {
	return `Restaurer`;
};
var en_news_restore = () => {
	return `Restore`;
};
/**
* | output |
* | --- |
* | "Restore" |
*
* @param {News_RestoreInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_restore = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_restore(inputs);
	return fr_news_restore(inputs);
});
// src/paraglide/messages/news_restore_text_draft.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Restore_Text_DraftInputs */
var fr_news_restore_text_draft = () => {
	return `Elle redeviendra un brouillon.`;
};
var en_news_restore_text_draft = () => {
	return `It will be a draft again.`;
};
/**
* | output |
* | --- |
* | "It will be a draft again." |
*
* @param {News_Restore_Text_DraftInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_restore_text_draft = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_restore_text_draft(inputs);
	return fr_news_restore_text_draft(inputs);
});
// src/paraglide/messages/news_restore_text_published.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_Restore_Text_PublishedInputs */
var fr_news_restore_text_published = () => {
	return `Elle sera de nouveau visible pour les lecteurs, à sa première date.`;
};
var en_news_restore_text_published = () => {
	return `Readers will see it again, under its first date.`;
};
/**
* | output |
* | --- |
* | "Readers will see it again, under its first date." |
*
* @param {News_Restore_Text_PublishedInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_restore_text_published = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_restore_text_published(inputs);
	return fr_news_restore_text_published(inputs);
});
// src/paraglide/messages/news_save.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_SaveInputs */
var fr_news_save = () => {
	return `Enregistrer les modifications`;
};
var en_news_save = () => {
	return `Save the changes`;
};
/**
* | output |
* | --- |
* | "Save the changes" |
*
* @param {News_SaveInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_save = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_save(inputs);
	return fr_news_save(inputs);
});
// src/pages/rh/news/[id].astro
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
	const editForm = await handleForm(Astro, {
		name: "news",
		schema: newsFormSchema,
		submit: async (input) => {
			const saved = await updateNews(api, id, input);
			const notice = input.then === "publish" && saved.state === "published" ? "news-published" : "news-saved";
			return Astro.redirect(paths.rhNewsItem(id, { notice }), 303);
		}
	});
	if (editForm instanceof Response) return editForm;
	const archiveForm = await handleForm(Astro, {
		name: "archive",
		schema: z.object({}),
		submit: async () => {
			await moveNews(api, id, "archive");
			return Astro.redirect(paths.rhNewsItem(id, { notice: "news-archived" }), 303);
		}
	});
	if (archiveForm instanceof Response) return archiveForm;
	const restoreForm = await handleForm(Astro, {
		name: "restore",
		schema: z.object({}),
		submit: async () => {
			await moveNews(api, id, "restore");
			return Astro.redirect(paths.rhNewsItem(id, { notice: "news-restored" }), 303);
		}
	});
	if (restoreForm instanceof Response) return restoreForm;
	const isRefused = [
		editForm,
		archiveForm,
		restoreForm
	].some(({ problem }) => problem !== null);
	const loaded = await Promise.all([
		getNews(api, id),
		listNewsDepartments(api),
		getReaderTimeZone(api)
	]).catch((error) => {
		if (editForm.problem === null) throw error;
		return null;
	});
	const news = loaded?.[0] ?? null;
	const departments = loaded?.[1] ?? [];
	const zone = loaded?.[2] ?? "Europe/Paris";
	const form = editForm.problem !== null || news === null ? editForm : {
		...editForm,
		values: {
			title: news.title,
			body: news.body,
			department: news.department ?? "",
			revision: String(news.revision)
		}
	};
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": news_edit_title(),
		"isRefused": isRefused
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<p class="mb-4"><a${addAttribute(paths.rhNews(), "href")} class="inline-flex min-h-11 items-center gap-1">${renderComponent($$result, "Icon", $$Icon, { "name": "chevron-left" })}${news_back()}</a></p><div class="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem] lg:items-start"><div class="min-w-0 space-y-6"><section class="card p-6"${addAttribute(news_edit_title(), "aria-label")}>${renderComponent($$result, "Form", $$Form, {
		"form": form,
		"labels": newsFormLabels()
	}, { "default": ($$result) => renderTemplate`<input type="hidden" name="revision"${addAttribute(valueOf(form, "revision"), "value")}>${renderComponent($$result, "NewsFields", $$NewsFields, {
		"form": form,
		"departments": departments
	})}${news?.state === "draft" && renderTemplate`<p class="text-sm text-muted">${news_publish_note()}</p>`}${news?.state === "published" && renderTemplate`<p class="text-sm text-muted">${news_published_note()}</p>`}${news?.state === "archived" && renderTemplate`<p class="text-sm text-muted">${news_archived_note()}</p>`}<div class="flex flex-wrap gap-3">${news?.state === "draft" ? renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<button type="submit" class="button button-plain">${news_save_draft()}</button><button type="submit" name="then" value="publish" class="button button-main">${news_save_publish()}</button>` })}` : renderTemplate`${renderComponent($$result, "SubmitButton", $$SubmitButton, {}, { "default": ($$result) => renderTemplate`${news_save()}` })}`}</div>` })}</section>${news !== null && renderTemplate`<section class="card p-6" aria-labelledby="preview-title"><h2 id="preview-title" class="mb-4 font-sans text-lg font-semibold">${news_preview()}</h2><div class="border-t border-line pt-4"><p class="mb-3 font-display text-2xl break-words">${news.title}</p><div class="prose break-words">${unescapeHTML(news.bodyHtml)}</div></div></section>`}</div>${news !== null && renderTemplate`<aside class="space-y-6"><section class="card space-y-4"${addAttribute(news_state(), "aria-label")}><p>${renderComponent($$result, "Badge", $$Badge, { "tone": NEWS_STATE_TONES[news.state] }, { "default": ($$result) => renderTemplate`${newsStateLabel(news.state)}` })}</p>${news.state === "archived" ? renderTemplate`${renderComponent($$result, "Form", $$Form, {
		"form": restoreForm,
		"labels": {}
	}, { "default": ($$result) => renderTemplate`<p class="text-sm text-muted">${news.publishedAt === null ? news_restore_text_draft() : news_restore_text_published()}</p>${renderComponent($$result, "SubmitButton", $$SubmitButton, { "tone": "plain" }, { "default": ($$result) => renderTemplate`${news_restore()}` })}` })}` : renderTemplate`${renderComponent($$result, "Form", $$Form, {
		"form": archiveForm,
		"labels": {}
	}, { "default": ($$result) => renderTemplate`<p class="text-sm text-muted">${news_archive_text()}</p>${renderComponent($$result, "SubmitButton", $$SubmitButton, { "tone": "plain" }, { "default": ($$result) => renderTemplate`${news_archive()}` })}` })}`}</section><section class="card" aria-labelledby="history-title"><h2 id="history-title" class="mb-3 font-sans text-lg font-semibold">${news_history()}</h2><ol class="space-y-3">${news.history.map(({ change, at, byName }) => renderTemplate`<li><span class="block">${byName === null ? newsChangeLabel(change) : news_change_line({
		change: newsChangeLabel(change),
		name: byName
	})}</span><span class="block text-sm text-muted">${renderComponent($$result, "DateTime", $$DateTime, {
		"value": at,
		"zone": zone
	})}</span></li>`)}</ol></section></aside>`}</div>` })}`;
}, "/work/main/site/src/pages/rh/news/[id].astro", void 0);
var $$file = "/work/main/site/src/pages/rh/news/[id].astro";
var $$url = "/rh/news/[id]";
// \0virtual:astro:page:src/pages/rh/news/[id]@_@astro
var page = () => _id__exports;
export { page };
