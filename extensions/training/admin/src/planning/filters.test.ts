import { describe, expect, it } from 'vitest';
import { chosenLabels, filterOptions, readFilters } from './filters.ts';

const options = filterOptions(
  {
    courses: [{ id: 'c1', code: 'SERTI', title: 'Sertissage', category: 'short', hours: 40 }],
    rooms: [
      {
        id: 'r1',
        code: 'ATEL_A',
        name: 'Atelier A',
        capacity: 8,
        anyCourse: true,
        courseIds: [],
        timeZone: 'UTC',
      },
    ],
    instructors: [{ id: 'i1', name: 'Carol Bernard', courseIds: [], hours: [] }],
    companies: [{ id: 'k1', name: 'Alma', timeZone: 'UTC' }],
    n8nPlans: false,
  },
  (status) => status,
);
const read = (query: string) => readFilters(new URLSearchParams(query), options);

describe('the filters of the planning', () => {
  it('are those of the address', () => {
    const filters = read('view=day&course=c1&room=ATEL_A&instructor=i1&company=k1&status=open');
    expect(filters).toEqual({
      course: 'c1',
      room: 'ATEL_A',
      instructor: 'i1',
      company: 'k1',
      status: 'open',
    });
    expect(chosenLabels(filters, options).map(({ label }) => label)).toEqual([
      'Sertissage',
      'Atelier A',
      'Carol Bernard',
      'Alma',
      'open',
    ]);
  });

  it('narrow nothing by what cannot be chosen', () => {
    const filters = read('course=gone&status=cancelled');
    expect(filters).toEqual({ course: '', room: '', instructor: '', company: '', status: '' });
    expect(chosenLabels(filters, options)).toEqual([]);
  });
});
