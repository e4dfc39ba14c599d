/** The path under which sockets are opened, on the origin of the chat service. */
export const socketPath = '/realtime';

/** The namespace of consultations' conversations. */
export const chatNamespace = '/chat';

/** The namespace in which a person learns that they were told something. */
export const notificationsNamespace = '/notifications';
