const works: (() => Promise<unknown>)[] = [];

/** Has something done before whoever signs out leaves, so that a shared device keeps nothing of theirs. */
export function beforeSignOut(work: () => Promise<unknown>): void {
  works.push(work);
  if (works.length > 1) return;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action$="/logout"]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void Promise.allSettled(works.map((one) => one())).then(() => form.submit());
    });
}
