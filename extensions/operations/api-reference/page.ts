import { documentedNames } from './documents.ts';
import type { OpenApiDocument, Operation } from './openapi.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');
const code = (value: unknown) => `<pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;

function section(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters
    .map(
      ({ name, in: place, required, schema }) =>
        `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}</td><td>${required ? 'required' : 'optional'}</td><td><code>${escapeHtml(JSON.stringify(schema))}</code></td></tr>`,
    )
    .join('');
  const body = operation.requestBody?.content['application/json']?.schema;
  const [status, answer] = Object.entries(operation.responses)[0] ?? ['', undefined];
  return `<section id="${escapeHtml(operation.operationId)}"><h3><b>${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation.summary)}</p><p>Roles: ${escapeHtml(operation['x-roles'].join(', '))}</p>
${parameters === '' ? '' : `<table><thead><tr><th>Parameter</th><th>In</th><th></th><th>Schema</th></tr></thead><tbody>${parameters}</tbody></table>`}
${body === undefined ? '' : `<details><summary>Body</summary>${code(body)}</details>`}
<details><summary>Answer ${escapeHtml(status)}</summary>${code(answer?.content ?? null)}</details></section>`;
}

const inline = (text: string) => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const documents = () =>
  `<h2 id="documents">Names in the owner’s documents</h2><table><thead><tr><th>Document</th><th>Written there</th><th>Here</th><th></th></tr></thead><tbody>${documentedNames
    .map(
      ({ document, name, routes, note = '' }) =>
        `<tr><td>${document}</td><td><code>${escapeHtml(name)}</code></td><td>${routes.map((route) => `<code>${escapeHtml(route)}</code>`).join('<br>')}</td><td>${inline(note)}</td></tr>`,
    )
    .join('')}</tbody></table>`;

/** The API reference as one readable page without scripts; served in development only. */
export function apiReferencePage(document: OpenApiDocument): string {
  const sections = document.tags.map(({ name }) => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.tags.includes(name))
        .map(([method, operation]) => section(method, path, operation)),
    );
    return `<h2>${escapeHtml(name)}</h2>${operations.join('\n')}`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>HuntZen Care API</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#17262B;background:#FBF9F4}section{background:#fff;border:1px solid #DDD8CC;border-radius:12px;padding:1rem;margin:1rem 0}pre{overflow:auto;background:#FBF9F4;padding:1rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #DDD8CC}</style></head>
<body><h1>HuntZen Care API</h1><p>${escapeHtml(document.info.description)}</p>${documents()}${sections.join('\n')}</body></html>`;
}
