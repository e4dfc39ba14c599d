import { describe, expect, it } from 'vitest';
import { planningRules, proposalRequest } from '../../../contracts/index.ts';
import {
  emptyDraft,
  keepDrafts,
  problemsOf,
  readDrafts,
  requestOf,
  rulesOf,
  rulesProblems,
  usualRules,
  type ProposalDraft,
} from './proposal-form.ts';

const id = 'a'.repeat(24);
const guid = '0198c1b0-0000-7000-8000-000000000001';
const room = {
  id,
  code: 'A',
  name: 'A',
  capacity: 10,
  anyCourse: true,
  courseIds: [],
  timeZone: 'Europe/Paris',
};
const choices = { rooms: [room] };
const filled: ProposalDraft = {
  ...emptyDraft,
  company: id,
  course: id,
  from: '2027-03-01',
  to: '2027-05-31',
  hours: '40',
};
const subject = {
  key: 1,
  title: 'Dessin',
  hours: '100',
  weeklyHours: '6',
  room: id,
  roomIsFixed: true,
  instructor: '',
  instructorIsFixed: false,
};
const full: ProposalDraft = {
  ...filled,
  subjects: [subject],
  times: [{ key: 1, start: '18:00', end: '20:30' }],
  grid: [{ key: 1, weekday: '2', start: '09:00', end: '12:00', subject: 'Dessin' }],
  pinned: [
    {
      key: 1,
      day: '2027-03-28',
      start: '09:00',
      end: '12:00',
      room: id,
      instructor: guid,
      subject: 'Dessin',
    },
  ],
};

describe('the form of a proposal', () => {
  it('says beside each field what is missing or cannot be', () => {
    expect(Object.keys(problemsOf(emptyDraft, choices)).sort()).toEqual([
      'company',
      'course',
      'from',
      'hours',
      'to',
    ]);
    expect(problemsOf(filled, choices)).toEqual({});
    expect(problemsOf({ ...filled, to: '2027-02-01' }, choices)).toEqual({ to: 'end_before_start' });
    expect(problemsOf({ ...filled, groupSize: '11' }, choices)).toEqual({ groupSize: 'group_above_room' });
    expect(problemsOf(filled, { rooms: [{ ...room, anyCourse: false }] })).toEqual({ course: 'no_room' });
    expect(problemsOf({ ...filled, weekdays: [] }, choices)).toEqual({ weekdays: 'no_days' });
    expect(problemsOf({ ...full, subjects: [{ ...subject, hours: '', weeklyHours: '' }] }, choices)).toEqual({
      'subjects.1.hours': 'number',
    });
    expect(problemsOf({ ...filled, times: [{ key: 3, start: '18:00', end: '08:00' }] }, choices)).toEqual({
      'times.3': 'end_before_start',
    });
    expect(rulesProblems({ ...usualRules, breakMinutes: '45' })).toEqual({ breakMinutes: 'break' });
  });

  it('asks for what the API understands, with and without subjects, grid and set hours', () => {
    for (const draft of [filled, full, { ...full, weekdays: [] }]) {
      expect(problemsOf(draft, choices)).toEqual({});
      const request = requestOf(draft, 'Europe/Paris');
      expect(proposalRequest.parse(request)).toEqual(request);
    }
    // The clocks of the company, on the day they go forward.
    expect(requestOf(full, 'Europe/Paris').pinned?.[0]?.startsAt).toBe('2027-03-28T07:00:00Z');
    expect(planningRules.parse(rulesOf(usualRules))).toEqual(planningRules.parse({}));
  });

  it('keeps what was typed', () => {
    const storage = new Map<string, string>();
    const like = {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
    };
    expect(readDrafts(like).drafts).toEqual([emptyDraft]);
    keepDrafts(like, { drafts: [full], rules: usualRules });
    expect(readDrafts(like)).toEqual({ drafts: [full], rules: usualRules });
  });
});
