// What a loss of power leaves: a process's writes are recorded with its syncs (power.c), and of those that no sync had followed at some
// moment any may be missing, or be there in part.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { leaveOut } from '../../scripts/provision/skip.ts';

/** Disks write sectors whole. */
const SECTOR = 512;

interface Step {
  kind: 'w' | 't' | 's' | 'u' | 'r';
  path: string;
  offset: number;
  data: Buffer;
}

/** Whether writes can be recorded here; where not, the run says what was left out: a compiler is of the machine, not of the project. */
export function canRecord(): boolean {
  if (process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0) return true;
  leaveOut('Tests of a loss of power need Linux with a C compiler (cc)');
  return false;
}

/** Compiles what stands before the C library; answers its file. */
export function recorder(folder: string): string {
  const file = join(folder, 'power.so');
  const source = join(import.meta.dirname, 'power.c');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', file, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  return file;
}

/** The environment under which a process is recorded. */
export const recorded = (library: string, folder: string, log: string): Record<string, string> => ({
  LD_PRELOAD: library,
  POWER_FOLDER: folder,
  POWER_LOG: log,
});

/** What was recorded, in order. */
export function stepsOf(log: string): Step[] {
  const bytes = readFileSync(log);
  const steps: Step[] = [];
  for (let at = 0; at + 17 <= bytes.length;) {
    const [length, size] = [bytes.readUInt32LE(at + 9), bytes.readUInt32LE(at + 13)];
    const end = at + 17 + length + size;
    if (end > bytes.length) break;
    steps.push({
      kind: String.fromCharCode(bytes[at]!) as Step['kind'],
      offset: Number(bytes.readBigUInt64LE(at + 1)),
      path: bytes.toString('utf8', at + 17, at + 17 + length),
      data: bytes.subarray(at + 17 + length, end),
    });
    at = end;
  }
  return steps;
}

/** Where a step says something on stdout: from there on it is acknowledged. */
export const saidAt = (steps: readonly Step[], text: string): number =>
  steps.findIndex(({ path, data }) => path === '-' && data.includes(text));

/** The bytes of a file, which grows and is cut. */
class Bytes {
  #room = Buffer.alloc(1 << 16);
  #length = 0;

  apply({ kind, offset, data }: Step, length = data.length): void {
    const end = kind === 't' ? offset : Math.max(this.#length, offset + length);
    if (end > this.#room.length) {
      const room = Buffer.alloc(2 * end);
      this.#room.copy(room);
      this.#room = room;
    }
    // What is written again after a cut is not what stood there.
    if (end < this.#length) this.#room.fill(0, end, this.#length);
    if (kind === 'w') data.copy(this.#room, offset, 0, length);
    this.#length = end;
  }

  get all(): Buffer {
    return this.#room.subarray(0, this.#length);
  }
}

interface File {
  /** What is on the disk for certain. */
  sound: Bytes;
  /** What was done since, in order. */
  open: Step[];
}

export interface Chance {
  /** 0 to 1. */
  (): number;
}

/**
 * Writes what is left of `folder` where the power goes before step `at`. Names of files are taken to be on the disk at once.
 *
 * @param into the folder that gets it
 * @param syncs false: as if nothing had ever been synced, to see that it matters
 */
export function powerLost(
  steps: readonly Step[],
  at: number,
  where: { folder: string; into: string; chance: Chance; syncs?: boolean },
): void {
  const { folder, into, chance, syncs = true } = where;
  const files = new Map<string, File>();
  for (const step of steps.slice(0, at)) {
    const { kind, path, data } = step;
    if (path === '-') continue;
    const file = files.get(path) ?? { sound: new Bytes(), open: [] };
    if (kind === 'u') files.delete(path);
    else if (kind === 'r') {
      files.delete(path);
      files.set(data.toString(), file);
    } else if (kind === 's') {
      if (!syncs || !files.has(path)) continue;
      for (const open of file.open) file.sound.apply(open);
      file.open = [];
    } else {
      file.open.push(step);
      files.set(path, file);
    }
  }
  for (const [path, { sound, open }] of files) {
    for (const step of open) {
      const luck = chance();
      if (luck < 0.4) continue;
      const sectors = Math.floor((step.data.length / SECTOR) * chance());
      sound.apply(step, luck < 0.6 ? sectors * SECTOR : step.data.length);
    }
    const to = join(into, relative(folder, path));
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    writeFileSync(to, sound.all, { mode: 0o600 });
  }
}
