/** The kinds of content that editors move between states. */
export const contentKinds = ['exercise', 'session', 'programme', 'article'] as const;

/** A kind of content that has states. */
export type ContentKind = (typeof contentKinds)[number];
