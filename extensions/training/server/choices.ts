/** What somebody chose by its id, which may be gone by now. */
import { InvalidInputError } from '@huntzen/kernel/server';

/** Says at its place in the request that a choice is gone. */
export const unknownChoice = (path: string): InvalidInputError =>
  new InvalidInputError([
    { path, text: { fr: 'Ce choix n’existe plus.', en: 'This choice no longer exists.' } },
  ]);

/** What was chosen, null for nothing. @throws InvalidInputError when it is gone. */
export function pick<Item extends { id: string }>(
  items: readonly Item[],
  id: string | null,
  path: string,
): Item | null {
  if (id === null) return null;
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw unknownChoice(path);
  return found;
}
