import { describe, expect, test } from 'vitest';
import { sessionActionNames, type SessionActionBody } from '../contracts/index.ts';
import { buildActionData } from '../tests/_session-action.ts';
import { actionMail } from './action-mail.ts';

const bodyOf = (action: SessionActionBody['action']) =>
  ({ action, sessionId: 's', correlationId: 'c', data: buildActionData(action) }) as SessionActionBody;
const link = (path: string) => `https://care.example${path}`;
const alice = { email: 'Alice@example.org', language: 'fr' as const };
const bob = { email: 'bob@example.org', language: 'en' as const };

describe('the mail of an action', () => {
  test.each([...sessionActionNames])('%s says what happened, where and when, in both languages', (action) => {
    for (const reader of [alice, bob]) {
      const { subject, paragraphs } = actionMail(bodyOf(action), reader, link);
      expect(subject).toContain('Sertissage, niveau 1');
      expect(paragraphs.join('\n')).toContain('Atelier B');
      expect(paragraphs.join('\n')).not.toMatch(/undefined|null/);
    }
  });

  test('tells its person and the others each their own', () => {
    const [own, others] = [alice, bob].map((reader) => actionMail(bodyOf('PROMOTION_ATTENTE'), reader, link));
    expect(own?.paragraphs[0]).toContain('elle est à vous');
    expect(others?.paragraphs[0]).toContain('Alice Martin');
  });

  test('tells times as the clocks of the session’s zone, whatever the server’s', () => {
    const [fr, en] = [alice, bob].map(
      (reader) => actionMail(bodyOf('RAPPEL_SESSION'), reader, link).paragraphs,
    );
    expect(fr?.join('\n')).toMatch(/samedi 6 mars 2027.*09:00/);
    expect(en?.join('\n')).toMatch(/6 March 2027.*09:00/);
  });

  test('tells what moved, from where and to where, and not more than a mail can hold', () => {
    const body = bodyOf('SESSION_MODIFIEE') as Extract<SessionActionBody, { action: 'SESSION_MODIFIEE' }>;
    const linesOf = (changes: typeof body.data.changes, reader = alice) =>
      actionMail({ ...body, data: { ...body.data, changes } }, reader, link).paragraphs.join('\n');
    const [moved] = body.data.changes;
    if (moved === undefined) throw new Error('nothing moved');
    expect(linesOf([moved])).toMatch(
      /mardi 9 mars 2027.*14:00.*Atelier B \(au lieu de samedi 6 mars 2027.*Atelier A/,
    );
    expect(linesOf([{ from: null, to: moved.to }])).toContain('Nouvel horaire\u00a0: mardi 9 mars 2027');
    expect(linesOf([{ from: moved.from, to: null }])).toContain('Horaire supprimé\u00a0: samedi 6 mars 2027');
    expect(linesOf(Array.from({ length: 25 }, () => moved))).toContain('Et 5 autres changements');
  });

  test('does without a session or dates that are not known yet, and gives the reason', () => {
    const converted = bodyOf('ELEVE_CONVERTI');
    const without = { ...converted, data: { ...converted.data, session: null } } as SessionActionBody;
    expect(actionMail(without, alice, link).subject).toBe('Votre espace est ouvert');
    const cancelled = bodyOf('SESSION_ANNULEE');
    const open = {
      ...cancelled,
      data: {
        ...cancelled.data,
        reason: 'Salle fermée',
        session: { ...cancelled.data.session, startsAt: null, endsAt: null },
      },
    } as SessionActionBody;
    const { paragraphs } = actionMail(open, alice, link);
    expect(paragraphs.join('\n')).toContain('Motif\u00a0: Salle fermée');
    expect(paragraphs.join('\n')).not.toContain('Dates');
  });
});
