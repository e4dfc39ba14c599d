import { t as __exportAll } from "./rolldown-runtime_D8jQpDG7.mjs";
import { A as renderTemplate, N as addAttribute, j as maybeRenderHead, w as renderComponent } from "./sequence_BHD78O88.mjs";
import { n as createComponent, t as createAstro } from "./compiler_4MWXewuc.mjs";
import { n as parseArticleSearch, r as blog_back, t as PUBLISHER_TIME_ZONE } from "./articles_DiJGwYss.mjs";
import { r as mediaUrl } from "./config.server_AkIHuIvs.mjs";
import { t as $$Badge } from "./Badge_C0PsXNQP.mjs";
import { t as $$DateTime } from "./DateTime_B5BzMi3l.mjs";
import { n as blog_description, t as blog_title } from "./blog_title_BSTGDPqe.mjs";
import { t as $$EmptyState } from "./EmptyState_CzNqwE_y.mjs";
import { t as $$Field } from "./Field_BVclsffR.mjs";
import { t as $$FilterBar } from "./FilterBar_B8tT1MwO.mjs";
import { t as reading_minutes } from "./reading_minutes_CMmfnt_a.mjs";
import { n as $$Pagination, t as parsePage } from "./query_BQp8dn3F.mjs";
import { t as $$Select } from "./Select_CzI0I9Pu.mjs";
import { i as listArticles, r as listArticleCategories } from "./articles.server_CM9NDiWC.mjs";
import { t as $$PublicLayout } from "./PublicLayout_752dvJxc.mjs";
import { o as emptyForm } from "./FieldFrame_CS4LjfO7.mjs";
import { t as getLocale } from "./runtime_Cl5Y6q3t.mjs";
// src/paraglide/messages/blog_all_categories.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_All_CategoriesInputs */
var fr_blog_all_categories = () => {
	return `Toutes les catégories`;
};
var en_blog_all_categories = () => {
	return `All categories`;
};
/**
* | output |
* | --- |
* | "All categories" |
*
* @param {Blog_All_CategoriesInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_all_categories = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_all_categories(inputs);
	return fr_blog_all_categories(inputs);
});
// src/paraglide/messages/blog_category.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_CategoryInputs */
var fr_blog_category = () => {
	return `Catégorie`;
};
var en_blog_category = () => {
	return `Category`;
};
/**
* | output |
* | --- |
* | "Category" |
*
* @param {Blog_CategoryInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_category = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_category(inputs);
	return fr_blog_category(inputs);
});
// src/paraglide/messages/blog_category_option.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown>, count: NonNullable<unknown> }} Blog_Category_OptionInputs */
var fr_blog_category_option = (i) => {
	return `${i?.name} (${i?.count})`;
};
var en_blog_category_option = (i) => {
	return `${i?.name} (${i?.count})`;
};
/**
* | output |
* | --- |
* | "{name} ({count})" |
*
* @param {Blog_Category_OptionInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_category_option = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_category_option(inputs);
	return fr_blog_category_option(inputs);
});
// src/paraglide/messages/blog_category_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown> }} Blog_Category_TitleInputs */
var fr_blog_category_title = (i) => {
	return `Articles : ${i?.name}`;
};
var en_blog_category_title = (i) => {
	return `Articles: ${i?.name}`;
};
/**
* | output |
* | --- |
* | "Articles: {name}" |
*
* @param {Blog_Category_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_category_title = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_category_title(inputs);
	return fr_blog_category_title(inputs);
});
// src/paraglide/messages/blog_empty_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_Empty_TextInputs */
var fr_blog_empty_text = () => {
	return `Les articles publiés par notre équipe apparaissent sur cette page.`;
};
var en_blog_empty_text = () => {
	return `Articles published by our team appear on this page.`;
};
/**
* | output |
* | --- |
* | "Articles published by our team appear on this page." |
*
* @param {Blog_Empty_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_empty_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_empty_text(inputs);
	return fr_blog_empty_text(inputs);
});
// src/paraglide/messages/blog_empty_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_Empty_TitleInputs */
var fr_blog_empty_title = () => {
	return `Aucun article ici`;
};
var en_blog_empty_title = () => {
	return `No article here`;
};
/**
* | output |
* | --- |
* | "No article here" |
*
* @param {Blog_Empty_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_empty_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_empty_title(inputs);
	return fr_blog_empty_title(inputs);
});
// src/paraglide/messages/blog_none_text.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_None_TextInputs */
var fr_blog_none_text = () => {
	return `Essayez un autre mot ou une autre catégorie.`;
};
var en_blog_none_text = () => {
	return `Try another word or another category.`;
};
/**
* | output |
* | --- |
* | "Try another word or another category." |
*
* @param {Blog_None_TextInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_none_text = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_none_text(inputs);
	return fr_blog_none_text(inputs);
});
// src/paraglide/messages/blog_none_title.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_None_TitleInputs */
var fr_blog_none_title = () => {
	return `Aucun article ne correspond`;
};
var en_blog_none_title = () => {
	return `No article matches`;
};
/**
* | output |
* | --- |
* | "No article matches" |
*
* @param {Blog_None_TitleInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_none_title = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_none_title(inputs);
	return fr_blog_none_title(inputs);
});
// src/paraglide/messages/blog_search.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{}} Blog_SearchInputs */
var fr_blog_search = () => {
	return `Chercher`;
};
var en_blog_search = () => {
	return `Search`;
};
/**
* | output |
* | --- |
* | "Search" |
*
* @param {Blog_SearchInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_search = ((inputs = {}, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_search(inputs);
	return fr_blog_search(inputs);
});
// src/paraglide/messages/blog_tag_shown.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ name: NonNullable<unknown> }} Blog_Tag_ShownInputs */
var fr_blog_tag_shown = (i) => {
	return `Thème : ${i?.name}`;
};
var en_blog_tag_shown = (i) => {
	return `Topic: ${i?.name}`;
};
/**
* | output |
* | --- |
* | "Topic: {name}" |
*
* @param {Blog_Tag_ShownInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_tag_shown = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_tag_shown(inputs);
	return fr_blog_tag_shown(inputs);
});
// src/paraglide/messages/blog_title_page.js
/** @typedef {import('../runtime.js').LocalizedString} LocalizedString */
/** @typedef {{ page: NonNullable<unknown> }} Blog_Title_PageInputs */
var fr_blog_title_page = (i) => {
	return `Articles, page ${i?.page}`;
};
var en_blog_title_page = (i) => {
	return `Articles, page ${i?.page}`;
};
/**
* | output |
* | --- |
* | "Articles, page {page}" |
*
* @param {Blog_Title_PageInputs} inputs
* @param {{ locale?: "fr" | "en" }} options
* @returns {LocalizedString}
*/
var blog_title_page = ((inputs, options = {}) => {
	if ((options.locale ?? getLocale()) === "en") return en_blog_title_page(inputs);
	return fr_blog_title_page(inputs);
});
// src/components/ArticleCard.astro
createAstro("https://astro.build");
var $$ArticleCard = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ArticleCard;
	const { article } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<article class="card group relative flex h-full flex-col overflow-hidden p-0 transition-colors hover:border-primary"><div class="aspect-[16/9] bg-primary-soft">${article.coverUrl ? renderTemplate`<img${addAttribute(mediaUrl(article.coverUrl), "src")} alt="" loading="lazy" decoding="async" class="size-full object-cover">` : renderTemplate`<svg viewBox="0 0 320 180" aria-hidden="true" class="size-full"><circle class="fill-sun" cx="236" cy="62" r="26"></circle><path class="fill-leaf-soft" d="M0 132c70-44 128-30 178-6 50-26 98-24 142 2v52H0Z"></path><path class="fill-leaf" opacity="0.35" d="M0 158c86-28 206-26 320-6v28H0Z"></path></svg>`}</div><div class="flex flex-1 flex-col gap-2 p-5">${article.category && renderTemplate`<p>${renderComponent($$result, "Badge", $$Badge, {}, { "default": ($$result) => renderTemplate`${article.category}` })}</p>`}<h2 class="text-xl"><a${addAttribute(Astro.locals.paths.article(article.slug), "href")} class="text-ink no-underline after:absolute after:inset-0 group-hover:underline">${article.title}</a></h2><p class="text-muted">${article.excerpt}</p><p class="mt-auto pt-2 text-sm text-muted">${renderComponent($$result, "DateTime", $$DateTime, {
		"value": article.publishedAt,
		"zone": PUBLISHER_TIME_ZONE,
		"format": "full-day"
	})},${" "}${reading_minutes({ count: article.readingMinutes })}</p></div></article>`;
}, "/work/main/site/src/components/ArticleCard.astro", void 0);
// src/pages/blog/index.astro
var blog_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Index = createComponent(async ($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const { api, paths } = Astro.locals;
	const page = parsePage(Astro.url.searchParams);
	const search = parseArticleSearch(Astro.url.searchParams);
	const isFiltered = Object.values(search).some((value) => value !== "");
	const [{ data: articles, meta }, categories] = await Promise.all([listArticles(api, page, search), listArticleCategories(api)]);
	const category = categories.find(({ slug }) => slug === search.category);
	const filters = emptyForm("filters", { ...search });
	const listTitle = category === void 0 ? blog_title() : blog_category_title({ name: category.name });
	const isPage = search.tag === "" && search.search === "" && (search.category === "" || category !== void 0);
	const canonical = new URLSearchParams({
		...category !== void 0 && { category: category.slug },
		...page > 1 && { page: String(page) }
	}).toString();
	return renderTemplate`${renderComponent($$result, "PublicLayout", $$PublicLayout, {
		"title": page === 1 || category !== void 0 ? listTitle : blog_title_page({ page }),
		"description": blog_description(),
		"canonicalQuery": canonical === "" ? "" : `?${canonical}`,
		"isIndexed": isPage && (articles.length > 0 || page === 1)
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="wrap py-12"><h1>${listTitle}</h1><p class="mt-3 mb-8 text-lg text-muted">${blog_description()}</p>${renderComponent($$result, "FilterBar", $$FilterBar, {
		"action": paths.blog(),
		"isFiltered": isFiltered
	}, { "default": ($$result) => renderTemplate`${renderComponent($$result, "Field", $$Field, {
		"form": filters,
		"name": "search",
		"label": blog_search(),
		"type": "search",
		"required": false,
		"maxlength": 100
	})}${categories.length > 0 && renderTemplate`${renderComponent($$result, "Select", $$Select, {
		"form": filters,
		"name": "category",
		"label": blog_category(),
		"required": false,
		"empty": blog_all_categories(),
		"options": categories.map(({ slug, name, articles: count }) => ({
			value: slug,
			label: blog_category_option({
				name,
				count
			})
		}))
	})}`}${search.tag !== "" && renderTemplate`<p class="flex min-h-11 items-center"><input type="hidden" name="tag"${addAttribute(search.tag, "value")}>${renderComponent($$result, "Badge", $$Badge, { "tone": "info" }, { "default": ($$result) => renderTemplate`${blog_tag_shown({ name: search.tag })}` })}</p>`}` })}${articles.length === 0 ? renderTemplate`${renderComponent($$result, "EmptyState", $$EmptyState, {
		"title": isFiltered ? blog_none_title() : blog_empty_title(),
		"text": isFiltered ? blog_none_text() : blog_empty_text()
	}, { "default": ($$result) => renderTemplate`${(isFiltered || page > 1) && renderTemplate`<a${addAttribute(paths.blog(), "href")} class="button button-plain">${blog_back()}</a>`}` })}` : renderTemplate`<ul class="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">${articles.map((article) => renderTemplate`<li>${renderComponent($$result, "ArticleCard", $$ArticleCard, { "article": article })}</li>`)}</ul>`}${renderComponent($$result, "Pagination", $$Pagination, {
		...meta,
		"href": ((target) => paths.blog({
			...search,
			page: target === 1 ? void 0 : target
		}))
	})}</div>` })}`;
}, "/work/main/site/src/pages/blog/index.astro", void 0);
var $$file = "/work/main/site/src/pages/blog/index.astro";
var $$url = "/blog";
// \0virtual:astro:page:src/pages/blog/index@_@astro
var page = () => blog_exports;
export { page };
