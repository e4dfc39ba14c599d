import type { AttachmentMediaType } from '../../contracts/index.ts';

const endings: Record<AttachmentMediaType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

const longest = 120;

/**
 * A name that no system reads as a place or an order: its last part alone, without control characters, marks that turn the direction
 * of writing and signs that file systems refuse, with the ending of what the file is.
 */
export function harmlessName(name: string, mediaType: AttachmentMediaType): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  // Never half of a character.
  const kept = Array.from(stem).slice(0, longest).join('').trimEnd();
  return `${kept === '' ? 'file' : kept}.${endings[mediaType]}`;
}
