import { sql, type CareDatabase } from '@huntzen/database';
import { querySources, readPages, type PersonalSource } from '@huntzen/kernel/server';
import type { SubmissionService } from '../learning/submissions.ts';
import { sourcesOfTrainee } from './of-trainee.ts';
import { sourcesOfTrainer } from './of-trainer.ts';

/** The files that a learner handed in, opened as they open them themselves. */
const fileSource = (database: () => CareDatabase, submissions: () => SubmissionService): PersonalSource => ({
  name: 'submission-files',
  roles: ['learner', 'candidate'],
  covers: ['submission_files'],
  meaning: { fr: 'Les fichiers que vous avez rendus.', en: 'The files that you handed in.' },
  columns: ['id', 'round_id', 'place', 'name', 'media_type', 'byte_size', 'file'],
  read: async function* (reader) {
    const query = sql`
      select f.id as key, f.id, f.round_id, f.place, f.name, f.media_type, f.byte_size
      from care.submission_files as f where f.trainee_id = (select care.own_trainee())`;
    for await (const row of readPages(database(), reader, query)) {
      const { id, name } = row as { id: string; name: string };
      yield {
        row,
        openFile: async () => ({ ...(await submissions().openFile(reader, id)), fileName: name }),
      };
    }
  },
});

/** What training holds of a person. */
export const trainingSources = (
  database: () => CareDatabase,
  submissions: () => SubmissionService,
): readonly PersonalSource[] => [
  ...querySources(database, [...sourcesOfTrainee, ...sourcesOfTrainer]),
  fileSource(database, submissions),
];
