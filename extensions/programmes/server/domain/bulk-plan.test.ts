import { expect, test } from 'vitest';
import { planPublications, type Recipient } from './bulk-plan.ts';

const person = (id: string, groupId?: string): Recipient => ({
  id,
  companyId: 'clinic',
  through: groupId === undefined ? 'name' : { groupId },
});
const never = () => false;

test('a group receives a session through one publication, people who were named through one each', () => {
  const people = [person('alice', 'morning'), person('bob', 'morning'), person('carol')];
  expect(planPublications(['walk'], people, never, never)).toEqual([
    {
      sessionId: 'walk',
      companyId: 'clinic',
      audience: 'group',
      groupId: 'morning',
      patientId: null,
      isPersonal: false,
      recipientIds: ['alice', 'bob'],
    },
    {
      sessionId: 'walk',
      companyId: 'clinic',
      audience: 'patient',
      groupId: null,
      patientId: 'carol',
      isPersonal: false,
      recipientIds: ['carol'],
    },
  ]);
});

test('who has a session is left out of it alone, and a group where everybody has it is left out whole', () => {
  const people = [person('alice', 'morning'), person('bob', 'morning')];
  const has = (patientId: string, sessionId: string) => sessionId === 'walk' || patientId === 'bob';
  expect(
    planPublications(['walk', 'rest'], people, has, never).map(({ sessionId, recipientIds }) => [
      sessionId,
      recipientIds,
    ]),
  ).toEqual([['rest', ['alice']]]);
});

test('values of one’s own make a publication of one’s own, in that session alone', () => {
  const people = [person('alice', 'morning'), person('bob', 'morning')];
  const isDosed = (patientId: string, sessionId: string) => patientId === 'alice' && sessionId === 'walk';
  const planned = planPublications(['walk', 'rest'], people, never, isDosed);
  expect(planned.map(({ isPersonal, recipientIds }) => [isPersonal, recipientIds])).toEqual([
    [false, ['bob']],
    [true, ['alice']],
    [false, ['alice', 'bob']],
  ]);
});

test('all receive a session through one publication of no company, but for values of one’s own', () => {
  const people: Recipient[] = [
    { id: 'alice', companyId: 'clinic', through: 'all' },
    { id: 'bob', companyId: 'hospital', through: 'all' },
    { id: 'carol', companyId: 'hospital', through: 'all' },
  ];
  const planned = planPublications(['walk'], people, never, (id) => id === 'carol');
  expect(planned.map(({ audience, companyId, recipientIds }) => [audience, companyId, recipientIds])).toEqual(
    [
      ['all', null, ['alice', 'bob']],
      ['patient', 'hospital', ['carol']],
    ],
  );
});
