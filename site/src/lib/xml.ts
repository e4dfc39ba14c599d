const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Makes a text safe inside an XML element or attribute; characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  return Array.from(text)
    .filter((character) => character >= ' ' || '\t\n\r'.includes(character))
    .map((character) => ENTITIES[character] ?? character)
    .join('');
}
