const EVERY_MILLISECONDS = 3_000;

async function stateNow(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** Loads the page again once the export that it waits for has ended, and not before: a reader is not interrupted for nothing. */
export function reloadWhenChanged(): void {
  const waiting = document.querySelector<HTMLElement>('[data-export-state]');
  const address = waiting?.dataset.exportAddress;
  if (waiting === null || address === undefined) return;
  setInterval(() => {
    if (document.hidden) return;
    void stateNow(address).then((state) => {
      if (state !== null && state !== waiting.dataset.exportState) location.reload();
    });
  }, EVERY_MILLISECONDS);
}
