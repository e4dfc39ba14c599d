import { createHmac, timingSafeEqual } from 'node:crypto';
import { mutables, type Mutable } from '../contracts/index.ts';

/** Whose mails of which topic a link stops. */
export interface Subscription {
  readonly accountId: string;
  readonly muted: Mutable;
}

const isMutable = (name: string): name is Mutable => mutables.some((mutable) => mutable === name);

/** Makes and reads the tokens of unsubscribe links. They do not expire: an old mail can still be the one too many. */
export class UnsubscribeLinks {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  #mac(claim: string): Buffer {
    return createHmac('sha256', this.#secret).update(`unsubscribe|${claim}`).digest();
  }

  /** The token that stops mails of a topic to a person, and can do nothing else. */
  sign({ accountId, muted }: Subscription): string {
    const claim = `${accountId}|${muted}`;
    return `${Buffer.from(claim).toString('base64url')}.${this.#mac(claim).toString('base64url')}`;
  }

  /** What a token stops; null for one that was not signed here. */
  read(token: string): Subscription | null {
    const [encoded = '', signature = ''] = token.split('.');
    const claim = Buffer.from(encoded, 'base64url').toString('utf8');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#mac(claim);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [accountId = '', muted = ''] = claim.split('|');
    return isMutable(muted) ? { accountId, muted } : null;
  }
}
