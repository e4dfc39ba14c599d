/** The one list of what may be stored, and how each is served: by the type that its content says, never by its name. */

interface Kind {
  readonly mime: string;
  readonly extension: string;
}

/** Pictures, by the name that sharp gives their format; each is written anew in the same format. */
export const pictures = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg' },
  png: { mime: 'image/png', extension: 'png' },
  webp: { mime: 'image/webp', extension: 'webp' },
  gif: { mime: 'image/gif', extension: 'gif' },
  avif: { mime: 'image/avif', extension: 'avif' },
} as const satisfies Record<string, Kind>;

/** A format of pictures. */
export type PictureFormat = keyof typeof pictures;

// By the type that file-type detects; the right side is what the product calls it.
const recordings: Readonly<Record<string, Kind>> = {
  'video/mp4': { mime: 'video/mp4', extension: 'mp4' },
  'video/x-m4v': { mime: 'video/mp4', extension: 'mp4' },
  'video/webm': { mime: 'video/webm', extension: 'webm' },
  'video/quicktime': { mime: 'video/quicktime', extension: 'mov' },
  'audio/mpeg': { mime: 'audio/mpeg', extension: 'mp3' },
  'audio/mp4': { mime: 'audio/mp4', extension: 'm4a' },
  'audio/x-m4a': { mime: 'audio/mp4', extension: 'm4a' },
  'audio/aac': { mime: 'audio/aac', extension: 'aac' },
  'audio/ogg': { mime: 'audio/ogg', extension: 'ogg' },
  'audio/ogg; codecs=opus': { mime: 'audio/ogg', extension: 'ogg' },
  'audio/wav': { mime: 'audio/wav', extension: 'wav' },
  'audio/flac': { mime: 'audio/flac', extension: 'flac' },
  'audio/x-flac': { mime: 'audio/flac', extension: 'flac' },
  'text/vtt': { mime: 'text/vtt', extension: 'vtt' },
  'application/pdf': { mime: 'application/pdf', extension: 'pdf' },
};

const subRip = { mime: 'application/x-subrip', extension: 'srt' } as const satisfies Kind;

/** What a file is: a picture to write anew, something to keep as it is, or null for what is not stored. */
export type FoundKind = { readonly picture: PictureFormat } | ({ readonly picture: null } & Kind) | null;

/** What a detected type stands for. */
export function kindOfType(detected: string): FoundKind {
  const picture = (Object.keys(pictures) as PictureFormat[]).find(
    (format) => pictures[format].mime === detected,
  );
  if (picture !== undefined) return { picture };
  const recording = recordings[detected];
  return recording === undefined ? null : { picture: null, ...recording };
}

// A number, a line, two times: how every SubRip file begins. It has no signature that file-type could know.
const subRipBeginning = /^\uFEFF?\s*\d+\r?\n\d{2}:\d{2}:\d{2},\d{3} --> \d{2}:\d{2}:\d{2},\d{3}/;

/** What a text of no detected type is, by how it begins: SubRip captions, or nothing that is stored. */
export const kindOfText = (beginning: string): FoundKind =>
  subRipBeginning.test(beginning) ? { picture: null, ...subRip } : null;

const kinds: readonly Kind[] = [...Object.values(pictures), ...Object.values(recordings), subRip];

/** How the name of a file of this type ends. @throws for a type that is not stored. */
export function extensionOfType(mime: string): string {
  const kind = kinds.find((candidate) => candidate.mime === mime);
  if (kind === undefined) throw new Error(`${mime} is not stored`);
  return kind.extension;
}

/** The type under which a stored file is served, null for a name that we never gave. */
export function typeOfName(name: string): string | null {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  // Files from before the contents decided.
  const known = extension === 'jpeg' ? 'jpg' : extension;
  return kinds.find((kind) => kind.extension === known)?.mime ?? null;
}
