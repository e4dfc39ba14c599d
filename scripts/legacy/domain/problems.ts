import type { Text } from '@huntzen/kernel/server';

/** Why a row or a cell cannot be taken, and what to do about it. */
export interface Problem {
  readonly code: string;
  readonly reason: Text;
  readonly remedy: Text;
}

const problem = (code: string, reason: Text, remedy: Text): Problem => ({ code, reason, remedy });

const correctCell: Text = { fr: 'Corrigez la cellule.', en: 'Correct the cell.' };

/** The problems of cells. */
export const cellProblems = {
  required: problem(
    'required',
    { fr: 'La cellule est vide.', en: 'The cell is empty.' },
    { fr: 'Remplissez-la.', en: 'Fill it in.' },
  ),
  tooLong: (most: number) =>
    problem(
      'too_long',
      { fr: `Plus de ${most} caractères.`, en: `More than ${most} characters.` },
      { fr: 'Raccourcissez le texte.', en: 'Shorten the text.' },
    ),
  email: problem(
    'email',
    { fr: 'Ce n’est pas une adresse e-mail.', en: 'This is not an e-mail address.' },
    correctCell,
  ),
  day: problem(
    'day',
    { fr: 'Ce n’est pas un jour du calendrier.', en: 'This is not a day of the calendar.' },
    { fr: 'Écrivez JJ/MM/AAAA ou AAAA-MM-JJ.', en: 'Write DD/MM/YYYY or YYYY-MM-DD.' },
  ),
  number: (least: number, most: number) =>
    problem(
      'number',
      {
        fr: `Ce n’est pas un nombre de ${least} à ${most}.`,
        en: `This is not a number from ${least} to ${most}.`,
      },
      correctCell,
    ),
  whole: (least: number, most: number) =>
    problem(
      'whole',
      {
        fr: `Ce n’est pas un nombre entier de ${least} à ${most}.`,
        en: `This is not a whole number from ${least} to ${most}.`,
      },
      correctCell,
    ),
  choice: (words: readonly string[]) =>
    problem(
      'choice',
      { fr: 'Cette valeur n’est pas connue.', en: 'This value is not known.' },
      { fr: `Écrivez ${words.join(', ')}.`, en: `Write ${words.join(', ')}.` },
    ),
  days: problem(
    'days',
    { fr: 'Ce ne sont pas des jours de la semaine.', en: 'These are not days of the week.' },
    {
      fr: 'Écrivez 1 (lundi) à 7 (dimanche) ou leurs noms, séparés par |.',
      en: 'Write 1 (Monday) to 7 (Sunday) or their names, separated by |.',
    },
  ),
  timeZone: problem(
    'time_zone',
    { fr: 'Ce fuseau horaire n’existe pas.', en: 'This time zone does not exist.' },
    { fr: 'Écrivez par exemple Europe/Paris.', en: 'Write Europe/Paris, for example.' },
  ),
  mustBeEmpty: (status: string) =>
    problem(
      'must_be_empty',
      { fr: `N’a pas de sens pour le statut ${status}.`, en: `Makes no sense for the status ${status}.` },
      { fr: 'Videz la cellule ou corrigez le statut.', en: 'Empty the cell or correct the status.' },
    ),
  requiredFor: (status: string) =>
    problem(
      'required_for_status',
      { fr: `Nécessaire pour le statut ${status}.`, en: `Needed for the status ${status}.` },
      { fr: 'Remplissez la cellule ou corrigez le statut.', en: 'Fill in the cell or correct the status.' },
    ),
};

