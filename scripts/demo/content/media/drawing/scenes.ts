import {
  bar,
  box,
  circle,
  ellipse,
  group,
  limb,
  mix,
  palette,
  shade,
  shape,
  stroke,
  tint,
} from './shapes.ts';

/** Width and height of every picture, and the line people stand on. */
export const canvas = { width: 1200, height: 800, ground: 676 } as const;

const { width, height, ground } = canvas;

function gradient(id: string, from: string, to: string): string {
  return `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>`;
}

/** A soft cloud. */
export function cloud(
  x: number,
  y: number,
  scale: number,
  fill: string = palette.white,
  opacity = 0.85,
): string {
  const d = 'M-90 30C-124 30-128-14-92-18C-92-58-32-70-14-38C8-66 62-52 60-16C98-18 104 30 68 30Z';
  return `<g opacity="${opacity}">${group(shape(d, fill), x, y, 0, scale)}</g>`;
}

/** A leaf whose stem starts at the origin and that points upwards. */
function leaf(length: number, fill: string): string {
  const half = length * 0.27;
  return (
    shape(
      `M0 0C${-half} ${-length * 0.3} ${-half} ${-length * 0.75} 0 ${-length}C${half} ${-length * 0.75} ${half} ${-length * 0.3} 0 0Z`,
      fill,
    ) + stroke(`M0 ${-length * 0.08}L0 ${-length * 0.8}`, shade(fill, 0.22), 2.5, 0.7)
  );
}

/** A spray of leaves growing from one point. */
export function plant(x: number, y: number, scale: number, colour: string = palette.leaf): string {
  const leaves: [number, number, string][] = [
    [-62, 130, tint(colour, 0.25)],
    [58, 138, tint(colour, 0.18)],
    [-34, 178, colour],
    [30, 186, shade(colour, 0.12)],
    [-4, 214, tint(colour, 0.1)],
  ];
  return group(
    leaves.map(([angle, length, fill]) => group(leaf(length, fill), 0, 0, angle)).join(''),
    x,
    y,
    0,
    scale,
  );
}

/** A plant in its pot, standing on `y`. */
export function pottedPlant(x: number, y: number, scale = 1, pot: string = palette.accent): string {
  const body = shape('M-50-96L50-96L38 0L-38 0Z', pot) + box(-58, -112, 116, 30, shade(pot, 0.1), 8);
  return plant(x, y - 100 * scale, scale) + group(body, x, y, 0, scale);
}

/** A round tree. */
export function tree(x: number, y: number, scale: number, crown: string): string {
  const drawing =
    limb([0, 0], [0, -150], 15, 9, '#7A5A41') +
    stroke('M0-90L34-130M0-110L-30-150', '#7A5A41', 9) +
    circle([-46, -190], 66, crown) +
    circle([48, -184], 62, shade(crown, 0.06)) +
    circle([0, -244], 78, tint(crown, 0.1));
  return group(drawing, x, y, 0, scale);
}

function grass(x: number, y: number, colour: string): string {
  return stroke(`M${x} ${y}q-3-16-12-22M${x + 5} ${y}q0-20 3-30M${x + 10} ${y}q4-14 14-20`, colour, 4);
}

