/** The room in the browser: check the devices, enter, leave. The page says everything already; this shows what is true now. */
import { bindDeviceCheck } from './device-check.ts';
import { loadJitsi, type JitsiMeeting } from './jitsi.ts';

const find = (root: ParentNode, name: string): HTMLElement => {
  const element = root.querySelector<HTMLElement>(`[data-room-${name}]`);
  if (element === null) throw new Error(`The room has no ${name}`);
  return element;
};

/** Waits for the opening of a room: the page is loaded again then. */
export function waitForOpening(root: HTMLElement): void {
  const wait = Date.parse(root.dataset.opensAt ?? '') - Date.now();
  // A browser's timers hold 24 days; a page that waits longer was forgotten.
  if (wait > 0 && wait < 86_400_000) setTimeout(() => location.reload(), wait + 500);
}

/**
 * Sends the form that begins the consultation without leaving the meeting: the answer is this page again, and its actions
 * replace those shown. Whatever fails is left to the browser, as without this script.
 */
function keepMeetingOnStart(isInMeeting: () => boolean): void {
  const actions = document.querySelector<HTMLElement>('[data-room-actions]');
  actions?.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    if (!isInMeeting() || data.get('action') !== 'start') return;
    event.preventDefault();
    void fetch(location.href, { method: 'POST', body: data })
      .then(async (response) => {
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const answered = page.querySelector('[data-room-actions]');
        if (answered === null) throw new Error('The answer has no actions');
        actions.replaceChildren(...answered.childNodes);
      })
      .catch(() => form.submit());
  });
}

/** Starts the page of an open room. */
export function startRoom(root: HTMLElement): void {
  const { domain = '', roomName = '', token = '', title = '', type } = root.dataset;
  const stage = find(root, 'stage');
  const lobby = find(root, 'lobby');
  const left = find(root, 'left');
  const unreachable = find(root, 'unreachable');
  const join = find(root, 'join') as HTMLButtonElement;
  const leave = find(root, 'leave');
  const frame = find(root, 'frame');
  const stopCheck = bindDeviceCheck(
    {
      start: find(root, 'check'),
      panel: find(root, 'preview'),
      video: find(root, 'video') as HTMLVideoElement,
      meter: find(root, 'meter') as HTMLMeterElement,
      outcomes: {
        ready: find(root, 'ready'),
        refused: find(root, 'refused'),
        missing: find(root, 'missing'),
        failed: find(root, 'failed'),
      },
    },
    type === 'video',
  );
  let meeting: JitsiMeeting | null = null;

  const close = () => {
    meeting?.dispose();
    meeting = null;
    stage.hidden = true;
    lobby.hidden = false;
    left.hidden = false;
    join.focus();
  };

  const enter = async () => {
    join.disabled = true;
    unreachable.hidden = true;
    left.hidden = true;
    try {
      const Jitsi = await loadJitsi(domain);
      stopCheck();
      lobby.hidden = true;
      stage.hidden = false;
      meeting = new Jitsi(domain, {
        roomName,
        jwt: token,
        parentNode: frame,
        lang: document.documentElement.lang,
        width: '100%',
        height: '100%',
        configOverwrite: { startWithVideoMuted: type === 'audio', prejoinConfig: { enabled: false } },
      });
      meeting.getIFrame().title = title;
      meeting.addListener('readyToClose', close);
      leave.focus();
    } catch {
      unreachable.hidden = false;
    } finally {
      join.disabled = false;
    }
  };

  join.addEventListener('click', () => void enter());
  leave.addEventListener('click', () => {
    meeting?.executeCommand('hangup');
    close();
  });
  keepMeetingOnStart(() => meeting !== null);
  find(root, 'controls').hidden = false;
}
