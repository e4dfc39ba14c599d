/** The two guides of an export, in its reader's language: a text for any program, and a page with links. */
import type { Language } from '@huntzen/kernel/contracts';
import type { Manifest, ManifestList } from './manifest.ts';

interface Words {
  title: string;
  intro: (madeAt: string) => string;
  /** For whoever may have a journal, and for those with whom one may be shared. */
  journal: string;
  sharedJournals: string;
  paragraphs: readonly string[];
  listsTitle: string;
  rows: (list: ManifestList) => string;
}

const words: Record<Language, Words> = {
  fr: {
    title: 'Mes données HuntZen Care',
    intro: (madeAt) =>
      `Cet export a été fait le ${madeAt} (UTC). Il contient ce que HuntZen Care garde de vous.`,
    journal:
      'Votre journal, si vous en avez un : il est chiffré dans votre navigateur et nous ne pouvons pas le lire. Les listes « journal », « journal-entries » et « journal-shares » contiennent donc les textes chiffrés et leurs clés scellées. Pour la version lisible, ouvrez la page Journal, puis « Exporter et importer » : elle exporte en JSON et en CSV dans votre navigateur.',
    sharedJournals: 'Les journaux partagés avec vous restent à leurs auteurs et ne sont pas ici.',
    paragraphs: [
      'Chaque liste est donnée deux fois, avec les mêmes lignes : en JSON pour un programme, en CSV (UTF-8, point-virgule) pour un tableur. Une liste longue est coupée en parties numérotées. Les dates sont en ISO 8601, les instants en UTC.',
      'Les fichiers joints sont dans le dossier « files » ; la colonne « file » de leur liste dit où. Un fichier ou un texte qui ne peut plus être lu y est vide.',
      'Le fichier « manifest.json » donne la taille et l’empreinte SHA-256 de chaque fichier.',
      'Ces fichiers ne sont plus protégés par HuntZen Care : gardez-les en lieu sûr.',
    ],
    listsTitle: 'Ce que contient chaque liste',
    rows: ({ rows, attachments, unreadable }) =>
      [
        `lignes : ${rows}`,
        ...(attachments === 0 ? [] : [`fichiers : ${attachments}`]),
        ...(unreadable === 0 ? [] : [`illisibles : ${unreadable}`]),
      ].join(', '),
  },
  en: {
    title: 'My HuntZen Care data',
    intro: (madeAt) => `This export was made on ${madeAt} (UTC). It holds what HuntZen Care keeps of you.`,
    journal:
      'Your journal, if you have one: it is encrypted in your browser and we cannot read it. The lists “journal”, “journal-entries” and “journal-shares” therefore hold the encrypted texts and their sealed keys. For the readable version, open the Journal page, then “Export and import”: it exports JSON and CSV in your browser.',
    sharedJournals: 'Journals that are shared with you stay their authors’ and are not here.',
    paragraphs: [
      'Each list is given twice, with the same rows: as JSON for a program, as CSV (UTF-8, semicolon) for a spreadsheet. A long list is cut into numbered parts. Days are ISO 8601, instants are in UTC.',
      'Attached files are in the folder “files”; the column “file” of their list says where. A file or a text that can no longer be read is empty there.',
      'The file “manifest.json” gives the size and the SHA-256 of each file.',
      'These files are no longer protected by HuntZen Care: keep them in a safe place.',
    ],
    listsTitle: 'What each list holds',
    rows: ({ rows, attachments, unreadable }) =>
      [
        `rows: ${rows}`,
        ...(attachments === 0 ? [] : [`files: ${attachments}`]),
        ...(unreadable === 0 ? [] : [`unreadable: ${unreadable}`]),
      ].join(', '),
  },
};

const shownInstant = (instant: string) => instant.slice(0, 16).replace('T', ' ');

/** What is said before the lists, to a person of this role. */
function paragraphsOf({ language, madeAt, person }: Manifest): string[] {
  const { intro, paragraphs, journal, sharedJournals } = words[language];
  return [
    intro(shownInstant(madeAt)),
    ...paragraphs,
    ...(person.role === 'employee' ? [journal] : []),
    ...(person.role === 'practitioner' ? [sharedJournals] : []),
  ];
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

/** README.txt. */
export function guideText(manifest: Manifest): string {
  const { language, lists } = manifest;
  const { title, listsTitle, rows } = words[language];
  return [
    title,
    ...paragraphsOf(manifest),
    `${listsTitle}\n`,
    ...lists.map((list) => `${list.files.join('\n')}\n  ${list.meaning}\n  ${rows(list)}`),
    '',
  ].join('\n\n');
}

const page = (language: Language, title: string, body: string) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:16px/1.6 system-ui,sans-serif;color:#17262b;background:#fbf9f4}
table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #ccd;padding:.5rem;text-align:left;vertical-align:top}a{color:#0b5d5e}</style></head>
<body>
${body}
</body>
</html>
`;

/** index.html. */
export function guidePage(manifest: Manifest): string {
  const { language, lists } = manifest;
  const { title, listsTitle, rows } = words[language];
  const link = (path: string) => `<a href="${escapeHtml(encodeURI(path))}">${escapeHtml(path)}</a>`;
  const row = (list: ManifestList) =>
    `<tr><td>${list.files.map(link).join('<br>')}</td><td>${escapeHtml(list.meaning)}</td><td>${escapeHtml(rows(list))}</td></tr>`;
  const text = paragraphsOf(manifest).map((line) => `<p>${escapeHtml(line)}</p>`);
  return page(
    language,
    escapeHtml(title),
    [
      `<h1>${escapeHtml(title)}</h1>`,
      ...text,
      `<h2>${escapeHtml(listsTitle)}</h2>`,
      `<table><tbody>${lists.map(row).join('\n')}</tbody></table>`,
    ].join('\n'),
  );
}
