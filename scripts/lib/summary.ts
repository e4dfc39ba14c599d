import { demoAccounts, demoPassword } from './accounts.ts';
import type { LauncherConfig } from './environment.ts';

/** The rows as aligned columns, under their headings. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** What `npm start` ends with: where everything is, and who can sign in. */
export function formatSummary(config: LauncherConfig, environment: Record<string, string>): string {
  const site = environment.PUBLIC_URL ?? '';
  const panel = `${environment.CMS_PUBLIC_URL ?? ''}/panel`;
  const addresses = [
    ['Site', site, ''],
    ['Panel', panel, ''],
    ['API', `${environment.CMS_PUBLIC_URL ?? ''}/api`, ''],
  ];
  if (environment.NODE_ENV === 'production') return formatTable(['What', 'Where', ''], addresses);
  addresses.push(['Mailbox', `http://localhost:${config.MAILBOX_PORT}`, '']);
  const accounts = demoAccounts.map(({ where, who, email }) => [
    who,
    where === 'panel' ? panel : `${site}/login`,
    email,
  ]);
  const table = formatTable(['What / who', 'Where', 'E-mail'], [...addresses, ...accounts]);
  return `${table}\n\n  Password of every account: ${demoPassword}`;
}
