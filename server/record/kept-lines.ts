// A file of lines of JSON that is only added to, and may be cut off by a crash.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { makeFile, sync } from './private-files.ts';

/** Reads a line; undefined where it is none. */
function parsed<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * What a file says: its lines, and the numbers of those that are none. One that a crash cut off, and that is
 * the last or was written again, is no such line.
 * @param named how much of a line says which one it is: the rest may be another when it is written again
 */
export function readLines<T>(
  file: string,
  shape: z.ZodType<T>,
  named: (text: string) => string = (text) => text,
): { lines: T[]; broken: number[] } {
  if (!existsSync(file)) return { lines: [], broken: [] };
  // A loss of power may leave zeros where a line was to be.
  const texts = readFileSync(file, 'utf8').replaceAll('\0', '').split('\n');
  const lines: T[] = [];
  const broken: number[] = [];
  const isWrittenAgain = (n: number, beginning: string): boolean =>
    texts.slice(n + 1).some((later) => later.startsWith(beginning));
  for (const [n, text] of texts.entries()) {
    const line = parsed(shape, text);
    if (line !== undefined) lines.push(line);
    else if (text !== '' && n + 1 < texts.length && !isWrittenAgain(n, named(text))) broken.push(n + 1);
  }
  return { lines, broken };
}

/** Writes lines to the end of a file, durably. @throws what the disk says */
export function appendLines(file: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const isNew = !existsSync(file);
  if (isNew) makeFile(file);
  const isCut = !isNew && !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  appendFileSync(file, `${isCut ? '\n' : ''}${lines.map((line) => `${line}\n`).join('')}`);
  sync(file);
}
