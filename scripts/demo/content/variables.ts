import type { Variable } from './types.ts';

/** A number of repetitions; it grows by two a week, up to its maximum. */
export function repetitions(defaultValue: number, minimum: number, maximum: number, step = 1): Variable {
  return {
    name: 'repetitions',
    label: { fr: 'Répétitions', en: 'Repetitions' },
    type: 'integer',
    unit: { fr: 'répétitions', en: 'repetitions' },
    defaultValue,
    minimum,
    maximum,
    step,
    weeklyStep: 2,
  };
}

/** A duration in seconds. */
export function seconds(defaultValue: number, minimum: number, maximum: number, step = 5): Variable {
  return {
    name: 'duration',
    label: { fr: 'Durée', en: 'Duration' },
    type: 'integer',
    unit: { fr: 'secondes', en: 'seconds' },
    defaultValue,
    minimum,
    maximum,
    step,
  };
}

/** A duration in minutes. */
export function minutes(defaultValue: number, minimum: number, maximum: number, step = 1): Variable {
  return { ...seconds(defaultValue, minimum, maximum, step), unit: { fr: 'minutes', en: 'minutes' } };
}

/** A felt effort, from 0 to 10. */
export function effort(defaultValue: number, minimum: number, maximum: number): Variable {
  return {
    name: 'intensity',
    label: { fr: 'Effort ressenti', en: 'Felt effort' },
    type: 'integer',
    unit: { fr: 'sur 10', en: 'out of 10' },
    defaultValue,
    minimum,
    maximum,
    step: 1,
  };
}

/** An intensity said in words. */
export function pace(defaultValue: string): Variable {
  return {
    name: 'intensity',
    label: { fr: 'Intensité', en: 'Intensity' },
    type: 'text',
    unit: null,
    defaultValue,
    minimum: null,
    maximum: null,
    step: null,
  };
}
