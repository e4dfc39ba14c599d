import { fileNameOf, mediaPath } from '@huntzen/media/contracts';

/**
 * The address from which a browser loads a file of the media library, given as the API names it: what was sent to patients
 * earlier names it below `/uploads`.
 */
export function mediaAddress(address: string): string {
  const name = fileNameOf(address);
  return name === null ? address : mediaPath(name);
}
