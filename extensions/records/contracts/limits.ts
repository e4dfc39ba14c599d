/** The longest message, in UTF-16 units, as a text field counts them. */
export const maxMessageCharacters = 4000;

/** The longest note, private or clinical, in UTF-16 units. */
export const maxNoteCharacters = 20_000;

/** The largest file of a message, in bytes; care.chat_attachments refuses more. */
export const maxAttachmentBytes = 10 * 1024 * 1024;

/** How many files one message takes; care.chat_attachments refuses more. */
export const maxAttachments = 5;

/** The types of files that a message takes, by their content. */
export const attachmentMediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;

/** The most entries of one share of a journal. */
export const maxShareEntries = 1_000;
