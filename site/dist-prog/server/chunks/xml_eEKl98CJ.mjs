// src/lib/xml.ts
var ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&apos;"
};
/** Makes a text safe inside an XML element or attribute; characters that XML forbids are dropped. */
function escapeXml(text) {
	return [...text].filter((character) => character >= " " || "	\n\r".includes(character)).map((character) => ENTITIES[character] ?? character).join("");
}
export { escapeXml as t };
