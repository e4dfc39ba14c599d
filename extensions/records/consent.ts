/** What is written of a person's health needs their explicit consent (GDPR, article 9). The policies refuse without; this says why. */
import { sql, type Transaction } from '@huntzen/database';
import { DomainError, type Text } from '@huntzen/kernel/errors';

/** The employee does not agree to the processing of their health data, or no longer: nothing is added; what is there can be read. */
export class HealthConsentMissingError extends DomainError {
  override readonly name = 'HealthConsentMissingError';
  readonly kind = 'rule';
  readonly code = 'health_consent_missing';
  readonly text: Text = {
    fr: 'L’accord au traitement des données de santé manque : rien ne peut être ajouté. Il se donne, ou se redonne, dans « Mes données », « Consentements ».',
    en: 'The consent to the processing of health data is missing: nothing can be added. It is given, or given again, under “My data”, “Consents”.',
  };
}

/** Refuses to go on for somebody who does not agree. @throws HealthConsentMissingError */
export async function assertHealthConsent(tx: Transaction): Promise<void> {
  const { rows } = await sql<{ agrees: boolean }>`select care.allows_health_data() as agrees`.execute(tx);
  if (rows[0]?.agrees !== true) throw new HealthConsentMissingError();
}
