import { describe, expect, test } from 'vitest';
import { consultationActions, consultationStatuses, moves, type Part } from '../../contracts/index.ts';
import { findRefusal, isInsideWindow, statusAfter, type ConsultationFacts } from './consultation.ts';

const startsAt = Date.UTC(2026, 10, 24, 9);
const minute = 60_000;
const facts = (overrides: Partial<ConsultationFacts> = {}): ConsultationFacts => ({
  status: 'confirmed',
  startsAt,
  cancellationWindowMinutes: 1440,
  ...overrides,
});

describe('moves', () => {
  test('every action that is not refused is a legal move or changes the time alone', () => {
    const wellAfter = startsAt + 60 * minute;
    for (const status of consultationStatuses) {
      for (const part of ['employee', 'practitioner'] as const) {
        for (const action of consultationActions) {
          const one = facts({ status });
          if (findRefusal(action, one, part, wellAfter) !== null) continue;
          const to = statusAfter(action, one, part);
          const legal = moves.some((move) => move.from === status && move.to === to && move.part === part);
          expect(legal || (action === 'reschedule' && to === status)).toBe(true);
        }
      }
    }
  });

  test('an employee can neither confirm, start, complete nor mark an absence', () => {
    for (const status of consultationStatuses) {
      for (const action of ['confirm', 'start', 'complete', 'no-show'] as const) {
        expect(findRefusal(action, facts({ status }), 'employee', startsAt + 60 * minute)).toBe(
          'illegal_move',
        );
      }
    }
  });

  test('what is completed or cancelled stays so', () => {
    for (const status of ['completed', 'cancelled'] as const) {
      for (const part of ['employee', 'practitioner'] satisfies Part[]) {
        for (const action of consultationActions) {
          expect(findRefusal(action, facts({ status }), part, startsAt)).toBe('illegal_move');
        }
      }
    }
  });
});

describe('times', () => {
  const windowStart = startsAt - 1440 * minute;

  test('the window begins just after 24 elapsed hours before the start', () => {
    expect(isInsideWindow(facts(), windowStart)).toBe(false);
    expect(isInsideWindow(facts(), windowStart + 1)).toBe(true);
    expect(isInsideWindow(facts({ cancellationWindowMinutes: 0 }), startsAt)).toBe(false);
  });

  test('inside it the employee can cancel but not move; the practitioner can do both', () => {
    const inside = windowStart + 1;
    expect(findRefusal('reschedule', facts(), 'employee', windowStart)).toBeNull();
    expect(findRefusal('reschedule', facts(), 'employee', inside)).toBe('too_late');
    expect(findRefusal('cancel', facts(), 'employee', inside)).toBeNull();
    expect(findRefusal('reschedule', facts(), 'practitioner', inside)).toBeNull();
  });

  test('from the start on the employee cannot cancel any more', () => {
    expect(findRefusal('cancel', facts(), 'employee', startsAt - 1)).toBeNull();
    expect(findRefusal('cancel', facts(), 'employee', startsAt)).toBe('already_begun');
  });

  test('an absence is noted ten minutes after the start, and can be taken back', () => {
    expect(findRefusal('no-show', facts(), 'practitioner', startsAt + 10 * minute - 1)).toBe('too_early');
    expect(findRefusal('no-show', facts(), 'practitioner', startsAt + 10 * minute)).toBeNull();
    expect(findRefusal('confirm', facts({ status: 'no_show' }), 'practitioner', startsAt)).toBeNull();
  });
});
