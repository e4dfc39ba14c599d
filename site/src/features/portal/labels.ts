import { m } from '../../paraglide/messages.js';
import type { NavigationTarget } from './navigation.ts';

const LABELS: Record<NavigationTarget, () => string> = {
  patient: m.nav_today,
  patientSessions: m.nav_sessions,
  patientWeek: m.nav_week,
  patientHistory: m.nav_history,
  employee: m.nav_home,
  employeePractitioners: m.nav_practitioners,
  employeeConsultations: m.nav_my_consultations,
  employeeJournal: m.nav_journal,
  employeeNews: m.nav_news,
  practitioner: m.nav_home,
  practitionerConsultations: m.nav_consultations,
  practitionerAgenda: m.nav_agenda,
  practitionerAvailability: m.nav_availability,
  practitionerProfile: m.nav_profile,
  rh: m.nav_home,
  rhUsage: m.nav_usage,
  rhNews: m.nav_news,
  rhInvite: m.nav_invite,
  coach: m.nav_home,
  coachPatients: m.nav_patients,
  coachProgrammes: m.nav_programmes,
  coachSessions: m.nav_sessions,
  coachProgressions: m.nav_progressions,
  trainer: m.nav_today,
  trainerSessions: m.nav_trainer_sessions,
  trainerWork: m.nav_trainer_work,
  trainerLearners: m.nav_trainer_learners,
  learner: m.nav_home,
  learnerSessions: m.nav_training_sessions,
  learnerCourses: m.nav_learner_courses,
  learnerWork: m.nav_learner_work,
  learnerHistory: m.nav_training_history,
};

/** What an entry is called in the reader's language. */
export function navigationLabel(target: NavigationTarget): string {
  return LABELS[target]();
}
