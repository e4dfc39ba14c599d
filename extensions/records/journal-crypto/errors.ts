/** A passphrase or a recovery code does not open this; nothing more is known, and nothing more is said. */
export class WrongSecretError extends Error {
  override readonly name = 'WrongSecretError';

  constructor() {
    super('the secret does not open this');
  }
}

/** What was stored is not what was sealed: altered, cut, moved elsewhere, or sealed under another key. */
export class UnreadableSealError extends Error {
  override readonly name = 'UnreadableSealError';

  constructor() {
    super('what was stored does not open');
  }
}
