import type { SessionActionData, SessionActionName } from '../contracts/index.ts';

const alice = { name: 'Alice Martin', email: 'alice@example.org', language: 'fr' } as const;
const aboutPerson: readonly SessionActionName[] = [
  'ELEVE_INSCRIT',
  'PLACE_LIBEREE',
  'PROMOTION_ATTENTE',
  'ELEVE_CONVERTI',
];

const moved = {
  from: {
    startsAt: '2027-03-06T08:00:00Z',
    endsAt: '2027-03-06T12:00:00Z',
    place: 'Atelier A',
    instructor: 'Bob Leroy',
  },
  to: {
    startsAt: '2027-03-09T13:00:00Z',
    endsAt: '2027-03-09T17:00:00Z',
    place: 'Atelier B',
    instructor: null,
  },
};

/** The data of an action about one session, with two people to tell. */
export function buildActionData(action: SessionActionName): SessionActionData {
  const data = {
    session: {
      title: 'Sertissage, niveau 1',
      course: { code: 'SERTI_N1', title: 'Sertissage' },
      companyName: 'Atelier Bijou',
      startsAt: '2027-03-06T08:00:00Z',
      endsAt: '2027-03-06T16:00:00Z',
      zone: 'Europe/Paris',
      place: 'Atelier B',
    },
    person: aboutPerson.includes(action) ? { id: 'alice', role: 'learner', ...alice } : null,
    recipients: [
      { role: 'learner', ...alice },
      { role: 'instructor', name: 'Bob Leroy', email: 'bob@example.org', language: 'en' },
    ],
    reason: null,
  };
  return (action === 'SESSION_MODIFIEE' ? { ...data, changes: [moved] } : data) as SessionActionData;
}
