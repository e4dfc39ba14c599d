/** What leaves the product by itself: files, logs, backups, mails, webhooks, and what health checks answer. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { readConfig } from '@huntzen/config';
import { backUp } from '@huntzen/database/backup';
import type { Drill } from '../context.ts';
import type { Place, Search } from '../search.ts';
import { serverLog } from '../server.ts';

const logs: Place = { name: 'logs', holds: ['public'] };
const files: Place = { name: 'files of the product', holds: ['public'] };
const cluster: Place = { name: 'files of PostgreSQL', holds: ['kept', 'public'] };
const backups: Place = { name: 'backup', holds: ['kept', 'public'] };
const mails: Place = { name: 'mails', holds: ['public'] };
const webhooks: Place = { name: 'webhooks', holds: ['public'] };
const health: Place = { name: 'health and metrics', holds: [] };
const refusals: Place = { name: 'refusals', holds: ['public'] };

/** What PostgreSQL logs is what it was asked: what is kept in clear passes there. */
const statementLog: Place = { name: 'log of PostgreSQL', holds: ['kept', 'public'] };

/** Takes a backup and searches it. */
export async function lookIntoBackup({ product }: Drill, search: Search): Promise<void> {
  const { directory } = await backUp(readConfig('database', product.environment));
  await search.lookIntoFolder(backups, directory);
}

/** Searches every file of the product: its logs, what people uploaded, and the files of PostgreSQL when they are its own. */
export async function lookIntoFiles({ product: { directory } }: Drill, search: Search): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if (name === 'backups') continue;
    if (name === 'logs') await search.lookIntoFolder(logs, path);
    else if (name !== 'postgres') await search.lookIntoFolder(files, path);
  }
  await search.lookIntoFile(statementLog, 'server.log', serverLog(directory));
  await search.lookIntoFolder(cluster, join(directory, 'postgres/data'));
}

/** Searches every mail as it came over the wire, and what its parts say. */
export async function lookIntoMails({ product: { mailboxUrl } }: Drill, search: Search): Promise<void> {
  const list = (await (await fetch(`${mailboxUrl}/api/email`)).json()) as { id: string; subject: string }[];
  for (const { id, ...rest } of list) {
    const source = await fetch(`${mailboxUrl}/api/email/${id}/source`);
    const raw = Buffer.from(await source.arrayBuffer());
    search.look(mails, rest.subject, raw);
    const { text, html, headerLines, attachments } = await simpleParser(raw);
    search.look(mails, rest.subject, JSON.stringify({ text, html, headerLines, rest }));
    for (const { content, filename } of attachments)
      search.look(mails, `${rest.subject}, ${filename ?? 'a part'}`, content);
  }
}

/** Searches what the receiver of webhooks was sent. */
export function lookIntoWebhooks({ receiver }: Drill, search: Search): void {
  for (const { headers, body } of receiver.requests) {
    search.look(webhooks, 'headers', headers);
    search.look(webhooks, 'body', body);
  }
}

/** Searches what was answered to what was refused. */
export function lookIntoRefusals(drill: Drill, search: Search): void {
  for (const { route, bytes } of drill.refusals) search.look(refusals, route, bytes);
}

/** Searches what operators and their monitors ask. */
export async function lookIntoHealth({ product }: Drill, search: Search): Promise<void> {
  for (const base of [product.cmsUrl, product.siteUrl, product.realtimeUrl])
    for (const path of ['/healthz', '/readyz', '/metrics', '/robots.txt', '/sitemap.xml', '/rss.xml']) {
      const response = await fetch(base + path);
      search.look(health, path, Buffer.from(await response.arrayBuffer()));
    }
}
