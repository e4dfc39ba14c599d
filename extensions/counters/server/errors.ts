import { DomainError, type Text } from '@huntzen/kernel/server';

/** The company hides the usage of each employee: HR sees departments only. */
export class UsageAnonymisedError extends DomainError {
  override readonly name = 'UsageAnonymisedError';
  readonly kind = 'rule';
  readonly code = 'usage_anonymised';
  readonly text: Text = {
    fr: 'Votre entreprise ne montre pas l’usage par salarié : consultez les chiffres par service.',
    en: 'Your company does not show usage by employee: see the figures by department.',
  };
}
