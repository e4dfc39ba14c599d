/**
 * Plays a session in the browser: one exercise at a time, a clock for what has a duration, the screen kept awake. The
 * page holds every exercise and the form already, so it is whole without this script; nothing here asks the network.
 */
import { clockText } from './steps.ts';

const largeTypeKey = 'player.large-type';
const soundKey = 'player.silent';

interface Played {
  element: HTMLElement;
  exercise: string;
  seconds: number | null;
}

const find = (root: ParentNode, name: string): HTMLElement => {
  const element = root.querySelector<HTMLElement>(`[data-player-${name}]`);
  if (element === null) throw new Error(`The player has no ${name}`);
  return element;
};

/** Keeps the screen awake while the page is in front; browsers that cannot stay as they are. */
function keepAwake(): void {
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(() => undefined);
  };
  if (!('wakeLock' in navigator)) return;
  document.addEventListener('visibilitychange', ask);
  ask();
}

/** A short tone and a touch: the end of a time is noticed with the phone on the floor. */
function signal(): void {
  navigator.vibrate?.(200);
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.4);
  tone.frequency.value = 660;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.4);
  tone.addEventListener('ended', () => void audio.close());
}

/** Binds a button with `aria-pressed` to a choice that this browser remembers. */
function rememberChoice(button: HTMLElement, key: string, apply: (isOn: boolean) => void): void {
  const set = (isOn: boolean) => {
    button.setAttribute('aria-pressed', String(isOn));
    apply(isOn);
  };
  set(localStorage.getItem(key) === '1');
  button.addEventListener('click', () => {
    const isOn = button.getAttribute('aria-pressed') !== 'true';
    localStorage.setItem(key, isOn ? '1' : '0');
    set(isOn);
  });
}

/** Starts the player of the page. */
export function startPlayer(root: HTMLElement): void {
  const steps: Played[] = [...root.querySelectorAll<HTMLElement>('[data-step]')].map((element) => ({
    element,
    exercise: element.dataset.exercise ?? '',
    seconds: element.dataset.seconds === undefined ? null : Number(element.dataset.seconds),
  }));
  const panels = [...root.querySelectorAll<HTMLElement>('[data-panel]')];
  const bar = find(root, 'bar');
  const label = find(root, 'label');
  const clock = find(root, 'clock');
  const toggle = find(root, 'toggle') as HTMLButtonElement;
  const previous = find(root, 'previous') as HTMLButtonElement;
  const next = find(root, 'next') as HTMLButtonElement;
  const progress = find(root, 'progress') as HTMLProgressElement;
  const minutes = root.querySelector<HTMLInputElement>('input[name=minutes]');
  const { startText = '', pauseText = '' } = root.dataset;

  const openedAt = Date.now();
  let shown = -1;
  let remaining = 0;
  let endsAt: number | null = null;
  let tick: ReturnType<typeof setInterval> | undefined;
  let isSilent = false;

  const drawClock = () => {
    clock.textContent = clockText(Math.ceil(remaining / 1000));
    toggle.textContent = endsAt === null ? startText : pauseText;
  };
  const stop = () => {
    clearInterval(tick);
    if (endsAt !== null) remaining = Math.max(0, endsAt - Date.now());
    endsAt = null;
  };
  const start = () => {
    endsAt = Date.now() + remaining;
    tick = setInterval(() => {
      remaining = Math.max(0, (endsAt ?? 0) - Date.now());
      if (remaining > 0) {
        drawClock();
        return;
      }
      if (!isSilent) signal();
      show(shown + 1, true);
    }, 200);
    drawClock();
  };

  function show(index: number, isRunning: boolean): void {
    stop();
    const wasPanel = panels.find((panel) => !panel.hidden);
    shown = Math.min(Math.max(index, 0), steps.length);
    const step = steps[shown];
    for (const panel of panels) panel.hidden = panel.dataset.panel !== (step?.exercise ?? 'report');
    const panel = panels.find((candidate) => !candidate.hidden);
    // What plays belongs to the exercise that was left.
    if (panel !== wasPanel)
      wasPanel?.querySelectorAll<HTMLMediaElement>('video, audio').forEach((media) => media.pause());
    progress.value = shown;
    previous.disabled = shown === 0;
    next.hidden = step === undefined;
    label.textContent = step?.element.textContent ?? '';
    const isTimed = (step?.seconds ?? null) !== null;
    clock.hidden = !isTimed;
    toggle.hidden = !isTimed;
    remaining = (step?.seconds ?? 0) * 1000;
    history.replaceState(history.state, '', `#${shown + 1}`);
    if (isTimed && isRunning) start();
    else drawClock();
    if (step === undefined && minutes !== null && minutes.dataset.typed === undefined) {
      const spent = Math.round((Date.now() - openedAt) / 60_000);
      if (spent > 0) minutes.value = String(Math.min(spent, 600));
    }
    if (panel !== undefined && panel !== wasPanel && wasPanel !== undefined) {
      panel.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
  }

  minutes?.addEventListener('input', () => (minutes.dataset.typed = 'yes'));
  previous.addEventListener('click', () => show(shown - 1, false));
  next.addEventListener('click', () =>
    show(shown + 1, endsAt !== null || steps[shown + 1]?.element.dataset.kind === 'rest'),
  );
  toggle.addEventListener('click', () => {
    if (endsAt === null) start();
    else {
      stop();
      drawClock();
    }
  });
  rememberChoice(find(root, 'large'), largeTypeKey, (isOn) => root.toggleAttribute('data-large', isOn));
  rememberChoice(find(root, 'silent'), soundKey, (isOn) => (isSilent = isOn));

  bar.hidden = false;
  keepAwake();
  // A refused form is shown at once; a page loaded again goes on where it was.
  const asked = Number(location.hash.slice(1)) - 1;
  const isRefused = root.dataset.refused !== undefined;
  show(isRefused ? steps.length : Number.isInteger(asked) ? asked : 0, false);
}