/** The problems of rows as a whole, and of rows beside others. */
export const rowProblems = {
  cells: (found: number, expected: number) =>
    problem(
      'cells',
      {
        fr: `La ligne a ${found} cellules au lieu de ${expected}.`,
        en: `The row has ${found} cells instead of ${expected}.`,
      },
      {
        fr: 'Mettez entre guillemets les textes qui contiennent le séparateur.',
        en: 'Put texts that contain the separator in quotes.',
      },
    ),
  duplicateId: (line: number) =>
    problem(
      'duplicate_id',
      { fr: `La ligne ${line} a déjà cet identifiant.`, en: `Line ${line} has this id already.` },
      { fr: 'Gardez une seule des deux lignes.', en: 'Keep one of the two rows.' },
    ),
  duplicateEmail: (line: number) =>
    problem(
      'duplicate_email',
      { fr: `La ligne ${line} a déjà cette adresse.`, en: `Line ${line} has this address already.` },
      { fr: 'Une adresse par personne.', en: 'One address per person.' },
    ),
  emailTaken: problem(
    'email_taken',
    { fr: 'Un compte existe déjà pour cette adresse.', en: 'This address already has an account.' },
    { fr: 'Retirez la ligne ou changez l’adresse.', en: 'Remove the row or change the address.' },
  ),
  companyUnknown: problem(
    'company_unknown',
    { fr: 'Aucune organisation active de ce nom.', en: 'No active company has this name.' },
    {
      fr: 'Créez-la dans le panneau, ou écrivez son nom comme là.',
      en: 'Create it in the panel, or write its name as there.',
    },
  ),
  tagUnknown: (tag: string) =>
    problem(
      'tag_unknown',
      { fr: `L’étiquette « ${tag} » n’existe pas.`, en: `The tag “${tag}” does not exist.` },
      {
        fr: 'Créez-la dans le panneau, ou retirez-la de la ligne.',
        en: 'Create it in the panel, or remove it from the row.',
      },
    ),
  tokenUnknown: (token: string) =>
    problem(
      'token_unknown',
      { fr: `Le repère {{${token}}} n’existe pas.`, en: `The token {{${token}}} does not exist.` },
      {
        fr: 'Employez {{variable1}}, {{variable2}} ou {{variable3}}.',
        en: 'Use {{variable1}}, {{variable2}} or {{variable3}}.',
      },
    ),
  variableEmpty: (column: string) =>
    problem(
      'variable_empty',
      {
        fr: `Le texte de la séance emploie ${column}, qui n’a de valeur ni ici ni dans la séance.`,
        en: `The text of the session uses ${column}, which has no value here or in the session.`,
      },
      { fr: 'Donnez la valeur sur cette ligne.', en: 'Give the value on this row.' },
    ),
  coachUnknown: problem(
    'coach_unknown',
    { fr: 'Aucun coach n’a cette adresse.', en: 'No coach has this address.' },
    { fr: 'Créez son compte, ou videz la cellule.', en: 'Create the account, or empty the cell.' },
  ),
  unknownReference: (file: string, id: string) =>
    problem(
      'reference_unknown',
      { fr: `${file} n’a pas de ligne ${id}.`, en: `${file} has no row ${id}.` },
      {
        fr: 'Ajoutez la ligne manquante ou corrigez l’identifiant.',
        en: 'Add the missing row or correct the id.',
      },
    ),
  refusedReference: (file: string, id: string) =>
    problem(
      'reference_refused',
      {
        fr: `Dépend de la ligne ${id} de ${file}, qui est refusée.`,
        en: `Depends on row ${id} of ${file}, which is refused.`,
      },
      {
        fr: `Corrigez ${file}, puis relancez : cette ligne suivra.`,
        en: `Correct ${file} and run again: this row will follow.`,
      },
    ),
  goneReference: (file: string, id: string) =>
    problem(
      'reference_gone',
      {
        fr: `Ce que la ligne ${id} de ${file} était devenue n’existe plus.`,
        en: `What row ${id} of ${file} became no longer exists.`,
      },
      { fr: 'Retirez la ligne.', en: 'Remove the row.' },
    ),
  noSession: problem(
    'no_session',
    {
      fr: 'Aucune séance de ce programme ne peut être reprise.',
      en: 'No session of this programme can be imported.',
    },
    {
      fr: 'Corrigez ses lignes de client_sessions.csv.',
      en: 'Correct its rows in client_sessions.csv.',
    },
  ),
  endBeforeStart: problem(
    'end_before_start',
    { fr: 'La fin vient avant le début.', en: 'The end comes before the start.' },
    correctCell,
  ),
  tooManyDays: problem(
    'too_many_days',
    { fr: 'Un programme dure 800 jours au plus.', en: 'A programme lasts 800 days at most.' },
    { fr: 'Partagez-le en plusieurs programmes.', en: 'Split it into several programmes.' },
  ),
  inTheFuture: problem(
    'in_the_future',
    { fr: 'Ce jour n’est pas encore venu.', en: 'This day has not come yet.' },
    correctCell,
  ),
  outsideProgramme: problem(
    'outside_programme',
    { fr: 'Ce jour est hors du programme.', en: 'This day is outside the programme.' },
    {
      fr: 'Corrigez le jour, ou le début et la fin du programme.',
      en: 'Correct the day, or the start and end of the programme.',
    },
  ),
  afterEnded: problem(
    'after_ended',
    {
      fr: 'Séance prévue après l’arrêt de son programme.',
      en: 'A session planned after its programme was stopped.',
    },
    { fr: 'Retirez la ligne.', en: 'Remove the row.' },
  ),
  tooManySessions: problem(
    'too_many_sessions',
    {
      fr: 'Le programme a plus de 200 séances différentes (textes ou dosages).',
      en: 'The programme has more than 200 different sessions (texts or dosages).',
    },
    { fr: 'Partagez-le en plusieurs programmes.', en: 'Split it into several programmes.' },
  ),
  changedAtSource: problem(
    'changed_at_source',
    {
      fr: 'Déjà reprise, et changée depuis à la source : ce qui est enregistré reste.',
      en: 'Already imported, and changed at the source since: what is stored stays.',
    },
    {
      fr: 'Reportez la différence à la main (legacy:verify la montre).',
      en: 'Carry the difference over by hand (legacy:verify shows it).',
    },
  ),
};
