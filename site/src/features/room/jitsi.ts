/** The part of Jitsi's IFrame API that a room uses: https://jitsi.github.io/handbook/docs/dev-guide/dev-guide-iframe */
export interface JitsiMeeting {
  addListener(event: 'videoConferenceJoined' | 'videoConferenceLeft' | 'readyToClose', run: () => void): void;
  executeCommand(command: 'hangup'): void;
  getIFrame(): HTMLIFrameElement;
  dispose(): void;
}

/** Where the meeting appears, and as whom it is entered. */
export interface MeetingOptions {
  readonly roomName: string;
  readonly jwt: string;
  readonly parentNode: HTMLElement;
  readonly lang: string;
  readonly width: string;
  readonly height: string;
  readonly configOverwrite: Readonly<Record<string, unknown>>;
}

type JitsiConstructor = new (domain: string, options: MeetingOptions) => JitsiMeeting;

declare global {
  interface Window {
    JitsiMeetExternalAPI?: JitsiConstructor;
  }
}

/** Loads the API from the project's own Jitsi. Rejects when it cannot be reached. */
export async function loadJitsi(domain: string): Promise<JitsiConstructor> {
  if (window.JitsiMeetExternalAPI === undefined) {
    await new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `https://${domain}/external_api.js`;
      script.addEventListener('load', resolve);
      script.addEventListener('error', reject);
      document.head.append(script);
    });
  }
  if (window.JitsiMeetExternalAPI === undefined) throw new Error('Jitsi gave no API');
  return window.JitsiMeetExternalAPI;
}
