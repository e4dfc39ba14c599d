const EVERY_MILLISECONDS = 10_000;

async function isReady(): Promise<boolean> {
  try {
    return (await fetch('/readyz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** Loads the page again once the service answers, and not before: a reader is not interrupted for nothing. */
export function reloadWhenReady(): void {
  setInterval(() => {
    void isReady().then((ready) => {
      if (ready) location.reload();
    });
  }, EVERY_MILLISECONDS);
}
