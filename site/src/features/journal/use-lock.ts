import { useEffect, useRef } from 'react';

/** How long nobody touches an open journal before it locks. */
const lockAfterMs = 10 * 60_000;

const signsOfLife = ['pointerdown', 'keydown', 'scroll'] as const;

/**
 * Calls `lock` after ten minutes without a sign of life, also when the device slept meanwhile, and when the page is left. `check` is
 * called when the page is looked at again: somebody may have signed out elsewhere.
 */
export function useLock(isOpen: boolean, lock: () => void, check: () => void): void {
  const calls = useRef({ lock, check });
  useEffect(() => {
    calls.current = { lock, check };
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    let lastSign = Date.now();
    const note = () => (lastSign = Date.now());
    const look = () => {
      if (Date.now() - lastSign >= lockAfterMs) calls.current.lock();
    };
    const leave = () => calls.current.lock();
    const see = () => {
      if (document.visibilityState !== 'visible') return;
      look();
      calls.current.check();
    };
    const timer = setInterval(look, 5_000);
    for (const sign of signsOfLife) window.addEventListener(sign, note, { passive: true });
    document.addEventListener('visibilitychange', see);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, note);
      document.removeEventListener('visibilitychange', see);
      window.removeEventListener('pagehide', leave);
    };
  }, [isOpen]);
}
