import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where the workflows are. */
export const folder = join(import.meta.dirname, '../../../docs/n8n');

const node = z.strictObject({
  parameters: z.record(z.string(), z.unknown()),
  id: z.guid(),
  name: z.string(),
  type: z.string().startsWith('n8n-nodes-base.'),
  typeVersion: z.number(),
  position: z.tuple([z.number(), z.number()]),
  webhookId: z.guid().optional(),
  retryOnFail: z.boolean().optional(),
  maxTries: z.number().optional(),
  waitBetweenTries: z.number().optional(),
});
const target = z.strictObject({ node: z.string(), type: z.literal('main'), index: z.literal(0) });
// Strict: what an export would add of a person's own n8n, credentials above all, has no place here.
const workflow = z.strictObject({
  id: z.string().length(16),
  name: z.string().startsWith('HuntZen Care: '),
  active: z.literal(false),
  nodes: z.array(node),
  connections: z.record(z.string(), z.strictObject({ main: z.array(z.array(target)) })),
  settings: z.strictObject({ executionOrder: z.literal('v1') }),
});

/** The files of the workflows. */
export const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
/** The workflows, read whole. */
export const workflows = files.map((name) =>
  workflow.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
);
/** The workflow whose name begins so. */
export const find = (part: string) => {
  const found = workflows.find(({ name }) => name.startsWith(`HuntZen Care: ${part}`));
  if (found === undefined) throw new Error(`no workflow of ${part}`);
  return found;
};
/** A node of a workflow, by its name. */
export const nodeOf = ({ nodes }: z.infer<typeof workflow>, name: string) => {
  const found = nodes.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
};

interface Item {
  json: Record<string, unknown>;
}
const AsyncFunction = (async () => undefined).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<Item[]>;

/** Runs the code of a node as n8n does. */
export function run(
  { nodes }: z.infer<typeof workflow>,
  name: string,
  input: Record<string, unknown>,
  environment: Record<string, string>,
  raw = '',
): Promise<Item[]> {
  const code = String(nodes.find((candidate) => candidate.name === name)?.parameters.jsCode);
  const first = () => ({ json: input });
  const self = { helpers: { getBinaryDataBuffer: () => Promise.resolve(Buffer.from(raw)) } };
  return new AsyncFunction('$input', '$', '$env', 'require', code).call(
    self,
    { first },
    () => ({ first }),
    environment,
    createRequire(import.meta.url),
  );
}
