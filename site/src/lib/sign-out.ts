const works: (() => Promise<unknown>)[] = [];

/** The longest that signing out waits, in milliseconds: a device that does not answer keeps nobody signed in. */
const longest = 2_000;

/** Has something done before whoever signs out leaves, so that a shared device keeps nothing of theirs. */
export function beforeSignOut(work: () => Promise<unknown>): void {
  works.push(work);
  if (works.length > 1) return;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action$="/logout"]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const late = new Promise((resolve) => setTimeout(resolve, longest));
      void Promise.race([Promise.allSettled(works.map((one) => one())), late]).then(() => form.submit());
    });
}
