const en = {
  menu: 'Keys of records',
  title: 'Keys of records',
  subtitle:
    'Messages, notes and documents are encrypted. This page shows which keys exist, by name, and replaces one by another. No key and no record is ever shown here.',
  loading: 'Loading the keys',
  'state.good': 'One key, and everything is encrypted with it.',
  'state.rotate': 'A key replaces another: what is left still has to be moved.',
  'state.retire': 'The old key may be removed: nothing refers to it.',
  'state.running': 'The rotation is running.',
  'state.missing': 'A key is missing: some records cannot be read.',
  'state.lost':
    '{count, plural, one {One data key does} other {# data keys do}} not open: the share of the person is missing. Bring the copy of the shares back (npm run keys:restore).',
  keys: 'Keys',
  key: 'Name of the key',
  role: 'What it does',
  dataKeys: 'Data keys',
  for: 'For',
  'role.current': 'Encrypts and opens (RECORDS_KEY)',
  'role.retiring': 'Only opens (RECORDS_KEYS_RETIRING)',
  'role.retired': 'May be removed: nothing refers to it',
  'role.missing': 'Missing: nobody holds it',
  none: 'nothing',
  'purpose.chat': 'messages {count}',
  'purpose.coach-notes': 'notes of coaches {count}',
  'purpose.clinical-note': 'clinical notes {count}',
  'purpose.busy-feed': 'addresses of calendars {count}',
  'purpose.practitioner-document': 'documents of practitioners {count}',
  'purpose.webhook-key': 'keys of webhooks {count}',
  'purpose.submission-file': 'files handed in {count}',
  'purpose.other': 'other {count}',
  destroyed:
    '{count, plural, one {One data key of an erased person is} other {# data keys of erased people are}} overwritten, for good.',
  unshared:
    '{count, plural, one {One data key is} other {# data keys are}} not protected by the share of its person yet: the rotation adds it.',
  steps: 'Replace the key',
  'steps.hint': 'People read and write all the while. Every step can be interrupted and taken up again.',
  'step.make': 'Make a new key on the server: openssl rand -base64 48. Keep a copy apart from the backups.',
  'step.announce':
    'Put the new key into RECORDS_KEYS_RETIRING and restart every service, one after the other: all of them can now open what it encrypts.',
  'step.swap':
    'Exchange the two: the new key in RECORDS_KEY, the old one in RECORDS_KEYS_RETIRING. Restart every service again. This page then shows both.',
  'step.rotate': 'Start the rotation here (or: npm run keys:rotate).',
  'step.retire':
    'When this page says that the old key may be removed, empty RECORDS_KEYS_RETIRING and restart. Keep the old key only as long as backups made under it, then destroy it.',
  start: 'Start the rotation',
  'start.again': 'Move what is left',
  'start.none': 'There is nothing to move: everything is encrypted with the current key.',
  started: 'The rotation has started.',
  failed: 'The rotation could not be started. Try again in a moment.',
  progress: '{moved} of {total} data keys are encrypted with the current key.',
  last: 'Last rotation: {from} to {to}, {moved} data keys.',
};

const fr: Record<keyof typeof en, string> = {
  menu: 'Clés des dossiers',
  title: 'Clés des dossiers',
  subtitle:
    'Messages, notes et documents sont chiffrés. Cette page montre quelles clés existent, par leur nom, et remplace l’une par l’autre. Aucune clé, aucun contenu n’y est jamais affiché.',
  loading: 'Chargement des clés',
  'state.good': 'Une seule clé, et tout est chiffré avec elle.',
  'state.rotate': 'Une clé en remplace une autre : il reste des éléments à déplacer.',
  'state.retire': 'L’ancienne clé peut être retirée : plus rien n’y renvoie.',
  'state.running': 'La rotation est en cours.',
  'state.missing': 'Une clé manque : certains contenus ne peuvent pas être lus.',
  'state.lost':
    '{count, plural, one {Une clé de données ne s’ouvre pas} other {# clés de données ne s’ouvrent pas}} : la part de la personne manque. Remettez la copie des parts (npm run keys:restore).',
  keys: 'Clés',
  key: 'Nom de la clé',
  role: 'Ce qu’elle fait',
  dataKeys: 'Clés de données',
  for: 'Pour',
  'role.current': 'Chiffre et ouvre (RECORDS_KEY)',
  'role.retiring': 'Ouvre seulement (RECORDS_KEYS_RETIRING)',
  'role.retired': 'Peut être retirée : plus rien n’y renvoie',
  'role.missing': 'Manquante : personne ne la détient',
  none: 'rien',
  'purpose.chat': 'messages {count}',
  'purpose.coach-notes': 'notes de coachs {count}',
  'purpose.clinical-note': 'notes cliniques {count}',
  'purpose.busy-feed': 'adresses d’agendas {count}',
  'purpose.practitioner-document': 'documents de praticiens {count}',
  'purpose.webhook-key': 'clés de webhooks {count}',
  'purpose.submission-file': 'fichiers rendus {count}',
  'purpose.other': 'autres {count}',
  destroyed:
    '{count, plural, one {Une clé de données d’une personne effacée est écrasée} other {# clés de données de personnes effacées sont écrasées}}, définitivement.',
  unshared:
    '{count, plural, one {Une clé de données n’est pas encore protégée} other {# clés de données ne sont pas encore protégées}} par la part de sa personne : la rotation l’ajoute.',
  steps: 'Remplacer la clé',
  'steps.hint':
    'Tout le monde continue à lire et à écrire. Chaque étape peut être interrompue, puis reprise.',
  'step.make':
    'Fabriquez une nouvelle clé sur le serveur : openssl rand -base64 48. Gardez-en une copie à part des sauvegardes.',
  'step.announce':
    'Mettez la nouvelle clé dans RECORDS_KEYS_RETIRING et redémarrez chaque service, l’un après l’autre : tous sauront ouvrir ce qu’elle chiffre.',
  'step.swap':
    'Échangez les deux : la nouvelle clé dans RECORDS_KEY, l’ancienne dans RECORDS_KEYS_RETIRING. Redémarrez encore chaque service. Cette page montre alors les deux.',
  'step.rotate': 'Lancez la rotation ici (ou : npm run keys:rotate).',
  'step.retire':
    'Quand cette page dit que l’ancienne clé peut être retirée, videz RECORDS_KEYS_RETIRING et redémarrez. Ne gardez l’ancienne clé que le temps des sauvegardes faites avec elle, puis détruisez-la.',
  start: 'Lancer la rotation',
  'start.again': 'Déplacer ce qui reste',
  'start.none': 'Il n’y a rien à déplacer : tout est chiffré avec la clé actuelle.',
  started: 'La rotation commence.',
  failed: 'La rotation n’a pas pu être lancée. Réessayez dans un instant.',
  progress: '{moved} clés de données sur {total} sont chiffrées avec la clé actuelle.',
  last: 'Dernière rotation : du {from} au {to}, {moved} clés de données.',
};

/** A text of this page. */
export type Message = keyof typeof en;

/** Whether there is a text of this name. */
export const isMessage = (id: string): id is Message => Object.hasOwn(en, id);

/** The texts of a language of the panel, under the ids that `useTexts` asks for. */
export const translationsOf = (locale: string): Record<string, string> =>
  Object.fromEntries(Object.entries(locale === 'fr' ? fr : en).map(([id, text]) => [`records.${id}`, text]));
