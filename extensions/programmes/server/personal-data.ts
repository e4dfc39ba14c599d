import type { CareDatabase } from '@huntzen/database';
import { querySources, type PersonalSource } from '@huntzen/kernel/server';
import { sourcesOfCoach } from './personal-data-of-coach.ts';
import { sourcesOfPatient } from './personal-data-of-patient.ts';

/** What programmes hold of a person. */
export const programmeSources = (database: () => CareDatabase): readonly PersonalSource[] =>
  querySources(database, [...sourcesOfPatient, ...sourcesOfCoach]);
