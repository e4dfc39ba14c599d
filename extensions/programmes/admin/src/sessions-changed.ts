/** Tells the side panel that a publication was made by the action beside it. */
export const sessionsChanged = new EventTarget();
