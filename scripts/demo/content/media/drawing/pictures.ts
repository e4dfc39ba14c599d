import { figure, people, shadow } from './figure.ts';
import type { Limb, Person, Pose } from './figure.ts';
import {
  backdrop,
  bicycle,
  canvas,
  chair,
  cloud,
  mat,
  park,
  plant,
  pottedPlant,
  room,
  sea,
  tree,
  windowView,
} from './scenes.ts';
import {
  bar,
  box,
  circle,
  document,
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

const { ground } = canvas;

const walls = {
  teal: tint(palette.primary, 0.78),
  sand: tint(palette.sun, 0.7),
  blue: tint(palette.sky, 0.76),
  rose: tint(palette.accent, 0.78),
  green: tint(palette.leaf, 0.76),
  night: shade(palette.sky, 0.5),
} as const;

const still: Limb = [0, 0];
const standing: Limb = [0, 0, 90];

function person(who: Person, pose: Partial<Pose> & { x: number }, on: number = ground): string {
  return figure(
    who,
    { torso: 180, nearArm: still, farArm: still, nearLeg: standing, farLeg: standing, ...pose },
    on,
  );
}

function seated(who: Person, pose: Partial<Pose> & { x: number }): string {
  return person(who, { torso: 178, nearLeg: [86, 2, 90], farLeg: [82, 6, 90], ...pose });
}

function walker(who: Person, x: number, stride: number, extra: Partial<Pose> = {}): string {
  return person(who, {
    x,
    torso: 174,
    nearArm: [-stride, -stride + 22],
    farArm: [stride, stride + 26],
    nearLeg: [stride, stride - 14, 96],
    farLeg: [-stride + 6, -stride - 18, 52],
    ...extra,
  });
}

/** Somebody sitting cross-legged, seen from the front; `breath` (0 to 1) opens the chest and arms a little. */
export function meditating(who: Person, x: number, scale = 1, breath = 0, on: number = ground): string {
  const open = breath * 5;
  const legs =
    limb([-30, -44], [-150, -26], 44, 32, shade(who.trousers, 0.12)) +
    limb([30, -44], [150, -26], 44, 32, shade(who.trousers, 0.12)) +
    limb([-150, -26], [40, -14], 30, 20, who.trousers) +
    limb([150, -26], [-40, -16], 30, 20, tint(who.trousers, 0.06)) +
    limb([-36, -16], [-74, -10], 17, 14, who.skin) +
    limb([36, -14], [74, -10], 17, 14, who.skin);
  const torso = figure(
    who,
    {
      x: 0,
      torso: 180,
      front: true,
      nearArm: [24 + open, 28 + open],
      farArm: [24 + open, 28 + open],
      nearLeg: [0, 0],
      farLeg: [0, 0],
    },
    0,
  );
  const raise = 262 - breath * 8;
  return `<g transform="translate(${x} ${on}) scale(${scale})"><clipPath id="bust"><rect x="-300" y="-600" width="600" height="572"/></clipPath><g clip-path="url(#bust)"><g transform="translate(0 ${raise})">${torso}</g></g>${legs}</g>`;
}

/** Rings of breath around a point. */
export function rings(x: number, y: number, size: number, colour: string): string {
  return [1, 0.8, 0.6]
    .map((share, index) => circle([x, y], size * share, colour, 0.16 + index * 0.06))
    .join('');
}

const lyingLimbs = { torso: -90, neck: -90, nearArm: [84, 88] as Limb, farArm: [80, 86] as Limb } as const;

/** The pictures of exercises and sessions, by key. */
export const exercisePictures: Record<string, () => string> = {
  'chair-stand': () =>
    room(walls.teal, { window: [820, 120], plants: [[1040, 0.9]], rug: tint(palette.primary, 0.5) }) +
    chair(470) +
    shadow(600, ground + 6, 160) +
    person(people.chantal, {
      x: 545,
      torso: 142,
      neck: 162,
      nearArm: [84, 96],
      farArm: [80, 92],
      nearLeg: [62, -14, 90],
      farLeg: [58, -10, 90],
    }),
  'seated-shoulders': () =>
    room(walls.sand, { window: [180, 120], plants: [[1020, 0.95]], rug: tint(palette.sun, 0.35) }) +
    chair(600) +
    shadow(640, ground + 6, 170) +
    seated(people.gilles, { x: 600, nearArm: [66, 236], farArm: [84, 244] }) +
    stroke('M716 322a96 96 0 0 1 10 96', palette.accent, 9) +
    stroke('M708 398l16 22l24-12', palette.accent, 9),
  balance: () =>
    room(walls.green, { frameAt: [250, 150], plants: [[200, 0.9]], rug: tint(palette.leaf, 0.45) }) +
    box(816, 420, 22, 256, '#8A6242', 8) +
    box(780, 398, 250, 30, '#9A6F4B', 12) +
    box(1000, 420, 22, 256, '#8A6242', 8) +
    pottedPlant(950, 398, 0.45, palette.sky) +
    shadow(600, ground + 6, 120) +
    person(people.fatou, {
      x: 600,
      nearArm: [66, 88],
      farArm: [-70, -80],
      nearLeg: [70, -30, 60],
      farLeg: [2, 0, 90],
    }),
  'heel-raise': () =>
    room(walls.blue, { window: [170, 130], rug: tint(palette.sky, 0.5) }) +
    chair(812) +
    shadow(560, ground + 6, 120) +
    person(people.david, {
      x: 560,
      torso: 178,
      nearArm: [50, 74],
      farArm: [46, 70],
      nearLeg: [2, -4, 36],
      farLeg: [0, -6, 36],
    }),
  walk: () => park('day') + shadow(600, ground + 8, 150) + walker(people.emma, 600, 24),
  'seated-twist': () =>
    room(walls.rose, { window: [830, 130], plants: [[180, 1]], rug: tint(palette.accent, 0.55) }) +
    shadow(600, ground + 6, 150) +
    box(520, ground - 150, 160, 26, '#9A6F4B', 12) +
    bar([536, ground - 130], [526, ground], '#7A5638', 14) +
    bar([664, ground - 130], [674, ground], '#7A5638', 14) +
    person(people.hana, {
      x: 600,
      front: true,
      torso: 176,
      neck: 172,
      nearArm: [58, 256],
      farArm: [58, 250],
      nearLeg: [30, -2, 60],
      farLeg: [30, -2, 60],
      lift: 0,
    }),
  wave: () =>
    sea() +
    group(
      shape('M-150 6C-60 40 90 40 170-16C100 2-60 14-150 6Z', palette.sun) +
        stroke('M-120 14C-40 34 70 32 140 4', palette.accent, 5),
      560,
      628,
    ) +
    person(
      people.amel,
      {
        x: 560,
        torso: 160,
        neck: 174,
        nearArm: [96, 100],
        farArm: [-84, -70],
        nearLeg: [46, -28, 84],
        farLeg: [-10, -44, 84],
        bareFeet: true,
        scale: 0.82,
      },
      634,
    ),
  grounding: () =>
    park('day', [[1060, 1.2]]) +
    tree(240, 640, 1.5, tint(palette.leaf, 0.12)) +
    shadow(640, ground + 8, 130) +
    person(people.basile, {
      x: 640,
      torso: 182,
      neck: 190,
      nearArm: [40, 150],
      farArm: [-8, 4],
      mirrored: true,
    }),
  hands: () =>
    backdrop(palette.accent, palette.sun) +
    group(openHand('#B97A56'), 400, 660, -8, 1.35) +
    group(fist('#8A5638'), 800, 660, 6, 1.35) +
    stroke('M545 300c36-36 76-36 112 0', palette.primary, 9) +
    stroke('M640 278l18 24l-30 4', palette.primary, 9),
  notebook: () =>
    backdrop(palette.sky, palette.primary) +
    group(
      box(-250, -170, 500, 350, shade(palette.primary, 0.1), 22) +
        box(-236, -160, 234, 326, palette.white, 12) +
        box(2, -160, 234, 326, palette.paper, 12) +
        stroke('M-200-104h150M-200-54h130M-200-4h154M-200 46h96', tint(palette.sky, 0.5), 9) +
        stroke('M40-104h150M40-54h110', tint(palette.sky, 0.5), 9) +
        stroke('M44 20c24-40 44 40 68 0s44-40 70 0', palette.accent, 8) +
        circle([66, 96], 16, palette.leaf) +
        circle([118, 96], 16, palette.sun) +
        circle([170, 96], 16, tint(palette.accent, 0.3)),
      590,
      410,
      -5,
    ) +
    group(
      limb([0, 0], [0, -230], 15, 15, palette.sun) +
        shape('M-15 0L15 0L0 44Z', '#E8CFA8') +
        circle([0, -236], 15, palette.accent),
      838,
      500,
      32,
    ) +
    plant(250, 660, 0.8),
  glass: () =>
    backdrop(palette.primary, palette.sky) +
    box(120, 640, 960, 26, '#C79C6B', 13) +
    shape('M470 250L730 250L700 640L500 640Z', palette.white, 0.75) +
    shape('M482 380C540 360 660 400 720 376L700 640L500 640Z', tint(palette.sky, 0.45), 0.9) +
    stroke('M470 250L500 640L700 640L730 250', tint(palette.sky, 0.15), 10) +
    circle([570, 470], 12, palette.white, 0.8) +
    circle([630, 540], 9, palette.white, 0.8) +
    circle([600, 590], 7, palette.white, 0.8) +
    stroke('M508 410l14 150', palette.white, 10, 0.7) +
    pottedPlant(930, 642, 0.9) +
    group(
      circle([0, 0], 56, palette.sun) +
        circle([0, 0], 40, tint(palette.sun, 0.45)) +
        stroke('M0-40V40M-40 0H40M-28-28L28 28M28-28L-28 28', palette.sun, 5),
      330,
      590,
    ) +
    circle([330, 590], 8, palette.sun),
  breathing: () =>
    box(0, 0, 1200, 800, tint(palette.primary, 0.82)) +
    rings(600, 380, 360, palette.primary) +
    ellipse([600, 690], 300, 34, palette.sun, 0, 0.7) +
    meditating(people.emma, 600, 1.08, 0.6, 690) +
    plant(170, 760, 1) +
    plant(1040, 760, 0.9),
  lying: () =>
    room(walls.blue, { window: [190, 110], plants: [[1060, 0.95]] }) +
    mat(600, 780, palette.primary) +
    ellipse([330, ground - 22], 84, 28, palette.sun) +
    person(people.amel, {
      x: 560,
      ...lyingLimbs,
      nearLeg: [88, 90, 150],
      farLeg: [88, 90, 140],
      bareFeet: true,
      lift: 8,
    }),
  'child-pose': () =>
    room(walls.rose, { window: [860, 110], plants: [[170, 0.95]] }) +
    mat(610, 720, palette.sky) +
    person(people.hana, {
      x: 470,
      torso: 102,
      neck: 70,
      nearArm: [48, 84],
      farArm: [44, 84],
      nearLeg: [58, -88, -90],
      farLeg: [56, -88, -90],
      bareFeet: true,
      lift: 8,
    }),
  meditation: () =>
    park('evening', [[1040, 1.1]]) + shadow(620, 722, 220) + meditating(people.fatou, 620, 1.02, 0, 724),
  'calm-place': () =>
    park('dawn', [
      [110, 0.8],
      [260, 0.55],
      [1090, 1.2],
    ]) +
    shape('M420 690C520 640 760 640 880 690C820 750 480 750 420 690Z', tint(palette.sky, 0.5)) +
    stroke('M500 690h90M640 706h110M600 674h60', palette.white, 5, 0.8) +
    plant(395, 720, 0.4) +
    plant(900, 716, 0.45),
  'brisk-walk': () =>
    park('dawn') +
    shadow(600, ground + 8, 170) +
    walker(people.david, 600, 34, { torso: 168, nearArm: [-40, 44], farArm: [42, 126] }),
  'high-knees': () =>
    park('day', [
      [120, 0.9],
      [1090, 0.9],
    ]) +
    shadow(600, ground + 8, 120) +
    person(people.hana, {
      x: 600,
      torso: 178,
      nearArm: [-36, 54],
      farArm: [54, 140],
      nearLeg: [88, -2, 80],
      farLeg: [-4, -6, 80],
    }),
  bike: () =>
    room(walls.green, { window: [140, 120], frameAt: [930, 150], rug: tint(palette.leaf, 0.5) }) +
    bicycle(600) +
    person(people.basile, {
      x: 548,
      torso: 152,
      neck: 168,
      nearArm: [62, 74],
      farArm: [60, 72],
      nearLeg: [66, -10, 90],
      farLeg: [36, -14, 90],
      lift: 62,
    }),
  step: () =>
    room(walls.sand, { window: [850, 110], plants: [[180, 0.9]] }) +
    box(610, ground - 74, 300, 76, palette.primary, 12) +
    box(596, ground - 88, 328, 28, tint(palette.primary, 0.25), 10) +
    shadow(540, ground + 6, 110) +
    person(people.emma, {
      x: 560,
      torso: 168,
      nearArm: [-34, 40],
      farArm: [38, 110],
      nearLeg: [75, -4, 90],
      farLeg: [-14, -24, 70],
    }),
  'side-steps': () =>
    room(walls.blue, { frameAt: [240, 140], plants: [[1040, 1]], rug: tint(palette.sky, 0.45) }) +
    shadow(600, ground + 6, 190) +
    person(people.fatou, {
      x: 600,
      torso: 176,
      front: true,
      nearArm: [56, 100],
      farArm: [34, 110],
      nearLeg: [34, 22, 60],
      farLeg: [10, -2, 60],
    }) +
    stroke('M790 560h110M872 534l30 26l-30 26', palette.accent, 10),
  jack: () =>
    park('dawn', [
      [130, 0.9],
      [1080, 1],
    ]) +
    shadow(600, ground + 8, 200) +
    person(people.amel, {
      x: 600,
      front: true,
      nearArm: [128, 154],
      farArm: [128, 154],
      nearLeg: [24, 18, 60],
      farLeg: [24, 18, 60],
      scale: 0.98,
    }),
  'wall-push': () =>
    room(walls.sand, { window: [160, 120] }) +
    box(830, 0, 370, 612, tint(palette.primary, 0.45)) +
    box(830, 612, 370, 188, '#D3BC98') +
    box(822, 0, 16, 800, tint(palette.primary, 0.2)) +
    shadow(560, ground + 6, 150) +
    person(people.gilles, {
      x: 576,
      torso: 158,
      neck: 164,
      nearArm: [66, 108],
      farArm: [62, 106],
      nearLeg: [-18, -20, 86],
      farLeg: [-14, -16, 86],
    }),
  squat: () =>
    room(walls.rose, { window: [850, 110], plants: [[180, 1]], rug: tint(palette.accent, 0.5) }) +
    shadow(600, ground + 6, 170) +
    person(people.david, {
      x: 540,
      torso: 148,
      neck: 166,
      nearArm: [88, 92],
      farArm: [84, 90],
      nearLeg: [76, -24, 90],
      farLeg: [72, -20, 90],
    }),
  bridge: () =>
    room(walls.green, { window: [850, 100], plants: [[150, 0.9]] }) +
    mat(600, 780, palette.accent) +
    person(people.emma, {
      x: 610,
      torso: -66,
      neck: -88,
      nearArm: [64, 86],
      farArm: [60, 84],
      nearLeg: [116, 4, 90],
      farLeg: [112, 8, 90],
      bareFeet: true,
      lift: 8,
    }),
  plank: () =>
    room(walls.teal, { window: [160, 110], plants: [[1060, 0.9]] }) +
    mat(600, 820, palette.sun) +
    person(people.basile, {
      x: 560,
      torso: 96,
      neck: 104,
      nearArm: [0, 88],
      farArm: [4, 88],
      nearLeg: [-82, -84, 0],
      farLeg: [-80, -82, 0],
      lift: 8,
    }),
  row: () =>
    room(walls.blue, { plants: [[1070, 1]], frameAt: [900, 140] }) +
    mat(560, 700, palette.leaf) +
    person(people.chantal, {
      x: 420,
      torso: 176,
      nearArm: [-34, 84],
      farArm: [-28, 80],
      nearLeg: [88, 88, 172],
      farLeg: [88, 88, 168],
      lift: 8,
    }) +
    stroke('M452 530C560 560 640 610 712 636', palette.accent, 9),
  lunge: () =>
    park('evening', [[1080, 1.1]]) +
    shadow(600, ground + 8, 210) +
    person(people.amel, {
      x: 590,
      torso: 178,
      nearArm: [20, -40],
      farArm: [24, -36],
      nearLeg: [74, 0, 90],
      farLeg: [-14, -74, 30],
    }),
  'session-morning': () =>
    room(walls.sand, {
      window: [485, 90],
      plants: [
        [110, 0.9],
        [1095, 0.9],
      ],
      rug: tint(palette.sun, 0.3),
    }) +
    shadow(420, ground + 6, 110) +
    shadow(800, ground + 6, 110) +
    person(people.chantal, {
      x: 420,
      front: true,
      nearArm: [158, 172],
      farArm: [158, 172],
      nearLeg: [5, 3, 60],
      farLeg: [5, 3, 60],
      scale: 0.94,
    }) +
    person(people.david, {
      x: 800,
      front: true,
      torso: 164,
      neck: 160,
      nearArm: [30, 40],
      farArm: [168, 200],
      nearLeg: [8, 4, 60],
      farLeg: [8, 4, 60],
      scale: 0.98,
    }),
  'session-together': () =>
    park('day', [
      [90, 0.9],
      [1120, 1],
    ]) +
    shadow(430, ground + 8, 130) +
    shadow(740, ground + 8, 130) +
    walker(people.gilles, 430, 22, { scale: 0.98 }) +
    walker(people.fatou, 740, 22, {
      scale: 0.94,
      nearArm: [20, 46],
      farArm: [-22, 0],
      nearLeg: [-16, -34, 60],
      farLeg: [24, 10, 96],
    }),
  'session-evening': () =>
    room(walls.night, { night: true, window: [180, 110] }) +
    pottedPlant(1060, 668, 0.95, palette.sun) +
    circle([900, 250], 130, palette.sun, 0.14) +
    bar([900, 0], [900, 190], palette.ink, 5) +
    shape('M852 250C852 190 948 190 948 250Z', palette.sun) +
    mat(600, 640, palette.primary) +
    meditating(people.basile, 600, 0.96, 0, 678),
};

function openHand(skin: string): string {
  const fingers: [number, number, number, number][] = [
    [-62, -150, -92, -250],
    [-22, -170, -32, -300],
    [20, -170, 26, -306],
    [60, -154, 82, -266],
  ];
  return [
    limb([0, 60], [0, -30], 46, 50, palette.primary),
    limb([0, -20], [0, -50], 44, 50, skin),
    limb([-36, -100], [36, -100], 52, 52, skin),
    limb([44, -70], [126, -150], 30, 20, skin),
    ...fingers.map(([x1, y1, x2, y2]) => limb([x1, y1 + 20], [x2, y2], 24, 19, skin)),
    stroke('M-50-84c30 24 60 20 84-6', shade(skin, 0.22), 5),
  ].join('');
}

function fist(skin: string): string {
  const knuckles = [-66, -24, 18, 60];
  return [
    limb([0, 60], [0, -30], 46, 50, palette.sky),
    limb([0, -20], [0, -50], 44, 50, skin),
    limb([-34, -110], [34, -110], 66, 66, skin),
    ...knuckles.map((x) => limb([x, -164], [x, -112], 25, 23, shade(skin, 0.04))),
    stroke('M-44-176v62M-3-182v68M40-178v62', shade(skin, 0.3), 5),
    limb([78, -86], [-10, -78], 27, 22, tint(skin, 0.1)),
  ].join('');
}

function laptop(x: number, y: number): string {
  return (
    box(x - 118, y - 158, 236, 152, palette.ink, 12) +
    box(x - 106, y - 147, 212, 130, tint(palette.sky, 0.7), 6) +
    box(x - 148, y - 10, 296, 14, '#8E9A9D', 7)
  );
}

/** The pictures of the blog, by key. */
export const articlePictures: Record<string, () => string> = {
  'article-desk': () =>
    room(walls.teal, { window: [120, 100], plants: [[1120, 0.8]] }) +
    chair(470, palette.sky) +
    seated(people.hana, { x: 470, torso: 186, neck: 196, nearArm: [214, 196], farArm: [160, 150] }) +
    box(640, 430, 420, 24, '#B98A5C', 10) +
    bar([680, 450], [680, 670], '#8A6242', 18) +
    bar([1024, 450], [1024, 670], '#8A6242', 18) +
    laptop(820, 428) +
    box(990, 386, 40, 44, palette.accent, 8) +
    stroke('M1002 372c-8-14 8-18 0-34M1020 372c-8-14 8-18 0-34', palette.muted, 4, 0.5),
  'article-sleep': () =>
    room(walls.night, { night: true, window: [760, 90] }) +
    box(150, 440, 46, 240, '#8A6242', 16) +
    box(180, 590, 850, 90, '#9A6F4B', 16) +
    box(196, 540, 820, 72, palette.paper, 30) +
    group(limb([0, 0], [150, 0], 38, 38, palette.white), 250, 516) +
    group(figureHead(), 330, 488, -80) +
    shape(
      'M380 610C380 520 450 470 560 480C700 492 860 470 960 510C1010 530 1016 570 1016 612Z',
      tint(palette.primary, 0.25),
    ) +
    stroke(
      'M440 560C560 520 700 560 820 530M520 596C640 570 780 596 920 566',
      tint(palette.primary, 0.5),
      6,
    ) +
    group(stroke('M0 0h34L0 40h34', palette.sun, 8), 420, 330) +
    group(stroke('M0 0h34L0 40h34', palette.sun, 8), 490, 250, 0, 0.75) +
    pottedPlant(1100, 672, 0.7, palette.sun),
  'article-stairs': () => {
    const steps = [0, 1, 2, 3, 4]
      .map((i) =>
        box(360 + i * 160, 676 - i * 68, 900 - i * 160, 800, i % 2 === 0 ? '#D8BF98' : '#CDB28A', 6),
      )
      .join('');
    return (
      room(walls.green, { window: [170, 100] }) +
      bar([420, 470], [1160, 150], palette.primary, 16) +
      [0, 1, 2, 3]
        .map((i) =>
          bar([470 + i * 190, 448 - i * 82], [470 + i * 190, 676 - i * 80], tint(palette.primary, 0.3), 8),
        )
        .join('') +
      steps +
      person(
        people.basile,
        {
          x: 610,
          torso: 168,
          nearArm: [-30, 20],
          farArm: [42, 84],
          nearLeg: [62, -4, 90],
          farLeg: [-8, -22, 80],
          scale: 0.9,
        },
        612,
      )
    );
  },
  'article-stress': () =>
    backdrop(palette.accent, palette.sky) +
    group(bigProfile(people.emma), 560, 470) +
    stroke('M560 190c-60-50-130 20-70 60s140-40 80-90s-180 10-130 90s180 40 190-40', palette.accent, 9) +
    stroke('M640 230C760 130 860 260 980 200S1100 150 1200 180', palette.primary, 9) +
    plant(1010, 690, 0.9),
  'article-path': () =>
    park('dawn', [
      [110, 1],
      [250, 0.7],
    ]) +
    shape(
      'M520 800C560 720 880 690 800 640C740 600 560 600 620 560C650 540 720 532 760 522L790 528C740 546 690 556 690 572C690 600 960 610 960 660C960 710 820 730 800 800Z',
      tint('#D9C08F', 0.45),
    ) +
    walker(people.amel, 420, 22, { scale: 0.9 }) +
    group(
      bar([0, 0], [0, -190], '#8A6242', 16) +
        shape('M-12-190L150-190L190-150L150-110L-12-110Z', palette.primary) +
        stroke('M40-150h84M100-172l26 22l-26 22', palette.paper, 8),
      1000,
      676,
    ),
  'article-privacy': () =>
    backdrop(palette.primary, palette.leaf) +
    shape('M600 130L830 210C840 430 770 590 600 680C430 590 360 430 370 210Z', palette.primary) +
    shape('M600 130L830 210C840 430 770 590 600 680Z', shade(palette.primary, 0.16)) +
    stroke('M536 390v-56a64 64 0 0 1 128 0v56', palette.paper, 22) +
    box(500, 384, 200, 160, palette.sun, 22) +
    circle([600, 448], 22, palette.ink) +
    limb([600, 452], [600, 496], 9, 11, palette.ink) +
    plant(250, 690, 1) +
    plant(960, 690, 0.8),
  'article-video': () =>
    room(walls.rose, { frameAt: [120, 120], plants: [[1100, 0.85]] }) +
    box(90, 610, 1020, 26, '#B98A5C', 10) +
    box(120, 636, 30, 164, '#8A6242') +
    box(1050, 636, 30, 164, '#8A6242') +
    box(330, 170, 540, 380, palette.ink, 24) +
    `<clipPath id="screen"><rect x="350" y="190" width="500" height="340" rx="12"/></clipPath><g clip-path="url(#screen)">` +
    box(350, 190, 500, 340, tint(palette.primary, 0.6)) +
    windowView(400, 220, 110, 130) +
    person(people.chantal, { x: 610, front: true, nearArm: [12, 24], farArm: [12, 24], scale: 1.25 }, 1000) +
    `</g>` +
    box(700, 200, 136, 96, tint(palette.sun, 0.3), 10) +
    circle([768, 240], 22, '#8A5638') +
    shape('M728 296C728 256 808 256 808 296Z', palette.accent) +
    circle([600, 500], 24, palette.accent) +
    stroke('M590 500h20', palette.white, 6) +
    circle([534, 500], 20, tint(palette.ink, 0.2)) +
    circle([666, 500], 20, tint(palette.ink, 0.2)) +
    box(556, 550, 88, 50, '#5C6A6E') +
    box(490, 596, 220, 16, '#5C6A6E', 8) +
    box(950, 546, 56, 64, palette.sky, 10) +
    stroke('M1006 562a18 18 0 0 1 0 32', palette.sky, 9),
  'article-talk': () =>
    room(walls.sand, { window: [800, 70], plants: [[600, 0.7]], rug: tint(palette.sun, 0.3) }) +
    chair(350, palette.primary) +
    `<g transform="translate(1200 0) scale(-1 1)">${chair(350, palette.primary)}</g>` +
    seated(people.fatou, { x: 350, nearArm: [30, 96], farArm: [26, 120] }) +
    seated(people.gilles, { x: 850, mirrored: true, nearArm: [24, 84], farArm: [28, 88] }) +
    group(
      shape(
        'M-86-44C-86-76 86-76 86-44L86 10C86 40-20 34-30 36L-62 70L-56 34C-86 30-86 20-86 10Z',
        palette.white,
      ) +
        circle([-36, -16], 9, palette.primary) +
        circle([0, -16], 9, palette.primary) +
        circle([36, -16], 9, palette.primary),
      470,
      160,
    ),
};

function figureHead(): string {
  return (
    circle([-6, -7], 49, '#1F2426') +
    limb([-20, 0], [-40, 50], 36, 20, '#1F2426') +
    circle([5, 4], 43, '#E5B58F') +
    circle([46, 9], 7.5, '#E5B58F') +
    shape('M-40-20C-20-60 30-56 42-22C22-30 0-22-10-2C-16 6-30 0-40-20Z', '#1F2426') +
    stroke('M20 4q7 6 14 0M25 27q6 4 12 0', '#6a4a3a', 3.4)
  );
}

function bigProfile(who: Person): string {
  return (
    shape('M-210 330C-210 200-130 150-20 150C110 150 190 220 200 330Z', who.top) +
    limb([-20, 60], [-20, 170], 48, 54, shade(who.skin, 0.1)) +
    limb([-60, -40], [-130, 150], 110, 56, who.hair) +
    circle([-24, -60], 132, who.hair) +
    ellipse([16, -24], 116, 120, who.skin) +
    circle([130, -6], 21, who.skin) +
    shape('M-120-80C-90-210 90-200 124-100C60-130-20-110-50-40C-70 10-110-10-120-80Z', who.hair) +
    stroke('M62-26q20 16 40 0', shade(who.skin, 0.6), 8) +
    stroke('M74 44q16 8 32 2', shade(who.skin, 0.6), 8) +
    circle([58, 16], 22, palette.accent, 0.16)
  );
}

function logoPage(background: string, content: string): string {
  return document(400, 400, box(0, 0, 400, 400, background, 0) + content);
}

/** The logos of the demonstration companies, by key. */
export const logos: Record<string, () => string> = {
  'logo-techcorp': () =>
    logoPage(
      palette.sky,
      stroke('M112 138H288M200 138V290', palette.white, 34) +
        circle([112, 138], 30, palette.sun) +
        circle([288, 138], 30, palette.sun) +
        circle([200, 290], 30, tint(palette.sky, 0.6)),
    ),
  'logo-greenbuild': () =>
    logoPage(
      tint(palette.leaf, 0.82),
      shape('M92 208L200 104L308 208L308 306L92 306Z', palette.leaf) +
        shape('M200 300C140 262 146 196 200 164C254 196 260 262 200 300Z', tint(palette.leaf, 0.72)) +
        stroke('M200 292V206M200 252l26-24M200 270l-24-22', palette.leaf, 9),
    ),
  'logo-atelier-bijou': () =>
    logoPage(
      tint(palette.sun, 0.72),
      shape('M128 130H272L324 200L200 324L76 200Z', palette.accent) +
        shape('M128 130L164 200L76 200Z', tint(palette.accent, 0.3)) +
        shape('M272 130L236 200L324 200Z', shade(palette.accent, 0.16)) +
        shape('M128 130H272L236 200H164Z', tint(palette.accent, 0.5)) +
        shape('M164 200H236L200 324Z', tint(palette.accent, 0.18)),
    ),
  'logo-clinique-horizon': () =>
    logoPage(
      palette.primary,
      `<clipPath id="disc"><circle cx="200" cy="200" r="122"/></clipPath>` +
        circle([200, 200], 122, tint(palette.sun, 0.7)) +
        `<g clip-path="url(#disc)">` +
        circle([200, 214], 58, palette.sun) +
        shape(
          'M70 222C130 190 190 236 240 214C280 198 310 206 330 218V330H70Z',
          mix(palette.primary, palette.sky, 0.4),
        ) +
        shape(
          'M70 262C130 236 190 274 250 252C290 240 310 246 330 256V330H70Z',
          tint(palette.primary, 0.28),
        ) +
        `</g>`,
    ),
};

/** A whole picture of 1200 × 800 as an SVG document. */
export function picture(draw: () => string): string {
  return document(canvas.width, canvas.height, draw());
}

/** One frame of the breathing film; `breath` goes from 0 (empty) to 1 (full). */
export function breathingFrame(breath: number): string {
  const glow = mix(tint(palette.primary, 0.84), tint(palette.sky, 0.78), breath);
  return document(
    canvas.width,
    canvas.height,
    box(0, 0, canvas.width, canvas.height, glow) +
      circle([980, 150], 60 + breath * 10, palette.sun) +
      cloud(230 + breath * 24, 150, 1) +
      rings(600, 390, 200 + breath * 170, palette.primary) +
      ellipse([600, 700], 310, 34, palette.sun, 0, 0.75) +
      meditating(people.emma, 600, 1.04, breath, 700) +
      group(plant(0, 0, 1), 160, 770, breath * 3 - 1) +
      group(plant(0, 0, 0.9), 1050, 770, 1 - breath * 3),
  );
}
