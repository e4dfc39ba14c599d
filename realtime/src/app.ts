/**
 * The live service, without its process: one HTTP server with the sockets of namespaces /chat and /notifications, and two
 * health answers.
 * It holds nothing that another node needs: any number of them run side by side on one database.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import type { ServiceConfig } from '@huntzen/config';
import { createCareDatabase, createPool, createServiceDatabase, sql } from '@huntzen/database';
import { loggable } from '@huntzen/kernel/errors';
import { ChatStore } from '@huntzen/records/chat';
import { createKeyRing } from '@huntzen/records/crypto';
import { assertKeysHeld } from '@huntzen/records/keys';
import type { Logger } from 'pino';
import { Server, type DefaultEventsMap } from 'socket.io';
import {
  chatNamespace,
  notificationsNamespace,
  socketPath,
  type ClientEvents,
  type ServerEvents,
} from '../contracts/events.ts';
import { findLivingSessions, isOwnOrigin, type Identity } from './auth.ts';
import { admit } from './handshake.ts';
import { Listener } from './listener.ts';
import { registerHandlers, standardLimits, type SocketLimits } from './message/message.handlers.ts';
import { Rooms, type SocketData } from './rooms.ts';
import { countNotifications, UnreadCounts, type UnreadNamespace } from './unread.ts';

// A session that ended closes its sockets within a second: twice that often is asked.
const sessionCheckMs = 500;
// After this a socket must show a new ticket, as a page must show a new token.
const socketLifetimeMs = 60 * 60 * 1000;
const closingMs = 1_000;
// Whoever may have a consultation.
const chatRoles = ['employee', 'practitioner'];
// The longest message is 4000 characters, six bytes each at worst (an escaped control character).
const largestFrameBytes = 32 * 1024;

/** What a node of the chat service is made from. */
export interface RealtimeOptions {
  config: ServiceConfig<'realtime'>;
  log: Logger;
  limits?: SocketLimits;
}

/** A node of the chat service. */
export interface Realtime {
  /** Starts to listen; returns the port (another than configured when that is 0). Throws when a key that stored records need is missing. */
  start(port?: number): Promise<number>;
  /** Closes sockets and connections; resolves when nothing is left. */
  stop(): Promise<void>;
}

