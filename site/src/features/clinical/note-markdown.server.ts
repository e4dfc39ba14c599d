import { renderMarkdown } from '@huntzen/kernel/markdown';

/** A clinical note as safe HTML, to stand under a heading of the second level; without pictures. */
export const renderNote = (text: string): string => renderMarkdown(text, { topHeading: 3 });
