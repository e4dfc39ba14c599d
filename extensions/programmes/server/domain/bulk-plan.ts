/** Somebody who is to receive sessions: as one of all, through a group, or by name. */
export interface Recipient {
  id: string;
  companyId: string;
  through: 'all' | 'name' | { groupId: string };
}

/** One publication to be made: a session to all, to a group or to one person, and who receives it through it. */
export interface PlannedPublication {
  sessionId: string;
  audience: 'all' | 'group' | 'patient';
  /** The company of the group or the person; null for all, who may be of several. */
  companyId: string | null;
  groupId: string | null;
  patientId: string | null;
  /** Whether this person's own values count. */
  isPersonal: boolean;
  recipientIds: string[];
}

/**
 * Which publications give these sessions to these people: one to all, or one to each group, and one to each person who
 * was named or has values of their own. Everybody receives each session once; who has one already is left out of it.
 *
 * @param has whether a person has a session already.
 * @param isDosed whether a person has values of their own in a session.
 */
export function planPublications(
  sessionIds: readonly string[],
  recipients: readonly Recipient[],
  has: (patientId: string, sessionId: string) => boolean,
  isDosed: (patientId: string, sessionId: string) => boolean,
): PlannedPublication[] {
  return sessionIds.flatMap((sessionId) => {
    const ofMany = new Map<string, PlannedPublication>();
    const ofPeople: PlannedPublication[] = [];
    for (const { id, companyId, through } of recipients) {
      if (has(id, sessionId)) continue;
      const isPersonal = isDosed(id, sessionId);
      const shared = { sessionId, isPersonal, recipientIds: [id] };
      if (through === 'name' || isPersonal) {
        ofPeople.push({ ...shared, audience: 'patient', companyId, groupId: null, patientId: id });
        continue;
      }
      const groupId = through === 'all' ? null : through.groupId;
      const known = ofMany.get(groupId ?? 'all');
      if (known !== undefined) known.recipientIds.push(id);
      else if (groupId === null)
        ofMany.set('all', { ...shared, audience: 'all', companyId: null, groupId, patientId: null });
      else ofMany.set(groupId, { ...shared, audience: 'group', companyId, groupId, patientId: null });
    }
    return [...ofMany.values(), ...ofPeople];
  });
}