/** Makes a node; nothing is opened before `start`. */
export function createRealtime({ config, log, limits = standardLimits }: RealtimeOptions): Realtime {
  const database = createCareDatabase({
    connectionString: config.CARE_DATABASE_URL,
    name: 'realtime',
    contextSecret: config.CONTEXT_SECRET,
  });
  const identityDatabase = createServiceDatabase(
    createPool({ connectionString: config.IDENTITY_DATABASE_URL, size: 3, name: 'realtime identity' }),
  );
  const keys = createKeyRing(config);
  const store = new ChatStore({
    database,
    keys,
    onUnreadable: ({ code, recordId }) => log.error({ code, recordId }, 'a stored message does not open'),
  });
  const rooms = new Rooms(store, log);
  const notified = new UnreadCounts({
    log,
    count: (identity) => countNotifications(database, identity),
    tell: (socket, count) => socket.emit('notifications:unread', { count }),
  });
  const unread = new UnreadCounts({
    log,
    count: (identity) => store.listUnread(identity),
    tell: (socket, conversations) => socket.emit('messages:unread', { conversations }),
  });
  const listener = new Listener({
    connectionString: config.CARE_DATABASE_URL,
    log,
    onNotice: (notice) => rooms.onNotice(notice),
    onNotified: (accountIds) => notified.onNotice(accountIds),
    onUnread: (accountIds) => unread.onNotice(accountIds),
    onConnected: () => {
      rooms.catchUp();
      notified.catchUp();
      unread.catchUp();
    },
    onHeartbeat: () => {
      rooms.findMissed(identityDatabase).catch((error: unknown) => {
        log.warn({ error: loggable(error) }, 'what was not announced is looked for again');
      });
    },
  });

  const httpServer = createServer((request, response) => {
    void answerHealth(request, response);
  });
  const connections = new Set<TcpSocket>();
  httpServer.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  const io = new Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>(httpServer, {
    path: socketPath,
    serveClient: false,
    // No polling: a socket then lives on one node, and no balancer has to remember which.
    transports: ['websocket'],
    allowUpgrades: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: largestFrameBytes,
    connectTimeout: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request.headers.origin, config.PUBLIC_URL)),
  });
  // The request that opened a socket was read by then; kept as long as the socket, it is a good part of what an idle one costs.
  io.engine.on('connection', (connection: { request: unknown }) => {
    connection.request = null;
  });
  io.of('/').use((_socket, next) => next(new Error('unknown_namespace')));
  const chat = io.of(chatNamespace);
  // Another kind of namespace than the server's type says.
  const notifications = io.of(notificationsNamespace) as unknown as UnreadNamespace;

  const identitiesIn = function* (sockets: Iterable<{ data: { identity: Identity } }>) {
    for (const { data } of sockets) yield data.identity;
  };
  const door = { database: identityDatabase, log };
  chat.use((socket, next) => {
    admit(socket, next, {
      ...door,
      open: () => identitiesIn(chat.sockets.values()),
      onAdmitted: (identity) => {
        socket.data = { identity, openedAt: performance.now(), cursors: new Map() };
      },
    });
  });
  notifications.use((socket, next) => {
    admit(socket, next, {
      ...door,
      open: () => identitiesIn(notifications.sockets.values()),
      onAdmitted: (identity) => {
        socket.data = { identity, openedAt: performance.now() };
      },
    });
  });
  notifications.on('connection', (socket) => {
    notified.join(socket);
    if (chatRoles.includes(socket.data.identity.role)) unread.join(socket);
  });

  chat.on('connection', (socket) => {
    const { accountId, sessionId } = socket.data.identity;
    log.info({ accountId, sessionId, socketId: socket.id }, 'a socket opened');
    registerHandlers(socket, { store, rooms, log, limits });
    socket.on('disconnect', (reason) => {
      rooms.leave(socket);
      log.info({ accountId, sessionId, socketId: socket.id, reason }, 'a socket closed');
    });
  });

  let isChecking = false;
  async function closeEndedSockets(): Promise<void> {
    if (isChecking || chat.sockets.size + notifications.sockets.size === 0) return;
    isChecking = true;
    try {
      const sockets = [...chat.sockets.values()];
      const listening = [...notifications.sockets.values()];
      const living = await findLivingSessions(identityDatabase, [
        ...new Set([...identitiesIn(sockets), ...identitiesIn(listening)].map(({ sessionId }) => sessionId)),
      ]);
      for (const socket of sockets) {
        if (!living.has(socket.data.identity.sessionId)) {
          socket.emit('chat:ended', { reason: 'signed_out' });
          socket.disconnect(true);
        } else if (performance.now() - socket.data.openedAt > socketLifetimeMs) {
          // Not an end: the client comes back with a new ticket.
          socket.conn.close();
        }
      }
      for (const { data, conn } of listening) {
        const isOver = performance.now() - data.openedAt > socketLifetimeMs;
        if (isOver || !living.has(data.identity.sessionId)) conn.close();
      }
    } catch (error) {
      // Without the database nothing can be read or written over a socket either; asked again in half a second.
      log.warn({ error: loggable(error) }, 'sessions could not be checked');
    } finally {
      isChecking = false;
    }
  }
  let sessionTimer: NodeJS.Timeout | undefined;

  async function isReady(): Promise<boolean> {
    if (!listener.isListening) return false;
    try {
      await sql`select 1`.execute(identityDatabase);
      return true;
    } catch (error) {
      log.warn({ error: loggable(error) }, 'the database does not answer');
      return false;
    }
  }

  async function answerHealth(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    let status = 404;
    if (isRead && path === '/healthz') status = 200;
    if (isRead && path === '/readyz') status = (await isReady()) ? 200 : 503;
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(
      JSON.stringify({ status: status === 200 ? 'ok' : status === 503 ? 'unavailable' : 'not_found' }),
    );
  }

  return {
    async start(port = config.REALTIME_PORT) {
      await assertKeysHeld(database, keys);
      await listener.start();
      await new Promise<void>((resolve, reject) => {
        httpServer.once('error', reject);
        httpServer.listen(port, config.BIND_ADDRESS, resolve);
      });
      sessionTimer = setInterval(() => void closeEndedSockets(), sessionCheckMs);
      return (httpServer.address() as AddressInfo).port;
    },
    async stop() {
      clearInterval(sessionTimer);
      // A client that does not answer the closing of its connection is not waited for.
      const cut = setTimeout(() => {
        for (const connection of connections) connection.destroy();
      }, closingMs);
      // Closes the connections, not only the namespace on them, so that clients come back by themselves, to another node.
      await io.close();
      clearTimeout(cut);
      await rooms.close();
      await Promise.all([notified.close(), unread.close()]);
      await listener.stop();
      await Promise.all([database.end(), identityDatabase.destroy()]);
    },
  };
}
