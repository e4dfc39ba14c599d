import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articles, companyNews } from './articles.ts';
import { exercises } from './exercises.ts';
import { specialityLabels } from './labels.ts';
import {
  companies,
  greenbuildPeople,
  horizonPeople,
  panelPeople,
  patientGroups,
  people,
  techcorpPeople,
} from './people.ts';
import { practitioners } from './practitioners.ts';
import { programmes } from './programmes.ts';
import { sessions } from './sessions.ts';

const media = join(import.meta.dirname, 'media');
const images = join(media, 'images');

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
  return [];
}

function tokens(value: unknown): string[] {
  return texts(value).flatMap((text) =>
    [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map((match) => match[1] ?? ''),
  );
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function missingImages(keys: readonly string[]): string[] {
  return keys.filter((key) => !existsSync(join(images, `${key}.webp`)));
}

describe('exercises', () => {
  it('number thirty, six for each discipline, with unique keys and titles', () => {
    expect(exercises.length).toBeGreaterThanOrEqual(30);
    expect(repeated(exercises.map(({ key }) => key))).toEqual([]);
    expect(repeated(exercises.map(({ title }) => title))).toEqual([]);
    for (const discipline of ['apa', 'addictology', 'relaxation', 'cardio', 'strength']) {
      expect(
        exercises.filter((exercise) => exercise.discipline === discipline).length,
      ).toBeGreaterThanOrEqual(6);
    }
  });

  it.each(exercises)('$key uses exactly the variables it declares, each with a value', (exercise) => {
    const names = exercise.variables.map(({ name }) => name);
    expect(repeated(names)).toEqual([]);
    expect([...new Set(tokens(exercise))].sort()).toEqual([...names].sort());
    expect(tokens([exercise.title, exercise.summary])).toEqual([]);
    for (const variable of exercise.variables) {
      if (variable.type === 'text') {
        expect(variable.defaultValue).not.toBe('');
        expect([variable.minimum, variable.maximum, variable.step]).toEqual([null, null, null]);
      } else {
        expect(fits(variable.defaultValue, variable)).toBe(true);
      }
    }
  });

  it.each(exercises)('$key says how, when not to, and when to stop', (exercise) => {
    expect(exercise.key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(exercise.instructions.length).toBeGreaterThanOrEqual(3);
    expect(exercise.contraindications.length).toBeGreaterThanOrEqual(1);
    expect(exercise.stopIf.length).toBeGreaterThanOrEqual(1);
    expect(exercise.objectives.length).toBeGreaterThanOrEqual(1);
    expect(exercise.equipment.length).toBeGreaterThanOrEqual(1);
    for (const { file, captions, transcript } of exercise.recordings ?? [])
      for (const name of [file, captions, transcript])
        if (name !== undefined) expect(existsSync(join(media, name))).toBe(true);
  });
});

function fits(
  value: unknown,
  variable: { minimum: number | null; maximum: number | null; step: number | null },
): boolean {
  const { minimum, maximum, step } = variable;
  if (typeof value !== 'number' || minimum === null || maximum === null || step === null) return false;
  return Number.isInteger(value) && value >= minimum && value <= maximum && (value - minimum) % step === 0;
}

describe('sessions', () => {
  it('number ten: seven published, two drafts, one archived', () => {
    expect(sessions).toHaveLength(10);
    expect(repeated(sessions.map(({ key }) => key))).toEqual([]);
    const states = sessions.map(({ publication }) => publication.state);
    expect(states.filter((state) => state === 'published')).toHaveLength(7);
    expect(states.filter((state) => state === 'draft')).toHaveLength(2);
    expect(states.filter((state) => state === 'archived')).toHaveLength(1);
    const audiences = sessions.flatMap(({ publication }) =>
      'audience' in publication ? [publication.audience] : [],
    );
    expect(new Set(audiences)).toEqual(new Set(['all', 'group', 'patient']));
  });

  it.each(sessions)('$key is made of known exercises, within their bounds', (session) => {
    expect(session.blocks.length).toBeGreaterThanOrEqual(2);
    for (const block of session.blocks) {
      const exercise = exercises.find(({ key }) => key === block.exerciseKey);
      expect(exercise, block.exerciseKey).toBeDefined();
      expect(block.rounds).toBeGreaterThanOrEqual(1);
      expect(block.restSeconds).toBeGreaterThanOrEqual(0);
      for (const [name, value] of Object.entries(block.overrides ?? {})) {
        const variable = exercise?.variables.find((candidate) => candidate.name === name);
        expect(variable, `${block.exerciseKey}.${name}`).toBeDefined();
        if (variable?.type === 'integer')
          expect(fits(value, variable), `${block.exerciseKey}.${name}`).toBe(true);
      }
    }
  });

  it('are published to groups and patients who exist', () => {
    for (const { publication } of sessions) {
      if (publication.state !== 'published') continue;
      if (publication.audience === 'group') {
        expect(patientGroups.map(({ key }) => key)).toContain(publication.groupKey);
      }
      if (publication.audience === 'patient') {
        expect(people.find(({ email }) => email === publication.email)?.role).toBe('patient');
      }
    }
  });

  it('use at least 24 of the exercises', () => {
    const used = new Set(sessions.flatMap(({ blocks }) => blocks.map(({ exerciseKey }) => exerciseKey)));
    expect(used.size).toBeGreaterThanOrEqual(24);
  });
});

describe('articles and news', () => {
  it('number eight and four', () => {
    expect(articles).toHaveLength(8);
    expect(repeated(articles.map(({ slug }) => slug))).toEqual([]);
    expect(companyNews.filter(({ companyKey }) => companyKey === 'techcorp')).toHaveLength(3);
    expect(companyNews.filter(({ companyKey }) => companyKey === 'greenbuild')).toHaveLength(1);
    expect(companyNews.map(({ state }) => state).sort()).toEqual([
      'archived',
      'draft',
      'published',
      'published',
    ]);
  });

  it.each(articles)('$slug is long enough, structured, and fits search engines', (article) => {
    expect(article.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(words(article.contentMarkdown)).toBeGreaterThanOrEqual(400);
    expect(words(article.contentMarkdown)).toBeLessThanOrEqual(700);
    expect(article.contentMarkdown.match(/^## /gm)?.length ?? 0).toBeGreaterThanOrEqual(3);
    expect(article.contentMarkdown).toMatch(/^(- |1\. )/m);
    expect(article.contentMarkdown).not.toMatch(/^# /m);
    expect(article.seo.metaTitle.length).toBeLessThanOrEqual(60);
    expect(article.seo.metaDescription.length).toBeLessThanOrEqual(155);
    expect(article.seo.metaDescription.length).toBeGreaterThanOrEqual(70);
  });

  it('target departments that exist', () => {
    for (const news of companyNews) {
      if (news.department === undefined) continue;
      expect(companies.find(({ key }) => key === news.companyKey)?.departments).toContain(news.department);
    }
  });
});

describe('practitioners', () => {
  it('number at least twelve, in three zones, and cover every speciality', () => {
    expect(practitioners.length).toBeGreaterThanOrEqual(12);
    const emails = practitioners.map(({ email }) => email);
    expect(emails).toEqual(
      expect.arrayContaining(['dr.bernard@huntzen.example', 'dr.moreau@huntzen.example']),
    );
    const zones = new Set(practitioners.map(({ timeZone }) => timeZone));
    expect(zones).toEqual(new Set(['Europe/Paris', 'Europe/Lisbon', 'America/Martinique']));
    const covered = new Set(practitioners.flatMap(({ specialities }) => specialities));
    expect([...covered].sort()).toEqual(Object.keys(specialityLabels).sort());
  });

  it.each(practitioners)('$email has a full profile and sound hours', (practitioner) => {
    expect(isZone(practitioner.timeZone)).toBe(true);
    expect(words(practitioner.bio)).toBeGreaterThanOrEqual(80);
    expect(words(practitioner.bio)).toBeLessThanOrEqual(120);
    expect(practitioner.diplomas.length).toBeGreaterThanOrEqual(1);
    expect(practitioner.availability.length).toBeGreaterThanOrEqual(3);
    for (const [index, rule] of practitioner.availability.entries()) {
      expect(rule.weekday).toBeGreaterThanOrEqual(1);
      expect(rule.weekday).toBeLessThanOrEqual(7);
      expect(rule.startTime).toMatch(/^[0-2]\d:[0-5]\d$/);
      expect(rule.startTime < rule.endTime).toBe(true);
      expect(practitioner.modes).toEqual(expect.arrayContaining([...rule.modes]));
      const overlapping = practitioner.availability.filter(
        (other, at) =>
          at !== index &&
          other.weekday === rule.weekday &&
          other.startTime < rule.endTime &&
          rule.startTime < other.endTime,
      );
      expect(overlapping).toEqual([]);
    }
  });
});

describe('people', () => {
  it('have one account each, at the domain of their company', () => {
    const emails = [...people, ...practitioners, ...panelPeople].map(({ email }) => email);
    expect(repeated(emails)).toEqual([]);
    for (const person of people) {
      const company = companies.find(({ key }) => key === person.companyKey);
      expect(person.email).toMatch(/^[a-z-]+(\.[a-z-]+)?@/);
      expect(person.email.split('@')[1]).toBe(company?.emailDomain);
      if (person.department !== undefined) expect(company?.departments).toContain(person.department);
    }
  });

  it('are as many as promised, and the named ones are there', () => {
    expect(techcorpPeople).toHaveLength(40);
    expect(new Set(techcorpPeople.map(({ department }) => department)).size).toBe(4);
    expect(greenbuildPeople).toHaveLength(12);
    expect(horizonPeople.filter(({ role }) => role === 'patient')).toHaveLength(10);
    expect(companies.find(({ key }) => key === 'techcorp')?.anonymisation).toBe(false);
    const roles = new Map<string, string>(
      [...people, ...panelPeople].map(({ email, role }) => [email, role]),
    );
    expect(Object.fromEntries(named.map(([email]) => [email, roles.get(email)]))).toEqual(
      Object.fromEntries(named),
    );
    expect(people.find(({ email }) => email === 'marc.dupont@techcorp.example')?.department).toBe(
      'Développement',
    );
  });

  it('form two groups of patients', () => {
    expect(patientGroups).toHaveLength(2);
    for (const email of patientGroups.flatMap(({ memberEmails }) => memberEmails)) {
      expect(people.find((person) => person.email === email)?.role, email).toBe('patient');
    }
  });
});

const named: readonly (readonly [string, string])[] = [
  ['marc.dupont@techcorp.example', 'employee'],
  ['lea.martin@techcorp.example', 'employee'],
  ['rh@techcorp.example', 'hr'],
  ['nina.petit@greenbuild.example', 'employee'],
  ['rh@greenbuild.example', 'hr'],
  ['paul.durand@horizon.example', 'patient'],
  ['ines.roux@horizon.example', 'patient'],
  ['coach@horizon.example', 'coach'],
  ['formateur@atelier-bijou.example', 'trainer'],
  ['eleve@atelier-bijou.example', 'learner'],
  ['candidat@atelier-bijou.example', 'candidate'],
  ['super@huntzen.example', 'super-admin'],
  ['platform@huntzen.example', 'platform-admin'],
  ['editor@huntzen.example', 'editor'],
  ['planner@huntzen.example', 'planner'],
  ['accountant@huntzen.example', 'accountant'],
];

describe('media', () => {
  it('hold every picture that the content names', () => {
    const used = [...exercises, ...sessions, ...articles].map(({ imageKey }) => imageKey);
    expect(missingImages([...used, ...companies.map(({ logoKey }) => logoKey)])).toEqual([]);
    expect(new Set([...exercises, ...sessions].map(({ imageKey }) => imageKey)).size).toBeGreaterThanOrEqual(
      12,
    );
    expect(new Set(articles.map(({ imageKey }) => imageKey)).size).toBe(8);
    expect(missingImages(['no-such-picture'])).toEqual(['no-such-picture']);
  });

  it('stay small', () => {
    const heavy = readdirSync(images).filter((name) => statSync(join(images, name)).size > 60_000);
    expect(heavy).toEqual([]);
    expect(statSync(join(media, 'respiration.mp4')).size).toBeLessThan(400_000);
    expect(statSync(join(media, 'detente.mp3')).size).toBeLessThan(500_000);
  });

  it('have captions and a transcript', () => {
    expect(readFileSync(join(media, 'respiration.fr.vtt'), 'utf8')).toMatch(/^WEBVTT\n/);
    expect(readFileSync(join(media, 'detente.fr.txt'), 'utf8')).toContain('cinq fois');
  });
});

describe('words', () => {
  const everything = texts([exercises, sessions, articles, companyNews, practitioners, companies]);
  const price =
    /€|\b(?:prix|tarifs?|euros?|gratuit\w*|payant\w*|pay(?:er|ez|é)|rembours\w*|honoraires|factur\w*)(?!\p{L})/iu;
  const promise = /\b(?:guéri\w*|garanti\w*|miracle|100\s?%|efficacité prouvée|sans risque)(?!\p{L})/iu;

  it('never speak of price, never promise, never shout', () => {
    expect(everything.filter((text) => price.test(text))).toEqual([]);
    expect(everything.filter((text) => promise.test(text))).toEqual([]);
    expect(everything.filter((text) => text.includes('!'))).toEqual([]);
    expect(everything.filter((text) => text.includes('\u2014'))).toEqual([]);
    expect([price.test('Tarif : 50 €'), price.test('gratuitement'), promise.test('guérison')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('address readers with vous', () => {
    const familiar = /(?:^|[\s(])(?:tu|toi|tes|ton)\s/iu;
    const calm = texts([exercises, sessions, practitioners, companyNews]);
    expect(calm.filter((text) => familiar.test(text))).toEqual([]);
  });
});

describe('programmes', () => {
  it.each(programmes)('$key is made of published sessions, for a known group', (programme) => {
    const published = sessions
      .filter(({ publication }) => publication.state === 'published')
      .map(({ key }) => key);
    for (const { sessionKey } of programme.steps) expect(published).toContain(sessionKey);
    expect(patientGroups.map(({ key }) => key)).toContain(programme.groupKey);
    expect(programme.days).toHaveLength(programme.perWeek);
  });
});
