import type * as z from 'zod';

/** The languages of the product, French first. */
export const languages = ['fr', 'en'] as const;

/** A language of the product. */
export type Language = (typeof languages)[number];

/** A label with what it stands for. French sets a space before the colon, which does not break; English none. */
export const labelled = (language: Language, label: string, value: string): string =>
  `${label}${language === 'fr' ? '\u00a0:' : ':'} ${value}`;

type Issue = z.core.$ZodRawIssue;

interface Words {
  required: string;
  shorter: (limit: string) => string;
  longer: (limit: string) => string;
  atLeast: (limit: string) => string;
  atMost: (limit: string) => string;
  fewer: (limit: string) => string;
  more: (limit: string) => string;
  number: string;
  wholeNumber: string;
  choice: string;
  email: string;
  date: string;
  url: string;
  other: string;
}

const words: Record<Language, Words> = {
  fr: {
    required: 'Ce champ est à remplir.',
    shorter: (limit) => `${limit} caractères au plus.`,
    longer: (limit) => `${limit} caractères au moins.`,
    atLeast: (limit) => `La valeur doit être d’au moins ${limit}.`,
    atMost: (limit) => `La valeur doit être d’au plus ${limit}.`,
    fewer: (limit) => `${limit} ${limit === '1' ? 'élément' : 'éléments'} au plus.`,
    more: (limit) => `${limit} ${limit === '1' ? 'élément' : 'éléments'} au moins.`,
    number: 'Indiquez un nombre.',
    wholeNumber: 'Indiquez un nombre entier.',
    choice: 'Choisissez l’une des valeurs proposées.',
    email: 'Indiquez une adresse e-mail, par exemple prenom.nom@exemple.fr.',
    date: 'Indiquez une date valable.',
    url: 'Indiquez une adresse web complète, par exemple https://exemple.fr.',
    other: 'Cette valeur n’est pas valable.',
  },
  en: {
    required: 'Fill in this field.',
    shorter: (limit) => `${limit} characters at most.`,
    longer: (limit) => `${limit} characters at least.`,
    atLeast: (limit) => `The value must be at least ${limit}.`,
    atMost: (limit) => `The value must be at most ${limit}.`,
    fewer: (limit) => `${limit} ${limit === '1' ? 'item' : 'items'} at most.`,
    more: (limit) => `${limit} ${limit === '1' ? 'item' : 'items'} at least.`,
    number: 'Enter a number.',
    wholeNumber: 'Enter a whole number.',
    choice: 'Choose one of the values offered.',
    email: 'Enter an e-mail address, for example first.last@example.org.',
    date: 'Enter a valid date.',
    url: 'Enter a full web address, for example https://example.org.',
    other: 'This value is not valid.',
  },
};

const isEmpty = (input: unknown) => input === undefined || input === null || input === '';

function sentence(issue: Issue, say: Words): string {
  if (isEmpty(issue.input) && issue.code !== 'custom') return say.required;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return say.wholeNumber;
      return issue.expected === 'number' ? say.number : say.other;
    case 'too_small': {
      const limit = String(issue.minimum);
      if (issue.origin === 'string') return say.longer(limit);
      return issue.origin === 'array' || issue.origin === 'set' ? say.more(limit) : say.atLeast(limit);
    }
    case 'too_big': {
      const limit = String(issue.maximum);
      if (issue.origin === 'string') return say.shorter(limit);
      return issue.origin === 'array' || issue.origin === 'set' ? say.fewer(limit) : say.atMost(limit);
    }
    case 'invalid_format':
      if (issue.format === 'email') return say.email;
      if (issue.format === 'url') return say.url;
      return ['date', 'datetime', 'time'].includes(issue.format) ? say.date : say.other;
    case 'invalid_value':
      return say.choice;
    default:
      return say.other;
  }
}

/** What zod says of a wrong field, in words for a person: what to do, not what a type expected. */
export const inputErrorMap = (language: Language): z.core.$ZodErrorMap => {
  const say = words[language];
  return (issue) => sentence(issue, say);
};