/** Outdoors: sky, sun, hills, trees and a path. */
export function park(
  time: 'day' | 'dawn' | 'evening',
  trees: readonly [number, number][] = [
    [130, 0.95],
    [1075, 1.15],
  ],
): string {
  const looks = {
    day: {
      top: tint(palette.sky, 0.62),
      low: tint(palette.sky, 0.9),
      sun: tint(palette.sun, 0.1),
      hill: tint(palette.leaf, 0.5),
      meadow: tint(palette.leaf, 0.4),
      sunAt: [930, 170],
    },
    dawn: {
      top: tint(palette.sun, 0.55),
      low: tint(palette.accent, 0.8),
      sun: palette.sun,
      hill: tint(palette.primary, 0.55),
      meadow: tint(palette.leaf, 0.42),
      sunAt: [640, 330],
    },
    evening: {
      top: tint(palette.sky, 0.35),
      low: tint(palette.sun, 0.62),
      sun: tint(palette.accent, 0.35),
      hill: tint(palette.primary, 0.4),
      meadow: mix(tint(palette.leaf, 0.3), palette.primary, 0.22),
      sunAt: [300, 360],
    },
  } as const;
  const look = looks[time];
  const [sunX, sunY] = look.sunAt;
  return [
    gradient('sky', look.top, look.low),
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    circle([sunX, sunY], 150, look.sun, 0.22),
    circle([sunX, sunY], 98, look.sun),
    cloud(260, 150, 1, palette.white, 0.8),
    cloud(700, 110, 0.7, palette.white, 0.6),
    shape(`M0 520C180 400 330 410 520 500C700 390 900 380 1200 500L1200 800L0 800Z`, tint(look.hill, 0.3)),
    shape(`M0 560C240 470 420 520 620 560C820 500 1000 490 1200 560L1200 800L0 800Z`, look.hill),
    ...trees.map(([x, scale]) => tree(x, 622, scale, mix(look.meadow, palette.leaf, 0.55))),
    shape(`M0 606C300 580 800 590 1200 612L1200 800L0 800Z`, look.meadow),
    shape(`M0 664C400 640 800 646 1200 660L1200 734C800 716 400 712 0 738Z`, tint('#D9C08F', 0.35)),
    grass(90, 770, shade(look.meadow, 0.3)),
    grass(420, 782, shade(look.meadow, 0.3)),
    grass(760, 764, shade(look.meadow, 0.3)),
    grass(1080, 780, shade(look.meadow, 0.3)),
  ].join('');
}

/** A window on the sky. */
export function windowView(x: number, y: number, w: number, h: number, night = false): string {
  const sky = night ? shade(palette.sky, 0.35) : tint(palette.sky, 0.72);
  const inside = night
    ? circle([w * 0.68, h * 0.3], 36, tint(palette.sun, 0.35)) +
      circle([w * 0.68 + 18, h * 0.3 - 10], 32, sky) +
      [
        [0.2, 0.2],
        [0.35, 0.42],
        [0.15, 0.6],
        [0.85, 0.62],
      ]
        .map(([a = 0, b = 0]) => circle([w * a, h * b], 3.5, palette.paper))
        .join('')
    : circle([w * 0.72, h * 0.3], 36, palette.sun) +
      cloud(w * 0.3, h * 0.36, 0.5) +
      shape(
        `M0 ${h * 0.78}C${w * 0.3} ${h * 0.58} ${w * 0.6} ${h * 0.64} ${w} ${h * 0.74}L${w} ${h}L0 ${h}Z`,
        tint(palette.leaf, 0.45),
      );
  const id = `w${Math.round(x)}`;
  return group(
    `<clipPath id="${id}"><rect width="${w}" height="${h}" rx="14"/></clipPath>` +
      box(-14, -14, w + 28, h + 28, palette.white, 22) +
      `<g clip-path="url(#${id})">${box(0, 0, w, h, sky)}${inside}</g>` +
      bar([w / 2, 0], [w / 2, h], palette.white, 10) +
      box(-30, h + 8, w + 60, 20, shade(palette.line, 0.04), 8),
    x,
    y,
  );
}

/** A framed picture of a leaf on the wall. */
export function frame(x: number, y: number, colour: string): string {
  return (
    box(x, y, 120, 150, palette.white, 10) +
    box(x + 12, y + 12, 96, 126, tint(colour, 0.75), 6) +
    group(leaf(88, colour), x + 60, y + 122, 8)
  );
}

/** Indoors: wall, floor, rug, and what decorates them. */
export function room(
  wall: string,
  options: {
    window?: [number, number];
    night?: boolean;
    plants?: readonly [number, number][];
    frameAt?: [number, number];
    rug?: string;
  } = {},
): string {
  const floor = options.night === true ? mix(wall, '#B89468', 0.35) : '#E6D3B3';
  return [
    box(0, 0, width, height, wall),
    ellipse([600, 380], 470, 330, palette.white, 0, options.night === true ? 0.06 : 0.32),
    options.window === undefined
      ? ''
      : windowView(options.window[0], options.window[1], 230, 270, options.night),
    options.frameAt === undefined ? '' : frame(options.frameAt[0], options.frameAt[1], palette.primary),
    box(0, 610, width, 190, floor),
    box(0, 602, width, 12, tint(palette.white, 0.1)),
    options.rug === undefined
      ? ''
      : ellipse([600, ground + 14], 430, 62, options.rug) +
        ellipse([600, ground + 14], 386, 48, tint(options.rug, 0.2)),
    ...(options.plants ?? []).map(([x, scale]) => pottedPlant(x, 668, scale)),
  ].join('');
}

