import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions } from '@huntzen/identity/contracts';
import { routeKey } from '@huntzen/kernel/contracts';
import { describe, expect, it } from 'vitest';
import { documentedNames } from './documents.ts';
import { openApiDocument } from './openapi.ts';
import { apiReferencePage } from './page.ts';
import { routesByExtension } from './routes.ts';

const contracts = Object.values(routesByExtension).flat();

describe('the API reference', () => {
  it('is fresh: run `npm run api:docs` after changing a contract', () => {
    const committed = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8'),
    ) as unknown;
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(committed);
  });

  it('holds every route of the permission matrix', () => {
    expect(contracts.map(routeKey).sort()).toEqual(Object.keys(permissions).sort());
  });

  it('gives every operation a name of its own', () => {
    const names = Object.values(openApiDocument().paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('knows every route by the names of the documents, and none that is gone', () => {
    const ours = new Set(contracts.map(routeKey));
    for (const { name, routes } of documentedNames)
      expect(
        routes.filter((key) => !ours.has(key)),
        name,
      ).toEqual([]);
    const { paths } = openApiDocument();
    expect(paths['/api/training-sessions/{id}/withdraw']?.post?.['x-documents']).toEqual([
      'document 3: POST /api/sessions/[id]/desister',
    ]);
    expect(apiReferencePage(openApiDocument())).toContain('POST /api/sessions/[id]/desister');
  });

  it('is readable as a page, with every path on it and nothing that runs', () => {
    const page = apiReferencePage(openApiDocument());
    for (const path of Object.keys(openApiDocument().paths)) expect(page).toContain(path);
    expect(page).not.toContain('<script');
  });
});
