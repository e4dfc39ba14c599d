import type { CompanyKey, DemoCompany, DemoPanelPerson, DemoPatientGroup, DemoPerson } from './types.ts';

/** The four companies. */
export const companies: readonly DemoCompany[] = [
  {
    key: 'techcorp',
    name: 'TechCorp',
    slug: 'techcorp',
    emailDomain: 'techcorp.example',
    timeZone: 'Europe/Paris',
    city: 'Paris',
    anonymisation: false,
    departments: ['Développement', 'Commerce', 'Support', 'Ressources humaines'],
    logoKey: 'logo-techcorp',
  },
  {
    key: 'greenbuild',
    name: 'GreenBuild',
    slug: 'greenbuild',
    emailDomain: 'greenbuild.example',
    timeZone: 'Europe/Paris',
    city: 'Nantes',
    anonymisation: true,
    departments: ['Chantier', 'Études', 'Ressources humaines'],
    logoKey: 'logo-greenbuild',
  },
  {
    key: 'atelier-bijou',
    name: 'Atelier Bijou',
    slug: 'atelier-bijou',
    emailDomain: 'atelier-bijou.example',
    timeZone: 'Europe/Paris',
    city: 'Lyon',
    anonymisation: true,
    departments: ['Formation'],
    logoKey: 'logo-atelier-bijou',
  },
  {
    key: 'clinique-horizon',
    name: 'Clinique Horizon',
    slug: 'clinique-horizon',
    emailDomain: 'horizon.example',
    timeZone: 'Europe/Paris',
    city: 'Montpellier',
    anonymisation: true,
    departments: ['Accompagnement'],
    logoKey: 'logo-clinique-horizon',
  },
];

function localPart(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
}

function employees(
  companyKey: CompanyKey,
  domain: string,
  department: string,
  rows: readonly (readonly [firstName: string, lastName: string, position: string])[],
): DemoPerson[] {
  return rows.map(([firstName, lastName, position]) => ({
    email: `${localPart(firstName)}.${localPart(lastName)}@${domain}`,
    firstName,
    lastName,
    role: 'employee',
    companyKey,
    department,
    position,
  }));
}

/** The people of TechCorp: 40, in four departments, one of them in the HR role. */
export const techcorpPeople: readonly DemoPerson[] = [
  ...employees('techcorp', 'techcorp.example', 'Développement', [
    ['Marc', 'Dupont', 'Développeur back-end'],
    ['Yasmine', 'Benali', 'Développeuse front-end'],
    ['Hugo', 'Lemaire', 'Architecte logiciel'],
    ['Chloé', 'Garnier', 'Ingénieure qualité'],
    ['Thomas', 'Nguyen', 'Développeur mobile'],
    ['Aurélie', 'Fontaine', 'Cheffe de produit'],
    ['Mehdi', 'Cherif', 'Administrateur systèmes'],
    ['Julie', 'Robin', 'Ingénieure données'],
    ['Antoine', 'Mercier', 'Développeur back-end'],
    ['Sofia', 'Lopes', 'Conceptrice d’interfaces'],
    ['Kévin', 'Marchal', 'Développeur front-end'],
    ['Élise', 'Baudry', 'Responsable d’équipe'],
    ['Bastien', 'Roche', 'Ingénieur sécurité'],
    ['Maï', 'Tran', 'Développeuse mobile'],
  ]),
  ...employees('techcorp', 'techcorp.example', 'Commerce', [
    ['Léa', 'Martin', 'Chargée de clientèle'],
    ['Nicolas', 'Perrin', 'Ingénieur commercial'],
    ['Sarah', 'Haddad', 'Responsable grands comptes'],
    ['Quentin', 'Blanchard', 'Commercial sédentaire'],
    ['Camille', 'Rousseau', 'Chargée de marketing'],
    ['Omar', 'Diallo', 'Ingénieur avant-vente'],
    ['Manon', 'Leclerc', 'Chargée de communication'],
    ['Vincent', 'Colin', 'Directeur commercial'],
    ['Inès', 'Moulin', 'Assistante commerciale'],
    ['Rémi', 'Gauthier', 'Commercial sédentaire'],
  ]),
  ...employees('techcorp', 'techcorp.example', 'Support', [
    ['Fanny', 'Picard', 'Conseillère support'],
    ['Adama', 'Traoré', 'Technicien support'],
    ['Laura', 'Schmitt', 'Conseillère support'],
    ['Jérôme', 'Vidal', 'Responsable du support'],
    ['Nadia', 'Kaci', 'Technicienne support'],
    ['Loïc', 'Le Goff', 'Technicien réseau'],
    ['Pauline', 'Barbier', 'Formatrice clients'],
    ['David', 'Ferreira', 'Conseiller support'],
    ['Amandine', 'Noël', 'Rédactrice technique'],
    ['Samuel', 'Aubert', 'Technicien support'],
  ]),
  {
    email: 'rh@techcorp.example',
    firstName: 'Hélène',
    lastName: 'Carpentier',
    role: 'hr',
    companyKey: 'techcorp',
    department: 'Ressources humaines',
    position: 'Directrice des ressources humaines',
  },
  ...employees('techcorp', 'techcorp.example', 'Ressources humaines', [
    ['Mathilde', 'Renaud', 'Chargée de recrutement'],
    ['Karim', 'Saïdi', 'Gestionnaire de paie'],
    ['Delphine', 'Maillard', 'Chargée de formation'],
    ['Lucas', 'Besson', 'Juriste social'],
    ['Oriane', 'Texier', 'Assistante RH'],
  ]),
];

