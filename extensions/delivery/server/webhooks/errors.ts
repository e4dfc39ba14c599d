import { DomainError, type Text } from '@huntzen/kernel/server';

/** The signature of a callback is missing, by an unknown key, or of another body. */
export class InvalidSignatureError extends DomainError {
  override readonly name = 'InvalidSignatureError';
  readonly kind = 'unauthenticated';
  readonly code = 'invalid_signature';
  readonly text: Text = {
    fr: 'La signature ne correspond pas : signez le corps exact avec la clé actuelle du destinataire (Standard Webhooks).',
    en: 'The signature does not match: sign the exact body with the receiver’s current key (Standard Webhooks).',
  };
}

/** The timestamp of a callback is too far from now. */
export class SignatureExpiredError extends DomainError {
  override readonly name = 'SignatureExpiredError';
  readonly kind = 'unauthenticated';
  readonly code = 'signature_expired';
  readonly text: Text = {
    fr: 'L’horodatage est à plus de cinq minutes d’ici : signez à nouveau et vérifiez l’horloge.',
    en: 'The timestamp is more than five minutes away: sign again, and check the clock.',
  };
}

/** The action answered to is too old. */
export class ActionExpiredError extends DomainError {
  override readonly name = 'ActionExpiredError';
  readonly kind = 'rule';
  readonly code = 'action_expired';
  readonly text: Text = {
    fr: 'Cette action date de plus de 30 jours : sa réponse n’est plus attendue.',
    en: 'This action is more than 30 days old: it no longer waits for an answer.',
  };
}

/** Nothing is sent to a disabled receiver. */
export class ReceiverDisabledError extends DomainError {
  override readonly name = 'ReceiverDisabledError';
  readonly kind = 'conflict';
  readonly code = 'receiver_disabled';
  readonly text: Text = {
    fr: 'Ce destinataire est désactivé : activez-le d’abord.',
    en: 'This receiver is disabled: enable it first.',
  };
}

/** A delivery that waits is on its way already. */
export class DeliveryWaitsError extends DomainError {
  override readonly name = 'DeliveryWaitsError';
  readonly kind = 'conflict';
  readonly code = 'delivery_waits';
  readonly text: Text = {
    fr: 'Cet envoi est déjà en attente : il partira de lui-même.',
    en: 'This delivery is waiting already: it will leave by itself.',
  };
}

/** What the configuration says is changed there. */
export class ConfiguredReceiverError extends DomainError {
  override readonly name = 'ConfiguredReceiverError';
  readonly kind = 'conflict';
  readonly code = 'configured_receiver';
  readonly text: Text = {
    fr: 'Ce destinataire vient de la configuration : changez N8N_WEBHOOK_URL et N8N_WEBHOOK_SECRET, puis redémarrez.',
    en: 'This receiver comes from the configuration: change N8N_WEBHOOK_URL and N8N_WEBHOOK_SECRET, then restart.',
  };
}
