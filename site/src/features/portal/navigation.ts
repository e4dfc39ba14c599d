import type { IconName } from '../../components/icons.ts';
import { pathsFor } from '../../paths.ts';
import { portalOfRole, type Portal, type Role } from '../session/roles.ts';

/** The addresses that a portal's navigation can hold. */
export type NavigationTarget =
  | Portal
  | 'patientSessions'
  | 'patientWeek'
  | 'coachPatients'
  | 'coachProgrammes'
  | 'coachSessions'
  | 'coachProgressions'
  | 'patientHistory'
  | 'employeePractitioners'
  | 'employeeConsultations'
  | 'employeeJournal'
  | 'employeeNews'
  | 'practitionerConsultations'
  | 'practitionerAgenda'
  | 'practitionerAvailability'
  | 'practitionerProfile'
  | 'rhUsage'
  | 'rhNews'
  | 'rhInvite'
  | 'trainerSessions'
  | 'trainerWork'
  | 'trainerLearners'
  | 'learnerSessions'
  | 'learnerCourses'
  | 'learnerWork'
  | 'learnerHistory';

/** One entry of a portal's navigation. */
export interface NavigationEntry {
  to: NavigationTarget;
  icon: IconName;
  /** Another address whose pages belong to the entry. */
  also?: 'practitionerDocuments';
}

/** The navigation of each portal, home first; a phone shows at most five entries. */
export const NAVIGATION: Readonly<Record<Portal, readonly NavigationEntry[]>> = {
  patient: [
    { to: 'patient', icon: 'home' },
    { to: 'patientWeek', icon: 'calendar' },
    { to: 'patientSessions', icon: 'dumbbell' },
    { to: 'patientHistory', icon: 'clock' },
  ],
  employee: [
    { to: 'employee', icon: 'home' },
    { to: 'employeePractitioners', icon: 'search' },
    { to: 'employeeConsultations', icon: 'calendar' },
    { to: 'employeeJournal', icon: 'book-open' },
    { to: 'employeeNews', icon: 'newspaper' },
  ],
  practitioner: [
    { to: 'practitioner', icon: 'home' },
    { to: 'practitionerAgenda', icon: 'calendar' },
    { to: 'practitionerConsultations', icon: 'clipboard' },
    { to: 'practitionerAvailability', icon: 'clock' },
    { to: 'practitionerProfile', icon: 'user', also: 'practitionerDocuments' },
  ],
  rh: [
    { to: 'rh', icon: 'home' },
    { to: 'rhUsage', icon: 'chart' },
    { to: 'rhNews', icon: 'newspaper' },
    { to: 'rhInvite', icon: 'users' },
  ],
  coach: [
    { to: 'coach', icon: 'home' },
    { to: 'coachPatients', icon: 'users' },
    { to: 'coachProgrammes', icon: 'clipboard' },
    { to: 'coachSessions', icon: 'dumbbell' },
    { to: 'coachProgressions', icon: 'chart' },
  ],
  trainer: [
    { to: 'trainer', icon: 'home' },
    { to: 'trainerSessions', icon: 'calendar' },
    { to: 'trainerWork', icon: 'clipboard' },
    { to: 'trainerLearners', icon: 'users' },
  ],
  learner: [
    { to: 'learner', icon: 'home' },
    { to: 'learnerSessions', icon: 'calendar' },
    { to: 'learnerCourses', icon: 'graduation' },
    { to: 'learnerWork', icon: 'clipboard' },
    { to: 'learnerHistory', icon: 'clock' },
  ],
};

/** The navigation that a role sees. */
export function navigationOf(role: Role): readonly NavigationEntry[] {
  return NAVIGATION[portalOfRole(role)];
}

const paths = pathsFor('fr');

/** Whether a page (its path without language prefix) belongs to an entry; a home stands for itself alone. */
export function isCurrentEntry(entry: NavigationEntry, path: string): boolean {
  const addresses = [paths[entry.to](), ...(entry.also === undefined ? [] : [paths[entry.also]()])];
  return addresses.some((address) => {
    const isHome = address.split('/').length === 2;
    return path === address || (!isHome && path.startsWith(`${address}/`));
  });
}
