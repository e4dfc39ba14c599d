/** The longest message, in UTF-16 units, as a text field counts them. */
export const maxMessageCharacters = 4000;
