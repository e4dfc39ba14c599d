/** Everything that the drill plants, in the order in which people would. */
import type { Drill } from '../context.ts';
import { plantCoachNote, plantConsultation, plantPractitioner } from './consultation.ts';
import { plantJournal } from './journal.ts';
import { plantRefused } from './refused.ts';
import { plantExport } from './own-data.ts';
import { plantNews, plantReceiver, plantTraining } from './work.ts';

/** Each planting; a new one is one more line. */
export const plantings: readonly ((drill: Drill) => Promise<void>)[] = [
  plantReceiver,
  plantPractitioner,
  plantConsultation,
  plantCoachNote,
  plantJournal,
  plantTraining,
  plantNews,
  plantExport,
  plantRefused,
];
