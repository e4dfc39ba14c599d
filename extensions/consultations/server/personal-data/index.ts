import type { CareDatabase } from '@huntzen/database';
import { querySources, type PersonalSource } from '@huntzen/kernel/server';
import type { DocumentService } from '../onboarding/documents.ts';
import { documentSource } from './documents.ts';
import { sourcesOfBoth, sourcesOfEmployee } from './of-both.ts';
import { sourcesOfPractitioner } from './of-practitioner.ts';

/** What consultations hold of a person. */
export const consultationSources = (
  database: () => CareDatabase,
  documents: () => DocumentService,
): readonly PersonalSource[] => [
  ...querySources(database, [...sourcesOfBoth, ...sourcesOfEmployee, ...sourcesOfPractitioner]),
  documentSource(documents),
];
