/** Who may open a socket, in every namespace: whoever brings a ticket, and not too many at once. */
import type { ServiceDatabase } from '@huntzen/database';
import { loggable } from '@huntzen/kernel/errors';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import { handshakeSchema } from '../contracts/events.ts';
import { redeemTicket, type Identity } from './auth.ts';

const socketsPerAccount = 10;

/** What a node asks at the door. */
export interface Door {
  database: ServiceDatabase;
  log: Logger;
  /** Whose sockets are open in the namespace. */
  open: () => Iterable<Identity>;
  /** Keeps who the socket belongs to. */
  onAdmitted: (identity: Identity) => void;
}

/** Redeems the ticket of a handshake; refuses with `unauthenticated`, `too_many` or `unavailable`. */
export function admit(
  { handshake: { auth } }: Pick<Socket, 'handshake'>,
  next: (error?: Error) => void,
  { database, log, open, onAdmitted }: Door,
): void {
  const handshake = handshakeSchema.safeParse(auth);
  if (!handshake.success) {
    next(new Error('unauthenticated'));
    return;
  }
  redeemTicket(database, handshake.data.ticket)
    .then((identity) => {
      if (identity === null) {
        next(new Error('unauthenticated'));
        return;
      }
      let count = 0;
      for (const { accountId } of open()) if (accountId === identity.accountId) count += 1;
      if (count >= socketsPerAccount) {
        next(new Error('too_many'));
        return;
      }
      onAdmitted(identity);
      next();
    })
    .catch((error: unknown) => {
      log.error({ error: loggable(error) }, 'a ticket could not be checked');
      next(new Error('unavailable'));
    });
}
