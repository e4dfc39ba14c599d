import { mediaUrl } from '../../lib/config.server.ts';

/** Gives the pictures of a text, which the API names by their path, the address from which browsers load them. */
export function withMediaAddresses(html: string, addressOf: (path: string) => string = mediaUrl): string {
  // The API writes `src` first in every picture; a text cannot hold `<` as a character of its own.
  return html.replace(/<img src="([^"]*)"/g, (_whole, path: string) => `<img src="${addressOf(path)}"`);
}
