// A scene: what a picture is made of, as lines and texts with places and colours; SVG and PDF draw the same one.
import { oneLine } from '#contract/text.ts';

/** A line or an area. `d` is SVG path data in absolute coordinates. */
export interface Stroke {
  d: string;
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: readonly number[];
}

/** One line of text; `y` is its base line. `isCode` is for what stands inside a shape. */
export interface Label {
  text: string;
  x: number;
  y: number;
  size: number;
  fill: string;
  anchor: 'start' | 'middle';
  /** Drawn over lines: a rim in the colour of the paper keeps it readable. */
  hasRim?: boolean;
  isBold?: boolean;
}

export interface Scene {
  width: number;
  height: number;
  title: string;
  /** What the picture shows and leaves out, for readers who do not see it. */
  note: string;
  paper: string;
  strokes: Stroke[];
  labels: Label[];
}

const WIDE = 0x2e7f;

/** About how wide a text is set: a Chinese character is as wide as the font is high, others a little over half of that. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > WIDE ? 1 : 0.58) * size, 0);

/** A text broken into at most `most` lines of a width; the last one ends with `…` where it does not fit. */
export function fitLines(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const letters = [...oneLine(text)];
  for (const [at, letter] of letters.entries()) {
    if (widthOf(line + letter, size) <= width) {
      line += letter;
      continue;
    }
    if (lines.length === most - 1) {
      const cut = [...line];
      while (cut.length > 0 && widthOf(`${cut.join('')}…`, size) > width) cut.pop();
      return [...lines, `${cut.join('')}…`];
    }
    // Words in Latin letters stay whole where they can.
    const space = at < letters.length && letter !== ' ' ? line.lastIndexOf(' ') : -1;
    lines.push(space > 0 ? line.slice(0, space) : line);
    line = (space > 0 ? line.slice(space + 1) : '') + (letter === ' ' ? '' : letter);
  }
  return line === '' ? lines : [...lines, line];
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

export const rectangle = (x: number, y: number, width: number, height: number, radius = 0): string => {
  const [r, right, bottom] = [radius, x + width, y + height];
  if (r === 0) return `M${n(x)} ${n(y)}L${n(right)} ${n(y)}L${n(right)} ${n(bottom)}L${n(x)} ${n(bottom)}Z`;
  return (
    `M${n(x + r)} ${n(y)}L${n(right - r)} ${n(y)}Q${n(right)} ${n(y)} ${n(right)} ${n(y + r)}` +
    `L${n(right)} ${n(bottom - r)}Q${n(right)} ${n(bottom)} ${n(right - r)} ${n(bottom)}` +
    `L${n(x + r)} ${n(bottom)}Q${n(x)} ${n(bottom)} ${n(x)} ${n(bottom - r)}` +
    `L${n(x)} ${n(y + r)}Q${n(x)} ${n(y)} ${n(x + r)} ${n(y)}Z`
  );
};

/** An ellipse of four curves. */
export function ellipse(x: number, y: number, rx: number, ry: number): string {
  const [kx, ky] = [rx * 0.5523, ry * 0.5523];
  return (
    `M${n(x - rx)} ${n(y)}C${n(x - rx)} ${n(y - ky)} ${n(x - kx)} ${n(y - ry)} ${n(x)} ${n(y - ry)}` +
    `C${n(x + kx)} ${n(y - ry)} ${n(x + rx)} ${n(y - ky)} ${n(x + rx)} ${n(y)}` +
    `C${n(x + rx)} ${n(y + ky)} ${n(x + kx)} ${n(y + ry)} ${n(x)} ${n(y + ry)}` +
    `C${n(x - kx)} ${n(y + ry)} ${n(x - rx)} ${n(y + ky)} ${n(x - rx)} ${n(y)}Z`
  );
}

export const polygon = (points: readonly (readonly [number, number])[]): string =>
  `${points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')}Z`;

/** A line, or an S of two curves through its control points. */
export function course(
  from: { x: number; y: number },
  to: { x: number; y: number },
  through: readonly [{ x: number; y: number }, { x: number; y: number }] | undefined,
): string {
  const at = (point: { x: number; y: number }): string => `${n(point.x)} ${n(point.y)}`;
  if (through === undefined) return `M${at(from)}L${at(to)}`;
  const middle = { x: (through[0].x + through[1].x) / 2, y: (through[0].y + through[1].y) / 2 };
  return `M${at(from)}Q${at(through[0])} ${at(middle)}Q${at(through[1])} ${at(to)}`;
}
