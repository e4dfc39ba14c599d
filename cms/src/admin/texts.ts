/** What the panel calls our content in French and English: kinds of content, their fields, and the sign-in page. */

type Names = Readonly<Record<string, readonly [fr: string, en: string]>>;

// Strapi looks a kind of content up by its display name.
const kinds: Names = {
  Article: ['Articles', 'Articles'],
  Category: ['Catégories', 'Categories'],
  Company: ['Entreprises', 'Companies'],
  Consultation: ['Consultations', 'Consultations'],
  Course: ['Formations', 'Courses'],
  Exercise: ['Exercices', 'Exercises'],
  Practitioner: ['Praticiens', 'Practitioners'],
  Programme: ['Programmes', 'Programmes'],
  Room: ['Salles', 'Rooms'],
  Session: ['Séances', 'Sessions'],
  Tag: ['Thèmes', 'Tags'],
  User: ['Comptes du site', 'Accounts of the site'],
};

const common: Names = {
  title: ['Titre', 'Title'],
  slug: ['Adresse', 'Address'],
  name: ['Nom', 'Name'],
  summary: ['Résumé', 'Summary'],
  level: ['Niveau', 'Level'],
  durationMinutes: ['Durée en minutes', 'Duration in minutes'],
  tags: ['Thèmes', 'Tags'],
  cover: ['Image de couverture', 'Cover picture'],
  city: ['Ville', 'City'],
  timeZone: ['Fuseau horaire', 'Time zone'],
  archivedAt: ['Archivé le', 'Archived at'],
};

