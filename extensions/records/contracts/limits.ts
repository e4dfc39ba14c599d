/** The longest message, in UTF-16 units, as a text field counts them. */
export const maxMessageCharacters = 4000;

/** The longest private note, in UTF-16 units. */
export const maxNoteCharacters = 20_000;

/** The most entries of one share of a journal. */
export const maxShareEntries = 1_000;
