import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { inputErrorMap, labelled } from './messages.ts';

describe('labelled', () => {
  it('sets the colon as each language writes it', () => {
    expect(labelled('fr', 'Lieu', 'Atelier B')).toBe('Lieu\u00a0: Atelier B');
    expect(labelled('en', 'Place', 'Atelier B')).toBe('Place: Atelier B');
  });
});

const schema = z.object({
  email: z.email(),
  name: z.string().min(3).max(5),
  effort: z.number().int().min(0).max(10),
  level: z.enum(['a', 'b']),
  tags: z.array(z.string()).min(1),
});
const valid = { email: 'alice@example.org', name: 'alice', effort: 3, level: 'a', tags: ['x'] };
const say = (input: object, language: 'fr' | 'en') =>
  schema.safeParse({ ...valid, ...input }, { error: inputErrorMap(language) }).error?.issues[0]?.message;

describe('inputErrorMap', () => {
  it.each([
    [{ email: '' }, 'Ce champ est à remplir.', 'Fill in this field.'],
    [{ email: undefined }, 'Ce champ est à remplir.', 'Fill in this field.'],
    [{ email: 'alice' }, /prenom\.nom@exemple\.fr/, /first\.last@example\.org/],
    [{ name: 'al' }, '3 caractères au moins.', '3 characters at least.'],
    [{ name: 'alices' }, '5 caractères au plus.', '5 characters at most.'],
    [{ effort: 11 }, /au plus 10/, /at most 10/],
    [{ effort: 1.5 }, 'Indiquez un nombre entier.', 'Enter a whole number.'],
    [{ effort: 'much' }, 'Indiquez un nombre.', 'Enter a number.'],
    [{ level: 'c' }, /Choisissez/, /Choose/],
    [{ tags: [] }, '1 élément au moins.', '1 item at least.'],
  ])('says what to do about %j in both languages', (input, french, english) => {
    expect(say(input, 'fr')).toMatch(french);
    expect(say(input, 'en')).toMatch(english);
  });
});