/** A chair seen from the side, its back on the left; the seat is 150 px above the ground. */
export function chair(x: number, colour = '#9A6F4B'): string {
  const dark = shade(colour, 0.25);
  return [
    bar([x - 60, ground - 140], [x - 74, ground], dark, 14),
    bar([x + 58, ground - 140], [x + 66, ground], dark, 14),
    bar([x - 70, ground - 140], [x - 92, ground - 330], colour, 18),
    limb([x - 92, ground - 322], [x - 84, ground - 250], 15, 13, tint(colour, 0.2)),
    box(x - 84, ground - 156, 164, 26, colour, 12),
  ].join('');
}

/** A gym mat on the floor. */
export function mat(x: number, w: number, colour: string): string {
  return (
    box(x - w / 2, ground - 8, w, 24, colour, 12) + box(x - w / 2, ground + 6, w, 12, shade(colour, 0.2), 6)
  );
}

/** An exercise bicycle, facing right, centred on `x`. */
export function bicycle(x: number): string {
  const metal = palette.ink;
  return [
    bar([x - 150, ground - 4], [x - 40, ground - 4], metal, 16),
    bar([x + 120, ground - 4], [x + 230, ground - 4], metal, 16),
    bar([x - 96, ground - 6], [x - 40, ground - 120], metal, 16),
    bar([x - 40, ground - 120], [x + 175, ground - 6], metal, 16),
    circle([x + 128, ground - 104], 84, palette.primary),
    circle([x + 128, ground - 104], 62, tint(palette.primary, 0.3)),
    circle([x + 128, ground - 104], 18, metal),
    bar([x + 118, ground - 160], [x + 148, ground - 372], metal, 16),
    bar([x + 148, ground - 372], [x + 92, ground - 384], metal, 14),
    box(x + 128, ground - 420, 60, 42, palette.sun, 8),
    bar([x - 40, ground - 120], [x - 66, ground - 262], metal, 16),
    box(x - 120, ground - 288, 116, 28, palette.accent, 14),
    circle([x - 6, ground - 104], 24, tint(metal, 0.3)),
  ].join('');
}

/** A sea of waves under a sky. */
export function sea(): string {
  const wave = (y: number, colour: string, shift: number): string =>
    shape(
      `M${shift - 300} ${y}c100-60 200-60 300 0s200 60 300 0s200-60 300 0s200 60 300 0s200-60 300 0s200 60 300 0L1500 800L-300 800Z`,
      colour,
    );
  return [
    gradient('sky', tint(palette.sky, 0.62), tint(palette.sun, 0.72)),
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    circle([820, 300], 170, palette.sun, 0.2),
    circle([820, 300], 108, palette.sun),
    cloud(270, 170, 1.1),
    cloud(1040, 140, 0.75, palette.white, 0.7),
    wave(470, tint(palette.sky, 0.45), 0),
    wave(545, tint(palette.primary, 0.4), -140),
    wave(625, tint(palette.primary, 0.18), 60),
    wave(710, palette.primary, -60),
    stroke(
      'M120 560c30-14 60-14 90 0M560 600c30-14 60-14 90 0M980 570c30-14 60-14 90 0M330 690c30-14 60-14 90 0M820 700c30-14 60-14 90 0',
      palette.paper,
      6,
      0.6,
    ),
  ].join('');
}

/** A calm backdrop for objects: a tinted page with one soft shape. */
export function backdrop(colour: string, spot: string): string {
  return (
    box(0, 0, width, height, tint(colour, 0.8)) +
    shape(
      'M180 420C160 210 380 90 600 110C840 130 1060 200 1040 430C1020 650 820 710 590 700C360 690 200 630 180 420Z',
      tint(spot, 0.62),
    ) +
    circle([1060, 150], 46, palette.sun, 0.8) +
    circle([130, 650], 26, tint(colour, 0.4))
  );
}
