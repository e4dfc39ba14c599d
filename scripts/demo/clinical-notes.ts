import type { ClinicalNoteStore } from '../../extensions/records/clinical/index.ts';
import type { Core } from '@strapi/strapi';
import { uuidFor } from './deterministic.ts';

/** A consultation as the demonstration plans it. */
interface PlannedConsultation {
  id: string;
  employeeId: string;
  practitionerId: string;
  status: string;
  startsAt: string;
}

/** What was written over time, the last text being the note; and which of them the patient reads. */
const notes: readonly { texts: readonly string[]; shared: number | null }[] = [
  {
    texts: [
      '# Motif\n\nRéveils vers 4 h depuis septembre.',
      '# Motif\n\nRéveils vers 4 h depuis septembre, ruminations liées au travail.\n\n# Pour la prochaine fois\n\n- Noter l’heure du coucher et du réveil\n- **Se lever** après vingt minutes sans sommeil\n- Pas d’écran dans la chambre',
    ],
    shared: 2,
  },
  {
    texts: [
      '# Entretien\n\nFatigue, irritabilité. Soutien de la famille.\n\n# Hypothèses\n\nÀ revoir avec l’agenda du sommeil. Proposer un point avec le médecin traitant.',
    ],
    shared: null,
  },
];

/**
 * The notes of two completed consultations of one practitioner, as late as there are: one that its patient reads, one that nobody
 * else does. The patient is one of `readers`, and the practitioner one of `authors`, when the two have met.
 */
export async function loadClinicalNotes(
  strapi: Core.Strapi,
  consultations: readonly PlannedConsultation[],
  { authors, readers }: { authors: readonly string[]; readers: readonly string[] },
): Promise<void> {
  const store = strapi.get<ClinicalNoteStore>('care.clinicalNotes');
  const completed = consultations
    .filter(({ status }) => status === 'completed')
    .sort((left, right) => right.startsAt.localeCompare(left.startsAt));
  const read = completed.filter(({ employeeId }) => readers.includes(employeeId));
  const first =
    read.find(({ practitionerId }) => authors.includes(practitionerId)) ?? read[0] ?? completed[0];
  if (first === undefined) return;
  const author = { accountId: first.practitionerId, role: 'practitioner', companyId: null };
  const second = completed.find((one) => one !== first && one.practitionerId === author.accountId);
  for (const [index, consultation] of [first, second].entries()) {
    const note = notes[index];
    if (consultation === undefined || note === undefined) continue;
    for (const [basedOn, text] of note.texts.entries())
      await store.save(author, consultation.id, {
        saveId: uuidFor(`clinical note ${consultation.id} ${basedOn}`),
        basedOn,
        text,
      });
    if (note.shared !== null) await store.share(author, consultation.id, note.shared);
  }
}
