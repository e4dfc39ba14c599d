import { along, circle, direction, ellipse, group, limb, palette, shade, shape, stroke } from './shapes.ts';
import type { Point } from './shapes.ts';

/** How somebody looks: colours and hair. */
export interface Person {
  skin: string;
  hair: string;
  hairStyle: 'short' | 'bun' | 'long' | 'curly' | 'bald' | 'scarf';
  top: string;
  trousers: string;
  shoes: string;
  beard?: boolean;
}

/** Two absolute angles of a limb, then (for a leg) the angle of the foot: 0 down, 90 right, 180 up. */
export type Limb = readonly [number, number, number?];

/** A body posture; the drawing finds by itself where it touches the ground. */
export interface Pose {
  /** Horizontal place of the hips, in pixels. */
  x: number;
  /** Angle from hips to shoulders; 180 is upright. */
  torso: number;
  /** Angle of the neck; that of the torso when absent. */
  neck?: number;
  nearArm: Limb;
  farArm: Limb;
  nearLeg: Limb;
  farLeg: Limb;
  /** Seen from the front: `near` is then the right of the picture, and `far` mirrored on the left. */
  front?: boolean;
  /** Looking left instead of right. */
  mirrored?: boolean;
  /** Pixels above the ground, for example on a seat. */
  lift?: number;
  scale?: number;
  bareFeet?: boolean;
}

/** The people of the illustrations. */
export const people = {
  amel: {
    skin: '#B97A56',
    hair: '#2A1B17',
    hairStyle: 'bun',
    top: palette.accent,
    trousers: palette.primary,
    shoes: palette.paper,
  },
  basile: {
    skin: '#F0C7A4',
    hair: '#6B4A2F',
    hairStyle: 'short',
    top: palette.sky,
    trousers: '#34454B',
    shoes: palette.sun,
    beard: true,
  },
  chantal: {
    skin: '#F2CDB0',
    hair: '#C9C6C0',
    hairStyle: 'bun',
    top: palette.sun,
    trousers: palette.sky,
    shoes: palette.accent,
  },
  david: {
    skin: '#7A4A32',
    hair: '#1D1512',
    hairStyle: 'curly',
    top: '#E8E1D2',
    trousers: palette.leaf,
    shoes: palette.accent,
  },
  emma: {
    skin: '#F3CFB4',
    hair: '#8C4A2A',
    hairStyle: 'long',
    top: palette.primary,
    trousers: '#34454B',
    shoes: palette.sun,
  },
  fatou: {
    skin: '#8A5638',
    hair: palette.sky,
    hairStyle: 'scarf',
    top: '#D98A5B',
    trousers: '#3B4F56',
    shoes: palette.paper,
  },
  gilles: {
    skin: '#EEC3A0',
    hair: '#B9B4AC',
    hairStyle: 'bald',
    top: palette.leaf,
    trousers: '#4A5A5F',
    shoes: palette.paper,
    beard: true,
  },
  hana: {
    skin: '#E5B58F',
    hair: '#1F2426',
    hairStyle: 'long',
    top: palette.sun,
    trousers: palette.accent,
    shoes: palette.paper,
  },
} as const satisfies Record<string, Person>;

const torsoLength = 172;
const upperArm = 92;
const forearm = 86;
const thigh = 136;
const shin = 132;
const foot = 46;

