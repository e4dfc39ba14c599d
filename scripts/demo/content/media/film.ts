// Makes `respiration.mp4` (one breath of ten seconds: 4 in, 6 out), from frames drawn like the pictures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import sharp from 'sharp';
import { breathingFrame } from './drawing/pictures.ts';

const framesPerSecond = 20;
const inhaleSeconds = 4;
const exhaleSeconds = 6;
const frames = framesPerSecond * (inhaleSeconds + exhaleSeconds);

/** How full the chest is (0 to 1) at a moment of the breath, easing at both ends. */
function fullness(second: number): number {
  const share =
    second < inhaleSeconds ? second / inhaleSeconds : 1 - (second - inhaleSeconds) / exhaleSeconds;
  return (1 - Math.cos(Math.PI * share)) / 2;
}

const output = join(import.meta.dirname, 'respiration.mp4');
const encoder = spawn(
  'ffmpeg',
  `-y -loglevel error -f image2pipe -c:v mjpeg -r ${framesPerSecond} -i - -an -c:v libx264 -preset slow -crf 25 -pix_fmt yuv420p -movflags +faststart`
    .split(' ')
    .concat('-map_metadata', '-1', output),
  { stdio: ['pipe', 'inherit', 'inherit'] },
);
for (let frame = 0; frame < frames; frame += 1) {
  const svg = breathingFrame(fullness(frame / framesPerSecond));
  const picture = await sharp(Buffer.from(svg))
    .resize(960, 640)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
  if (!encoder.stdin.write(picture)) await once(encoder.stdin, 'drain');
}
encoder.stdin.end();
const [code] = (await once(encoder, 'close')) as [number];
if (code !== 0) throw new Error(`ffmpeg ended with code ${code}`);
