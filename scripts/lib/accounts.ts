/** The accounts of the demonstration that the end of `npm start` names; the data itself has many more. */
export const demoPassword = 'Demo-care-2026!';

/** Who they are, and on which of the two they sign in. */
export const demoAccounts: readonly { where: 'panel' | 'site'; who: string; email: string }[] = [
  { where: 'panel', who: 'super admin', email: 'super@huntzen.example' },
  { where: 'panel', who: 'platform admin', email: 'platform@huntzen.example' },
  { where: 'panel', who: 'editor', email: 'editor@huntzen.example' },
  { where: 'panel', who: 'planner', email: 'planner@huntzen.example' },
  { where: 'panel', who: 'accountant', email: 'accountant@huntzen.example' },
  { where: 'site', who: 'employee, TechCorp', email: 'marc.dupont@techcorp.example' },
  { where: 'site', who: 'employee, TechCorp', email: 'lea.martin@techcorp.example' },
  { where: 'site', who: 'HR, TechCorp', email: 'rh@techcorp.example' },
  { where: 'site', who: 'employee, GreenBuild', email: 'nina.petit@greenbuild.example' },
  { where: 'site', who: 'HR, GreenBuild', email: 'rh@greenbuild.example' },
  { where: 'site', who: 'practitioner', email: 'dr.bernard@huntzen.example' },
  { where: 'site', who: 'practitioner', email: 'dr.moreau@huntzen.example' },
  { where: 'site', who: 'patient', email: 'paul.durand@horizon.example' },
  { where: 'site', who: 'patient', email: 'ines.roux@horizon.example' },
  { where: 'site', who: 'coach', email: 'coach@horizon.example' },
  { where: 'site', who: 'trainer', email: 'formateur@atelier-bijou.example' },
  { where: 'site', who: 'learner', email: 'eleve@atelier-bijou.example' },
  { where: 'site', who: 'candidate', email: 'candidat@atelier-bijou.example' },
];