function head(person: Person, front: boolean): string {
  const { skin, hair } = person;
  const line = shade(skin, 0.6);
  const parts: string[] = [];
  if (person.hairStyle === 'long' && !front) parts.push(limb([-18, 0], [-34, 62], 38, 18, hair));
  if (person.hairStyle === 'bun')
    parts.push(front ? circle([0, -58], 24, hair) : circle([-44, -36], 25, hair));
  if (person.hairStyle === 'curly') {
    const curls: Point[] = front
      ? [
          [-40, -10],
          [-34, -34],
          [-12, -48],
          [14, -48],
          [36, -34],
          [41, -10],
        ]
      : [
          [-42, 8],
          [-44, -16],
          [-30, -38],
          [-8, -48],
          [14, -44],
          [28, -32],
        ];
    parts.push(...curls.map((at) => circle(at, 20, hair)));
  }
  if (person.hairStyle === 'scarf') {
    parts.push(front ? ellipse([0, 14], 58, 70, hair) : limb([-4, 0], [-14, 54], 54, 36, hair));
  }
  if (person.hairStyle !== 'bald') parts.push(circle(front ? [0, -7] : [-6, -7], 47, hair));
  parts.push(circle(front ? [0, 4] : [5, 4], 42, skin));
  if (!front) parts.push(circle([45, 9], 7.5, skin));
  if (person.beard === true) {
    parts.push(
      front
        ? shape('M-41 8C-40 62 40 62 41 8C30 28 16 24 0 24C-16 24 -30 28 -41 8Z', hair)
        : shape('M-14 10C-10 50 22 58 40 36C44 26 36 22 26 23C8 26 0 18 -4 6Z', hair),
    );
  }
  if (person.hairStyle === 'scarf' && !front)
    parts.push(shape('M-8 -40C-22 -10 -18 30 4 48L-24 52L-44 0L-30 -40Z', hair));
  if (!front && person.hairStyle !== 'scarf')
    parts.push(circle([-13, 8], 9.5, skin), circle([-13, 8], 4.5, shade(skin, 0.14)));
  if (!front && person.hairStyle === 'short')
    parts.push(shape('M-36 -26C-10 -58 34 -52 40 -24C20 -34 -8 -24 -20 -2Z', hair));
  if (!front && (person.hairStyle === 'bun' || person.hairStyle === 'long')) {
    parts.push(shape('M-40 -20C-20 -60 30 -56 42 -22C22 -30 0 -22 -10 -2C-16 6 -30 0 -40 -20Z', hair));
  }
  if (front && person.hairStyle !== 'bald' && person.hairStyle !== 'scarf') {
    parts.push(shape('M-43 0C-40 -54 40 -54 43 0C34 -22 14 -30 -6 -30C-24 -26 -36 -18 -43 0Z', hair));
  }
  const eyes = front ? 'M-22 4q7 6 14 0M8 4q7 6 14 0' : 'M20 2q7 6 14 0';
  const mouth = front ? 'M-9 27q9 8 18 0' : 'M25 26q6 5 12 0';
  parts.push(stroke(eyes, line, 3.4), stroke(mouth, person.beard === true ? shade(skin, 0.1) : line, 3.4));
  const cheek = front
    ? circle([-27, 18], 8, palette.accent, 0.16) + circle([27, 18], 8, palette.accent, 0.16)
    : circle([20, 17], 8, palette.accent, 0.16);
  return parts.join('') + cheek;
}

/** Long hair seen from the front falls behind the shoulders. */
function backHair(person: Person): string {
  return person.hairStyle === 'long' ? limb([0, -4], [0, 66], 51, 58, person.hair) : '';
}

interface Joints {
  root: Point;
  middle: Point;
  end: Point;
  tip: Point;
}

function bend(
  root: Point,
  angles: Limb,
  first: number,
  second: number,
  side: number,
  tipLength: number,
): Joints {
  const middle = along(root, angles[0] * side, first);
  const end = along(middle, angles[1] * side, second);
  return { root, middle, end, tip: along(end, (angles[2] ?? 90) * side, tipLength) };
}

function drawArm(arm: Joints, sleeve: string, skin: string): string {
  return (
    limb(arm.middle, arm.end, 17, 13, skin) +
    circle(arm.end, 17, skin) +
    limb(arm.root, arm.middle, 27, 20, sleeve)
  );
}

