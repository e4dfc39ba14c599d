/** The longest message, in UTF-16 units, as a text field counts them. */
export const maxMessageCharacters = 4000;

/** The longest note, private or clinical, in UTF-16 units. */
export const maxNoteCharacters = 20_000;
