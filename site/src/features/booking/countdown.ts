/** What is left until an instant, in whole minutes and seconds; never less than nothing. */
export function timeLeft(until: number, now: number): { minutes: number; seconds: number } {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}

/**
 * Counts down inside `root`, in the words of `data-left` with `{minutes}` and `{seconds}`;
 * at the end the sentence for that shows instead. Counted from how much was left when the page was made (`data-seconds`), for the
 * reader's clock may be wrong.
 */
export function countDown(root: HTMLElement): void {
  const left = root.querySelector<HTMLElement>('[data-left]');
  const over = root.querySelector<HTMLElement>('[data-over]');
  if (left === null || over === null) return;
  const until = performance.now() + Number(root.dataset.seconds) * 1000;
  const words = left.dataset.left ?? '';
  const tick = () => {
    const { minutes, seconds } = timeLeft(until, performance.now());
    const isOver = minutes === 0 && seconds === 0;
    left.hidden = isOver;
    left.textContent = words
      .replace('{minutes}', String(minutes))
      .replace('{seconds}', String(seconds).padStart(2, '0'));
    if (!isOver) return;
    clearInterval(timer);
    over.textContent = over.dataset.over ?? '';
  };
  const timer = setInterval(tick, 1000);
  tick();
}