/** The people of GreenBuild: 12, one of them in the HR role. */
export const greenbuildPeople: readonly DemoPerson[] = [
  ...employees('greenbuild', 'greenbuild.example', 'Études', [
    ['Nina', 'Petit', 'Ingénieure thermique'],
    ['Florian', 'Guérin', 'Dessinateur projeteur'],
    ['Salomé', 'Brunet', 'Architecte'],
    ['Ibrahim', 'Koné', 'Économiste de la construction'],
  ]),
  ...employees('greenbuild', 'greenbuild.example', 'Chantier', [
    ['Stéphane', 'Morel', 'Chef de chantier'],
    ['Jordan', 'Lefort', 'Charpentier'],
    ['Ana', 'Ribeiro', 'Conductrice de travaux'],
    ['Mickaël', 'Pons', 'Couvreur'],
    ['Youssef', 'Amrani', 'Électricien'],
    ['Coralie', 'Hamon', 'Responsable sécurité'],
  ]),
  {
    email: 'rh@greenbuild.example',
    firstName: 'Isabelle',
    lastName: 'Tanguy',
    role: 'hr',
    companyKey: 'greenbuild',
    department: 'Ressources humaines',
    position: 'Responsable des ressources humaines',
  },
  ...employees('greenbuild', 'greenbuild.example', 'Ressources humaines', [
    ['Gaël', 'Prigent', 'Assistant RH'],
  ]),
];

function patients(rows: readonly (readonly [firstName: string, lastName: string])[]): DemoPerson[] {
  return rows.map(([firstName, lastName]) => ({
    email: `${localPart(firstName)}.${localPart(lastName)}@horizon.example`,
    firstName,
    lastName,
    role: 'patient',
    companyKey: 'clinique-horizon',
  }));
}

/** The people of Clinique Horizon: ten patients and a coach. */
export const horizonPeople: readonly DemoPerson[] = [
  ...patients([
    ['Paul', 'Durand'],
    ['Inès', 'Roux'],
    ['Mireille', 'Astier'],
    ['Rachid', 'Belkacem'],
    ['Odile', 'Fabre'],
    ['Steven', 'Joly'],
    ['Awa', 'Ndiaye'],
    ['Bruno', 'Castel'],
    ['Clémence', 'Vasseur'],
    ['Patrick', 'Salvat'],
  ]),
  {
    email: 'coach@horizon.example',
    firstName: 'Maxime',
    lastName: 'Orsini',
    role: 'coach',
    companyKey: 'clinique-horizon',
    department: 'Accompagnement',
    position: 'Enseignant en activité physique adaptée',
  },
];

