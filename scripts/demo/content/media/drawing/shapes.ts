/** A point on the canvas, in pixels, y downwards. */
export type Point = readonly [number, number];

/** The project's palette: the tokens of the look, and tints of them. */
export const palette = {
  paper: '#FBF9F4',
  white: '#FFFFFF',
  ink: '#17262B',
  muted: '#55656A',
  primary: '#0B5D5E',
  accent: '#B4472F',
  sun: '#E9B44C',
  leaf: '#3F6B2A',
  sky: '#2F5F8F',
  line: '#DDD8CC',
} as const;

function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Mixes two `#RRGGBB` colours; `share` (0 to 1) is the part of the second one. */
export function mix(first: string, second: string, share: number): string {
  const from = channels(first);
  const to = channels(second);
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** A lighter tint of a colour, towards the paper. */
export function tint(colour: string, share: number): string {
  return mix(colour, palette.paper, share);
}

/** A darker shade of a colour, towards the ink. */
export function shade(colour: string, share: number): string {
  return mix(colour, palette.ink, share);
}

/** Unit vector of an angle in degrees: 0 points down, 90 right, 180 up. */
export function direction(angle: number): Point {
  const radians = (angle * Math.PI) / 180;
  return [Math.sin(radians), Math.cos(radians)];
}

/** The point at `length` from `origin` in the direction `angle`. */
export function along(origin: Point, angle: number, length: number): Point {
  const [x, y] = direction(angle);
  return [origin[0] + x * length, origin[1] + y * length];
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A filled circle. */
export function circle(center: Point, radius: number, fill: string, opacity = 1): string {
  return `<circle cx="${n(center[0])}" cy="${n(center[1])}" r="${n(radius)}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** A filled ellipse, turned by `angle` degrees. */
export function ellipse(center: Point, rx: number, ry: number, fill: string, angle = 0, opacity = 1): string {
  return `<ellipse cx="${n(center[0])}" cy="${n(center[1])}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" opacity="${opacity}" transform="rotate(${n(angle)} ${n(center[0])} ${n(center[1])})"/>`;
}

/** A filled rectangle with rounded corners. */
export function box(x: number, y: number, width: number, height: number, fill: string, radius = 0): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${radius}" fill="${fill}"/>`;
}

/** A filled path. */
export function shape(d: string, fill: string, opacity = 1): string {
  return `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** A stroked path with round ends. */
export function stroke(d: string, colour: string, width: number, opacity = 1): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;
}

/** A straight stroke between two points. */
export function bar(from: Point, to: Point, colour: string, width: number): string {
  return stroke(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, colour, width);
}

/** A tapered limb: the convex outline of two circles. */
export function limb(from: Point, to: Point, fromRadius: number, toRadius: number, fill: string): string {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = Math.hypot(dx, dy);
  const disks = circle(from, fromRadius, fill) + circle(to, toRadius, fill);
  if (length <= Math.abs(fromRadius - toRadius)) return disks;
  const axis = Math.atan2(dy, dx);
  const spread = Math.acos((fromRadius - toRadius) / length);
  const at = (center: Point, radius: number, angle: number): string =>
    `${n(center[0] + Math.cos(angle) * radius)} ${n(center[1] + Math.sin(angle) * radius)}`;
  const outline =
    `M${at(from, fromRadius, axis + spread)}L${at(to, toRadius, axis + spread)}` +
    `L${at(to, toRadius, axis - spread)}L${at(from, fromRadius, axis - spread)}Z`;
  return shape(outline, fill) + disks;
}

/** Wraps drawings in a group placed, turned and scaled. */
export function group(content: string, x: number, y: number, angle = 0, scale = 1): string {
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)}) scale(${scale})">${content}</g>`;
}

/** A whole SVG document. */
export function document(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}