function drawLeg(leg: Joints, trousers: string, shoe: string): string {
  return (
    limb(leg.end, leg.tip, 17, 13, shoe) +
    limb(leg.root, leg.middle, 40, 29, trousers) +
    limb(leg.middle, leg.end, 29, 18, trousers)
  );
}

/** Draws a person in a pose, standing, sitting or lying on the ground line `ground` (y in pixels). */
export function figure(person: Person, pose: Pose, ground: number): string {
  const front = pose.front === true;
  const hips: Point = [0, 0];
  const shoulders = along(hips, pose.torso, torsoLength);
  const across = front ? 1 : 0;
  const [ux, uy] = direction(pose.torso - 90);
  const at = (center: Point, half: number): Point => [
    center[0] + ux * half * across,
    center[1] + uy * half * across,
  ];
  const far = front ? -1 : 1;
  const nearArm = bend(at(shoulders, 52), pose.nearArm, upperArm, forearm, 1, 0);
  const farArm = bend(at(shoulders, -52), pose.farArm, upperArm, forearm, far, 0);
  const nearLeg = bend(at(hips, 26), pose.nearLeg, thigh, shin, 1, foot);
  const farLeg = bend(at(hips, -26), pose.farLeg, thigh, shin, far, foot);

  const footSole = (leg: Joints): number => Math.max(leg.end[1] + 17, leg.tip[1] + 13, leg.middle[1] + 26);
  const lowest = Math.max(hips[1] + 40, shoulders[1] + 34, footSole(nearLeg), footSole(farLeg));

  const neckAngle = pose.neck ?? pose.torso;
  const skull = along(shoulders, neckAngle, 88);
  const farFade = front ? 0 : 0.2;
  const shoe = pose.bareFeet === true ? person.skin : person.shoes;
  const farLimbs =
    drawArm(farArm, shade(person.top, farFade), shade(person.skin, farFade)) +
    drawLeg(farLeg, shade(person.trousers, farFade), shade(shoe, farFade));
  const waist = along(hips, pose.torso, 70);
  const chest = along(hips, pose.torso, torsoLength - 26);
  const body = front
    ? limb(at(hips, -22), at(hips, 22), 37, 37, person.trousers) +
      limb(at(along(hips, pose.torso, 26), -18), at(along(hips, pose.torso, 26), 18), 40, 40, person.top) +
      limb(at(waist, -20), at(chest, -34), 38, 40, person.top) +
      limb(at(waist, 20), at(chest, 34), 38, 40, person.top) +
      limb(waist, chest, 48, 60, person.top)
    : circle(hips, 42, person.trousers) +
      limb(along(hips, pose.torso, 28), waist, 42, 40, person.top) +
      limb(waist, chest, 40, 47, person.top);
  const neck = limb(along(shoulders, pose.torso, -6), skull, 19, 19, shade(person.skin, 0.1));
  const skullDrawing = group(head(person, front), skull[0], skull[1], 180 - neckAngle);
  const nearLegDrawing = drawLeg(nearLeg, person.trousers, shoe);
  const nearArmDrawing = drawArm(nearArm, front ? person.top : shade(person.top, 0.07), person.skin);
  const drawing = front
    ? group(backHair(person), skull[0], skull[1], 180 - neckAngle) +
      farLimbs +
      nearLegDrawing +
      neck +
      body +
      drawArm(farArm, person.top, person.skin) +
      nearArmDrawing +
      skullDrawing
    : farLimbs + neck + nearLegDrawing + body + skullDrawing + nearArmDrawing;
  const scale = pose.scale ?? 1;
  const y = ground - (pose.lift ?? 0) - lowest * scale;
  return `<g transform="translate(${pose.x} ${Math.round(y)}) scale(${pose.mirrored === true ? -scale : scale} ${scale})">${drawing}</g>`;
}

/** The soft shadow under somebody. */
export function shadow(x: number, ground: number, width: number): string {
  return ellipse([x, ground], width, 16, palette.ink, 0, 0.13);
}
