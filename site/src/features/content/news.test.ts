import { expect, test } from 'vitest';

import { departmentOptions, newsFormSchema, parseNewsState } from './news.ts';

const text = { title: 'Titre', body: 'Texte', department: '' };

test('an empty choice of department is the whole company', () => {
  expect(newsFormSchema.parse(text)).toMatchObject({ department: null });
  expect(
    newsFormSchema.parse({ ...text, department: 'Ventes', revision: '3', then: 'publish' }),
  ).toMatchObject({
    department: 'Ventes',
    revision: 3,
    then: 'publish',
  });
});

test('what is wrong is named by its field', () => {
  const paths = newsFormSchema
    .safeParse({ title: ' ', body: '', department: '' })
    .error?.issues.map(({ path }) => path[0]);
  expect(paths).toEqual(['title', 'body']);
});

test('an unknown state in the address asks for all', () => {
  expect(parseNewsState(new URLSearchParams('state=draft'))).toBe('draft');
  expect(parseNewsState(new URLSearchParams('state=deleted'))).toBeUndefined();
  expect(parseNewsState(new URLSearchParams())).toBeUndefined();
});

test('a department where nobody is any more stays among the choices of the news that has it', () => {
  const departments = [{ name: 'Ventes', people: 2 }];
  expect(departmentOptions(departments, '').map(({ value }) => value)).toEqual(['Ventes']);
  expect(departmentOptions(departments, 'Ventes')).toHaveLength(1);
  expect(departmentOptions(departments, 'Marine').map(({ value }) => value)).toEqual(['Ventes', 'Marine']);
});
