import type { Core } from '@strapi/strapi';
import type { Caller } from './gate.ts';

/**
 * Ends, as the person themself, what others must be told of or what a table alone does not hold (a consultation to come, a file of a
 * profile), before the person is erased. Called again after an error, so it must be safe to run twice.
 */
export type ErasureStep = (person: Caller) => Promise<void>;

/** Where extensions say what they do before a person is erased. Identity provides it under `care.erasure-steps`. */
export class ErasureSteps {
  readonly #steps: ErasureStep[] = [];

  /** Adds a step. */
  register(step: ErasureStep): void {
    this.#steps.push(step);
  }

  /** Takes every step for one person, one after the other. */
  async run(person: Caller): Promise<void> {
    for (const step of this.#steps) await step(person);
  }
}

/** The steps, registered by identity. */
export const erasureSteps = (strapi: Core.Strapi): ErasureSteps =>
  strapi.get<ErasureSteps>('care.erasure-steps');
