/** A socket of the chat, as a browser opens it. */
import { io, type Socket } from 'socket.io-client';
import { chatNamespace, socketPath } from '../../../realtime/contracts/address.ts';
import type { Drill } from '../context.ts';
import type { SiteName } from '../people.ts';

/** What an event was answered. */
export type SocketAnswer = { ok: boolean; error?: string } | undefined;

/** An open socket. */
export interface DrillChat {
  /** Sends an event; undefined when nothing answers it within a second. */
  ask(event: string, ...payload: unknown[]): Promise<SocketAnswer>;
  close(): void;
}

/** Opens a socket as somebody. */
export async function openChat(drill: Drill, who: SiteName): Promise<DrillChat> {
  const { ticket } = await drill.tell<{ ticket: string }>(who, 'POST', '/api/realtime/tickets');
  const socket: Socket = io(drill.product.realtimeUrl + chatNamespace, {
    path: socketPath,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Origin: drill.product.siteUrl },
    auth: { ticket },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    ask: async (event, ...payload) => {
      try {
        return (await socket.timeout(1_000).emitWithAck(event, ...payload)) as SocketAnswer;
      } catch {
        // An event that nobody knows is not answered.
        return undefined;
      }
    },
    close: () => void socket.disconnect(),
  };
}
