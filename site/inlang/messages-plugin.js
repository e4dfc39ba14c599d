/**
 * Reads messages/<locale>.json, and messages/<feature>/<locale>.json of each feature named in settings.json, for
 * Paraglide, so that a build needs nothing from a CDN.
 * A text is a string with {names} in it, or { "one": …, "other": … } chosen by the plural of {count}.
 */
const COUNT_PLURAL = 'countPlural';

function toPattern(text) {
  return text
    .split(/(\{[a-zA-Z]+\})/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\{[a-zA-Z]+\}$/.test(part)
        ? { type: 'expression', arg: { type: 'variable-reference', name: part.slice(1, -1) } }
        : { type: 'text', value: part },
    );
}

function inputNames(value) {
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  const names = texts.flatMap((text) => [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1]));
  if (typeof value !== 'string') names.push('count');
  return [...new Set(names)];
}

const pluralOfCount = {
  type: 'local-variable',
  name: COUNT_PLURAL,
  value: {
    type: 'expression',
    arg: { type: 'variable-reference', name: 'count' },
    annotation: { type: 'function-reference', name: 'plural', options: [] },
  },
};

function importFiles({ files }) {
  const bundles = new Map();
  const messages = [];
  const variants = [];
  for (const file of files) {
    const texts = JSON.parse(new TextDecoder().decode(file.content));
    for (const [id, value] of Object.entries(texts)) {
      const isPlural = typeof value !== 'string';
      const names = new Set([...(bundles.get(id)?.names ?? []), ...inputNames(value)]);
      bundles.set(id, { names, isPlural: isPlural || (bundles.get(id)?.isPlural ?? false) });
      messages.push({
        bundleId: id,
        locale: file.locale,
        selectors: isPlural ? [{ type: 'variable-reference', name: COUNT_PLURAL }] : [],
      });
      for (const [form, text] of isPlural ? Object.entries(value) : [[null, value]]) {
        variants.push({
          messageBundleId: id,
          messageLocale: file.locale,
          matches:
            form === null
              ? []
              : [
                  form === 'other'
                    ? { type: 'catchall-match', key: COUNT_PLURAL }
                    : { type: 'literal-match', key: COUNT_PLURAL, value: form },
                ],
          pattern: toPattern(text),
        });
      }
    }
  }
  return {
    bundles: [...bundles].map(([id, { names, isPlural }]) => ({
      id,
      declarations: [
        ...[...names].map((name) => ({ type: 'input-variable', name })),
        ...(isPlural ? [pluralOfCount] : []),
      ],
    })),
    messages,
    variants,
  };
}

export default {
  key: 'care.messages',
  toBeImportedFiles: ({ settings }) =>
    settings.locales.flatMap((locale) =>
      ['.', ...(settings['plugin.care.messages']?.features ?? [])].map((folder) => ({
        locale,
        path: `./messages/${folder}/${locale}.json`,
      })),
    ),
  importFiles,
};
