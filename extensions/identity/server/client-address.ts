import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** What tells where a request comes from. */
export interface AddressSource {
  /** The peer of the socket. */
  readonly remoteAddress: string | undefined;
  /** `X-Forwarded-For` as received. */
  readonly forwardedFor: string | undefined;
  /** `X-Care-Site-Key`: only our own site knows it. */
  readonly siteKey: string | undefined;
  /** `X-Care-Client-Address`: the visitor's address as the site saw it. */
  readonly siteClientAddress: string | undefined;
}

const equal = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/, '');

/**
 * The address that limits and security events go by. A header is believed only from whoever could not have forged it:
 * our site (it knows the key), or our own proxies, counted from the right of `X-Forwarded-For`.
 *
 * @param hops how many proxies of ours stand in front; 0 ignores the header.
 */
export function clientAddress(
  source: AddressSource,
  { siteKey, hops }: { siteKey: string; hops: number },
): string {
  const peer = plain(source.remoteAddress ?? '');
  if (
    source.siteKey !== undefined &&
    Buffer.byteLength(source.siteKey) === Buffer.byteLength(siteKey) &&
    equal(source.siteKey, siteKey)
  ) {
    const told = plain(source.siteClientAddress ?? '');
    return isIP(told) === 0 ? peer : told;
  }
  if (hops > 0) {
    const chain = (source.forwardedFor ?? '').split(',').map(plain);
    const candidate = chain.at(-hops) ?? '';
    if (isIP(candidate) !== 0) return candidate;
  }
  return peer;
}
