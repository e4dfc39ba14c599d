// Makes `detente.mp3`: fifty seconds of soft tones that rise for 4 seconds and fall for 6, five times.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const sampleRate = 44_100;
const inhaleSeconds = 4;
const breathSeconds = 10;
const breaths = 5;
const totalSeconds = breathSeconds * breaths;

/** One soft chord per breath, in hertz. */
const chords = [
  [130.81, 196.0, 261.63, 329.63],
  [110.0, 164.81, 220.0, 329.63],
  [87.31, 174.61, 261.63, 349.23],
  [98.0, 196.0, 246.94, 293.66],
  [130.81, 196.0, 261.63, 392.0],
];

function swell(second: number): number {
  const inBreath = second % breathSeconds;
  const share =
    inBreath < inhaleSeconds
      ? inBreath / inhaleSeconds
      : 1 - (inBreath - inhaleSeconds) / (breathSeconds - inhaleSeconds);
  return (1 - Math.cos(Math.PI * share)) / 2;
}

const samples = new Int16Array(sampleRate * totalSeconds);
let seed = 7;
let air = 0;
for (let index = 0; index < samples.length; index += 1) {
  const second = index / sampleRate;
  const chord = chords[Math.floor(second / breathSeconds)] ?? [];
  const level = swell(second);
  let value = 0;
  for (const [rank, frequency] of chord.entries()) {
    const phase = 2 * Math.PI * frequency * second;
    const drift = 1 + 0.12 * Math.sin(2 * Math.PI * 0.17 * second + rank);
    value +=
      ((Math.sin(phase) + 0.25 * Math.sin(2 * phase) + 0.18 * Math.sin(phase * 1.002)) * drift) /
      (rank + 2.4);
  }
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  air += 0.035 * (seed / 2 ** 31 - 1 - air);
  const edges = Math.min(1, second / 1.5, (totalSeconds - second) / 2);
  samples[index] = Math.round(
    32_767 * edges * (0.27 * value * level + 0.32 * air * (0.12 + 0.88 * level)) * 1.9,
  );
}

const output = join(import.meta.dirname, 'detente.mp3');
const encoder = spawn(
  'ffmpeg',
  `-y -loglevel error -f s16le -ar ${sampleRate} -ac 1 -i - -af aecho=0.8:0.6:70|130:0.25|0.18 -c:a libmp3lame -b:a 64k -map_metadata -1`
    .split(' ')
    .concat(output),
  { stdio: ['pipe', 'inherit', 'inherit'] },
);
encoder.stdin.end(Buffer.from(samples.buffer));
const [code] = (await once(encoder, 'close')) as [number];
if (code !== 0) throw new Error(`ffmpeg ended with code ${code}`);