/** The people of Atelier Bijou: a trainer, a learner and a candidate. */
export const atelierPeople: readonly DemoPerson[] = [
  {
    email: 'formateur@atelier-bijou.example',
    firstName: 'Gilbert',
    lastName: 'Ansel',
    role: 'trainer',
    companyKey: 'atelier-bijou',
    department: 'Formation',
    position: 'Formateur en joaillerie',
  },
  {
    email: 'eleve@atelier-bijou.example',
    firstName: 'Louise',
    lastName: 'Kessler',
    role: 'learner',
    companyKey: 'atelier-bijou',
  },
  {
    email: 'candidat@atelier-bijou.example',
    firstName: 'Tiago',
    lastName: 'Mendes',
    role: 'candidate',
    companyKey: 'atelier-bijou',
  },
  {
    email: 'formatrice@atelier-bijou.example',
    firstName: 'Solène',
    lastName: 'Vasseur',
    role: 'trainer',
    companyKey: 'atelier-bijou',
    department: 'Formation',
    position: 'Formatrice en gemmologie et dessin',
  },
  {
    email: 'amel.benhaddou@atelier-bijou.example',
    firstName: 'Amel',
    lastName: 'Benhaddou',
    role: 'learner',
    companyKey: 'atelier-bijou',
  },
  {
    email: 'basile.courtin@atelier-bijou.example',
    firstName: 'Basile',
    lastName: 'Courtin',
    role: 'learner',
    companyKey: 'atelier-bijou',
  },
  {
    email: 'clara.delorme@atelier-bijou.example',
    firstName: 'Clara',
    lastName: 'Delorme',
    role: 'learner',
    companyKey: 'atelier-bijou',
  },
  {
    email: 'diane.escoffier@atelier-bijou.example',
    firstName: 'Diane',
    lastName: 'Escoffier',
    role: 'learner',
    companyKey: 'atelier-bijou',
  },
  {
    email: 'emile.fauvet@atelier-bijou.example',
    firstName: 'Émile',
    lastName: 'Fauvet',
    role: 'learner',
    companyKey: 'atelier-bijou',
  },
  {
    email: 'zoe.garance@atelier-bijou.example',
    firstName: 'Zoé',
    lastName: 'Garance',
    role: 'candidate',
    companyKey: 'atelier-bijou',
  },
];

/** Everybody with an account on the site, except practitioners. */
export const people: readonly DemoPerson[] = [
  ...techcorpPeople,
  ...greenbuildPeople,
  ...horizonPeople,
  ...atelierPeople,
];

/** The groups of patients that sessions are published to. */
export const patientGroups: readonly DemoPatientGroup[] = [
  {
    key: 'parcours-addictologie',
    name: { fr: 'Parcours addictologie', en: 'Addiction care programme' },
    companyKey: 'clinique-horizon',
    memberEmails: [
      'ines.roux@horizon.example',
      'rachid.belkacem@horizon.example',
      'steven.joly@horizon.example',
      'bruno.castel@horizon.example',
      'clemence.vasseur@horizon.example',
    ],
  },
  {
    key: 'reprise-du-mouvement',
    name: { fr: 'Reprise du mouvement', en: 'Moving again' },
    companyKey: 'clinique-horizon',
    memberEmails: [
      'paul.durand@horizon.example',
      'mireille.astier@horizon.example',
      'odile.fabre@horizon.example',
      'awa.ndiaye@horizon.example',
      'patrick.salvat@horizon.example',
    ],
  },
];

/** The people of the panel. */
export const panelPeople: readonly DemoPanelPerson[] = [
  { email: 'super@huntzen.example', firstName: 'Solène', lastName: 'Arnaud', role: 'super-admin' },
  { email: 'platform@huntzen.example', firstName: 'Pierre', lastName: 'Delmas', role: 'platform-admin' },
  { email: 'editor@huntzen.example', firstName: 'Édith', lastName: 'Normand', role: 'editor' },
  { email: 'planner@huntzen.example', firstName: 'Paola', lastName: 'Greco', role: 'planner' },
  { email: 'accountant@huntzen.example', firstName: 'Alain', lastName: 'Comte', role: 'accountant' },
];
