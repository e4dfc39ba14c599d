/**
 * Shows what the camera sees and how loud the microphone is, before anybody else does. Nothing is recorded and nothing leaves
 * the browser; the devices are let go as soon as the check ends.
 */

/** The parts of the page that the check works with. */
export interface DeviceCheckParts {
  readonly start: HTMLElement;
  readonly panel: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly meter: HTMLMeterElement;
  /** One paragraph per outcome, shown one at a time. */
  readonly outcomes: Readonly<Record<'ready' | 'refused' | 'missing' | 'failed', HTMLElement>>;
}

/** What became of asking for the devices, by the names of the standard's errors. */
function outcomeOf(error: unknown): 'refused' | 'missing' | 'failed' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}

/** Binds the check to its button; returns what ends it. */
export function bindDeviceCheck(parts: DeviceCheckParts, wantsVideo: boolean): () => void {
  let stream: MediaStream | null = null;
  let audio: AudioContext | null = null;

  const show = (outcome: keyof DeviceCheckParts['outcomes']) => {
    for (const [name, element] of Object.entries(parts.outcomes)) element.hidden = name !== outcome;
  };

  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    void audio?.close();
    stream = null;
    audio = null;
    parts.panel.hidden = true;
    parts.video.srcObject = null;
  };

  const measure = (source: MediaStream) => {
    audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(source).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const draw = () => {
      if (stream !== source) return;
      analyser.getFloatTimeDomainData(samples);
      parts.meter.value = Math.min(
        1,
        Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length) * 4,
      );
      requestAnimationFrame(draw);
    };
    draw();
  };

  const check = async () => {
    stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: wantsVideo });
    } catch (error) {
      show(outcomeOf(error));
      return;
    }
    parts.panel.hidden = false;
    parts.video.hidden = !wantsVideo;
    parts.video.srcObject = stream;
    measure(stream);
    show('ready');
  };

  parts.start.addEventListener('click', () => void check());
  return stop;
}
