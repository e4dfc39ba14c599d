import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { n as $$Form, t as handleForm } from "./forms.server_dcB2-ywy.mjs";
import { a as $$Icon } from "./Document_CZVKlYSs.mjs";
import { i as news_publish_note, n as news_save_publish, r as news_save_draft, t as $$NewsFields } from "./NewsFields_UaXr6o-y.mjs";
import { a as newsFormSchema, i as newsFormLabels } from "./news_y65tY_Q8.mjs";
import { s as listNewsDepartments, t as createNews } from "./news.server_DbMtbZco.mjs";
import { t as news_back } from "./news_back_ClwxVIME.mjs";
import { t as $$PortalLayout } from "./PortalLayout_eA3xLFE3.mjs";
import { f as valueOf } from "./FieldFrame_CS4LjfO7.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/news_new_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} News_New_TitleInputs */
var fr_news_new_title = () => {
	return `Nouvelle actualité`;
};
var en_news_new_title = () => {
	return `New news item`;
};
/**
* | output |
* | --- |
* | "New news item" |
*
* @param {News_New_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var news_new_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_news_new_title(inputs);
	return fr_news_new_title(inputs);
});
// src/pages/rh/news/new.astro
var new_exports = /* @__PURE__ */ __exportAll({
	default: () => $$New,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$New = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$New;
	const { api, paths } = Astro.locals;
	const form = await handleForm(Astro, {
		name: "news",
		schema: newsFormSchema,
		initial: { key: crypto.randomUUID() },
		submit: async (input) => {
			const news = await createNews(api, input);
			const notice = news.state === "published" ? "news-published" : "news-saved";
			return Astro.redirect(paths.rhNewsItem(news.id, { notice }), 303);
		}
	});
	if (form instanceof Response) return form;
	const departments = await listNewsDepartments(api).catch((error) => {
		if (form.problem === null) throw error;
		return [];
	});
	return renderTemplate`${renderComponent($$result, "PortalLayout", $$PortalLayout, {
		"title": news_new_title(),
		"isRefused": form.problem !== null
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<p class="mb-4"><a${addAttribute(paths.rhNews(), "href")} class="inline-flex min-h-11 items-center gap-1">${renderComponent($$result, "Icon", $$Icon, { "name": "chevron-left" })}${news_back()}</a></p><div class="card max-w-3xl p-6">${renderComponent($$result, "Form", $$Form, {
		"form": form,
		"labels": newsFormLabels()
	}, { "default": ($$result) => renderTemplate`<input type="hidden" name="key"${addAttribute(valueOf(form, "key"), "value")}>${renderComponent($$result, "NewsFields", $$NewsFields, {
		"form": form,
		"departments": departments
	})}<p class="text-sm text-muted">${news_publish_note()}</p><div class="flex flex-wrap gap-3"><button type="submit" class="button button-plain">${news_save_draft()}</button><button type="submit" name="then" value="publish" class="button button-main">${news_save_publish()}</button></div>` })}</div>` })}`;
}, "/work/main/site/src/pages/rh/news/new.astro", void 0);
var $$file = "/work/main/site/src/pages/rh/news/new.astro";
var $$url = "/rh/news/new";
// \0virtual:astro:page:src/pages/rh/news/new@_@astro
var page = () => new_exports;
export { page };