const fields: Readonly<Record<string, Names>> = {
  'content-types.api::exercise.exercise': {
    ...common,
    instructions: ['Consignes', 'Instructions'],
    contraindications: ['Contre-indications', 'Contraindications'],
    stopIf: ['S’arrêter si…', 'Stop if…'],
    variables: ['Variables', 'Variables'],
    objective: ['Objectif', 'Objective'],
    position: ['Position', 'Position'],
    media: ['Images, vidéos et sons', 'Pictures, videos and sounds'],
    author: ['Auteur', 'Author'],
    licence: ['Licence', 'Licence'],
  },
  'content-types.api::session.session': {
    ...common,
    objective: ['Objectif', 'Objective'],
    blocks: ['Exercices', 'Exercises'],
  },
  'components.programme.block': {
    exercise: ['Exercice', 'Exercise'],
    rounds: ['Nombre de tours', 'Rounds'],
    restSeconds: ['Repos en secondes', 'Rest in seconds'],
    overrides: ['Valeurs pour cette séance', 'Values for this session'],
  },
  'content-types.api::programme.programme': {
    ...common,
    objective: ['Objectif', 'Objective'],
    weeks: ['Nombre de semaines', 'Number of weeks'],
    perWeek: ['Séances par semaine', 'Sessions a week'],
    steps: ['Séances', 'Sessions'],
  },
  'components.programme.step': {
    session: ['Séance', 'Session'],
    week: ['Semaine (vide : à tour de rôle)', 'Week (empty: in turn)'],
  },
  'components.programme.medium': {
    file: ['Image, vidéo ou son', 'Picture, video or sound'],
    poster: ['Image avant la lecture', 'Picture before it plays'],
    captions: ['Sous-titres (.vtt)', 'Captions (.vtt)'],
    captionsLanguage: ['Langue des sous-titres', 'Language of the captions'],
    transcript: ['Transcription', 'Transcript'],
    author: ['Auteur', 'Author'],
    licence: ['Licence', 'Licence'],
  },
  'components.programme.override': {
    name: ['Variable', 'Variable'],
    value: ['Valeur', 'Value'],
  },
  'content-types.api::tag.tag': { ...common, kind: ['Sorte', 'Kind'] },
  'content-types.api::category.category': common,
  'content-types.api::article.article': {
    ...common,
    excerpt: ['Chapeau', 'Excerpt'],
    content: ['Texte', 'Text'],
    category: ['Catégorie', 'Category'],
    coverAlt: ['Description de l’image', 'Description of the picture'],
    publishedOn: ['Date de parution', 'Date of publication'],
    metaTitle: ['Titre pour les moteurs de recherche', 'Title for search engines'],
    metaDescription: ['Description pour les moteurs de recherche', 'Description for search engines'],
    keywords: ['Mots-clés', 'Keywords'],
  },
  'content-types.api::company.company': {
    ...common,
    emailDomains: ['Domaines des adresses e-mail', 'Domains of the e-mail addresses'],
    contactEmail: ['E-mail de contact', 'Contact e-mail'],
    phone: ['Téléphone', 'Telephone'],
    address: ['Adresse postale', 'Postal address'],
    country: ['Pays', 'Country'],
    logo: ['Logo', 'Logo'],
    anonymiseUsage: ['Usage sans les noms', 'Usage without names'],
    cancellationWindowMinutes: ['Délai d’annulation (minutes)', 'Cancellation window (minutes)'],
    chatRetentionDays: [
      'Garder les messages (jours après le dernier ; vide : sans limite)',
      'Keep messages (days after the last one; empty: for good)',
    ],
    active: ['Active', 'Active'],
  },
  'content-types.api::practitioner.practitioner': {
    ...common,
    account: ['Compte', 'Account'],
    displayName: ['Nom affiché', 'Displayed name'],
    gender: ['Genre', 'Gender'],
    specialities: ['Spécialités', 'Specialities'],
    languages: ['Langues', 'Languages'],
    modes: ['Façons de consulter', 'Ways to consult'],
    experienceYears: ['Années d’expérience', 'Years of experience'],
    bio: ['Présentation', 'Presentation'],
    diplomas: ['Diplômes', 'Diplomas'],
    photo: ['Photo', 'Photo'],
    video: ['Vidéo', 'Video'],
  },
  'content-types.api::course.course': {
    ...common,
    code: ['Code', 'Code'],
    category: ['Courte ou CAP', 'Short or CAP'],
    hours: ['Nombre d’heures', 'Hours'],
    active: ['Proposée', 'Offered'],
  },
  'content-types.api::room.room': {
    ...common,
    code: ['Code', 'Code'],
    capacity: ['Nombre de places', 'Capacity'],
    equipment: ['Équipement', 'Equipment'],
    anyCourse: ['Convient à toutes les formations', 'Suits every course'],
    courses: ['Formations compatibles', 'Compatible courses'],
    parts: ['Salles prises avec celle-ci', 'Rooms taken with this one'],
    weekend: ['Utilisable le week-end', 'Usable at weekends'],
    evening: ['Utilisable le soir, après 18 h', 'Usable in the evening, after 18:00'],
    opensAt: ['Ouverture', 'Opens at'],
    closesAt: ['Fermeture', 'Closes at'],
    address: ['Adresse', 'Address'],
    active: ['En service', 'In use'],
  },
  'content-types.api::consultation.consultation': {
    company: ['Entreprise', 'Company'],
    practitioner: ['Praticien', 'Practitioner'],
    type: ['Type', 'Type'],
    state: ['État', 'State'],
    startsAt: ['Début prévu', 'Planned start'],
    endsAt: ['Fin prévue', 'Planned end'],
    startedAt: ['Début', 'Start'],
    endedAt: ['Fin', 'End'],
    durationSeconds: ['Durée en secondes', 'Duration in seconds'],
  },
};

const pages: Names = {
  'app.components.LeftMenu.navbrand.title': ['HuntZen Care', 'HuntZen Care'],
  'app.components.LeftMenu.navbrand.workplace': ['Administration', 'Administration'],
  'content-manager.plugin.name': ['Contenu', 'Content'],
  'Auth.form.welcome.title': ['Bienvenue', 'Welcome'],
  'Auth.form.welcome.subtitle': [
    'Connectez-vous pour préparer contenus et exports.',
    'Sign in to prepare content and exports.',
  ],
};

/** The texts of one language, under the ids that Strapi asks for. */
export function textsOf(language: 'fr' | 'en'): Record<string, string> {
  const pick = ([fr, en]: readonly [string, string]) => (language === 'fr' ? fr : en);
  return Object.fromEntries([
    ...Object.entries({ ...kinds, ...pages }).map(([id, names]) => [id, pick(names)]),
    ...Object.entries(fields).flatMap(([owner, names]) =>
      Object.entries(names).map(([field, label]) => [`content-manager.${owner}.${field}`, pick(label)]),
    ),
  ]) as Record<string, string>;
}
