import { describe, expect, it } from 'vitest';
import { proposalRequest } from '../../../contracts/index.ts';
import { emptyDraft, requestOf, type ProposalDraft } from './proposal-form.ts';

const id = 'a'.repeat(24);
const filled: ProposalDraft = {
  ...emptyDraft,
  company: id,
  course: id,
  from: '2027-03-01',
  to: '2027-05-31',
  hours: '40',
};

describe('the form of a proposal', () => {
  it('asks for nothing while something is missing', () => {
    expect(requestOf(emptyDraft)).toBeNull();
    expect(requestOf({ ...filled, weekdays: [] })).toBeNull();
    expect(requestOf({ ...filled, groupSize: '' })).toBeNull();
    const subjects = [{ key: 1, title: 'Dessin', hours: '', room: '', instructor: '' }];
    expect(requestOf({ ...filled, subjects })).toBeNull();
  });

  it('asks for what the API understands, with and without subjects', () => {
    const subjects = [{ key: 1, title: 'Dessin', hours: '100', room: id, instructor: '' }];
    for (const draft of [filled, { ...filled, subjects, room: id, roomIsFixed: true }])
      expect(proposalRequest.parse(requestOf(draft))).toEqual(requestOf(draft));
    expect(requestOf({ ...filled, hours: '' })?.hours).toBeNull();
  });
});
