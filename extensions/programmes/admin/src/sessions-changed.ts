/** Tells the side panel that something was published or assigned by the action beside it. */
export const sessionsChanged = new EventTarget();
