/** Somebody who is to receive sessions, through a group or by name (`groupId` null). */
export interface Recipient {
  id: string;
  companyId: string;
  groupId: string | null;
}

/** One publication to be made: a session to a group or to one person, and who receives it through it. */
export interface PlannedPublication {
  sessionId: string;
  companyId: string;
  audience: { groupId: string } | { patientId: string };
  /** Whether this person's own values count. */
  isPersonal: boolean;
  recipientIds: string[];
}

/**
 * Which publications give these sessions to these people: one to each group, and one to each person who was named or has
 * values of their own. Everybody receives each session once; who has one already is left out of it.
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
    const ofGroups = new Map<string, PlannedPublication>();
    const ofPeople: PlannedPublication[] = [];
    for (const { id, companyId, groupId } of recipients) {
      if (has(id, sessionId)) continue;
      const isPersonal = isDosed(id, sessionId);
      if (groupId === null || isPersonal) {
        const audience = { patientId: id };
        ofPeople.push({ sessionId, companyId, audience, isPersonal, recipientIds: [id] });
        continue;
      }
      const known = ofGroups.get(groupId);
      if (known !== undefined) known.recipientIds.push(id);
      else
        ofGroups.set(groupId, {
          sessionId,
          companyId,
          audience: { groupId },
          isPersonal: false,
          recipientIds: [id],
        });
    }
    return [...ofGroups.values(), ...ofPeople];
  });
}
