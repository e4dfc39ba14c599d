import { createRequire } from 'node:module';
import type { Text } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type * as StrapiUtils from '@strapi/utils';
import type { core } from 'zod';
import { mostVariables, variablesSchema } from '../contracts/index.ts';

// Strapi knows its errors by their class, and its server loads the CommonJS build.
const { errors } = createRequire(import.meta.url)('@strapi/utils') as typeof StrapiUtils;

/** Which part of which variable is wrong; a part of the list that cannot be read at all has no text of its own. */
function refusalOf({ path }: core.$ZodIssue): Text {
  const [index, field] = path;
  if (typeof index !== 'number')
    return {
      fr: `Les variables doivent être une liste d’au plus ${mostVariables}.`,
      en: `The variables must be a list of at most ${mostVariables}.`,
    };
  const number = index + 1;
  switch (field) {
    case 'name':
      return {
        fr: `Variable nº ${number} : le nom commence par une minuscule et ne contient que des lettres sans accent, des chiffres et « _ » (40 au plus).`,
        en: `Variable no. ${number}: the name begins with a small letter and holds only letters without accents, digits and “_” (40 at most).`,
      };
    case 'step':
    case 'weeklyStep':
      return {
        fr: `Variable nº ${number} : un pas est un nombre plus grand que zéro.`,
        en: `Variable no. ${number}: a step is a number greater than zero.`,
      };
    default:
      return {
        fr: `Variable nº ${number} : « ${String(field ?? '')} » ne convient pas.`,
        en: `Variable no. ${number}: “${String(field ?? '')}” will not do.`,
      };
  }
}

/** The language of the person of the panel whose request this is. */
function language(strapi: Core.Strapi): 'fr' | 'en' {
  const state = strapi.requestContext.get()?.state as
    { user?: { preferedLanguage?: string | null } } | undefined;
  return state?.user?.preferedLanguage === 'en' ? 'en' : 'fr';
}

/** The variables in their stored shape. @throws Strapi's ValidationError, which the panel shows at the field. */
function readVariables(strapi: Core.Strapi, variables: unknown): unknown {
  const { data, error } = variablesSchema.safeParse(variables);
  if (error === undefined) return data;
  const messages = [...new Set(error.issues.map((issue) => refusalOf(issue)[language(strapi)]))];
  const message = messages.join(' ');
  throw new errors.ValidationError(message, {
    errors: [{ path: ['variables'], message, name: 'ValidationError', value: null }],
  });
}

/** The fields of the panel that are ours: variables with a preview, and choices that carry a name in both languages. */
export function registerCustomFields(strapi: Core.Strapi): void {
  const inputSize = { default: 12, isResizable: false } as const;
  strapi.customFields.register([
    { name: 'variables', plugin: 'programmes', type: 'json', inputSize },
    {
      name: 'choice',
      plugin: 'programmes',
      type: 'enumeration',
      inputSize: { default: 6, isResizable: true },
    },
  ]);
  strapi.documents.use((context, next) => {
    if (context.uid !== 'api::exercise.exercise') return next();
    if (context.action !== 'create' && context.action !== 'update') return next();
    const { data } = context.params as { data?: { variables?: unknown } };
    if (data?.variables !== undefined && data.variables !== null)
      data.variables = readVariables(strapi, data.variables);
    return next();
  });
}
