/** Writes docs/openapi.json from the contracts of every route: `npm run api:docs`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApiDocument } from '../extensions/operations/api-reference/openapi.ts';

await writeFile(
  join(import.meta.dirname, '../docs/openapi.json'),
  `${JSON.stringify(openApiDocument(), null, 2)}\n`,
);
