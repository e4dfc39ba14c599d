// src/lib/dates.ts
var TAGS = {
	fr: "fr-FR",
	en: "en-GB"
};
function day(instant, locale, timeZone, withYear) {
	return new Intl.DateTimeFormat(TAGS[locale], {
		timeZone,
		weekday: withYear ? void 0 : "long",
		day: "numeric",
		month: "long",
		year: withYear ? "numeric" : void 0
	}).format(instant);
}
function time(instant, locale, timeZone) {
	const text = new Intl.DateTimeFormat(TAGS[locale], {
		timeZone,
		hour: "2-digit",
		minute: "2-digit"
	}).format(instant);
	return locale === "fr" ? text.replace(/^0?(\d+):(\d+)$/, "$1\xA0h\xA0$2") : text;
}
/**
* Writes an instant as a person of the given IANA zone reads it: "mardi 24 novembre à 14 h 30". The server's own
* zone plays no part.
*/
function formatInstant(instant, how) {
	const date = typeof instant === "string" ? new Date(instant) : instant;
	const { locale, timeZone, format = "day-time" } = how;
	switch (format) {
		case "day": return day(date, locale, timeZone, false);
		case "full-day": return day(date, locale, timeZone, true);
		case "time": return time(date, locale, timeZone);
		case "day-time": {
			const join = locale === "fr" ? " à " : " at ";
			return `${day(date, locale, timeZone, false)}${join}${time(date, locale, timeZone)}`;
		}
	}
}
export { formatInstant as t };
