// A case on disk between the passes of training, in columns: making it again would cost more than all else.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { LineageColumns, LineageInput } from '../../server/lineage/input.ts';
import type { SimulatedCase } from '../simulate/simulate.ts';
import type { Kinship } from '../simulate/truth.ts';

/** Classes of the second stage by their number. */
const KINSHIPS: readonly Kinship[] = ['nearest', 'farther', 'reversed', 'common', 'collateral', 'unrelated'];

export interface StoredCase {
  input: LineageInput;
  /** kin[c * n + p]: number of what list p is to list c; lists in the order of their ids. */
  kin: Uint8Array;
  ids: string[];
}

/** Rows as numbers of words, unless they are already. */
function inColumns(input: LineageInput): LineageInput {
  if (input.lists.every(({ columns }) => columns !== undefined)) return input;
  const words = input.fields.map((): string[] => []);
  const index = input.fields.map(() => new Map<string, number>());
  const number = (f: number, text: string): number => {
    let known = index[f]!.get(text);
    if (known === undefined) index[f]!.set(text, (known = words[f]!.push(text) - 1));
    return known;
  };
  const lists = input.lists.map((list) => {
    const { rows } = list;
    const columns: LineageColumns = {
      row: Int32Array.from(rows, ({ row }) => row),
      unit: Int32Array.from(rows, ({ unit }) => unit),
      group: Int32Array.from(rows, ({ group }) => group),
      values: Int32Array.from(
        rows.flatMap(({ values }) => values.map((v, f) => (v === null ? -1 : number(f, v)))),
      ),
    };
    return { ...list, rows: [], columns };
  });
  return { ...input, words, lists };
}

const stored = ({ input, truth }: SimulatedCase): StoredCase => {
  const ids = input.lists.map(({ id }) => id).sort();
  const kin = Uint8Array.from(
    ids.flatMap((child) =>
      ids.map((other) => (child === other ? 255 : KINSHIPS.indexOf(truth.kinship(child, other)))),
    ),
  );
  return { input: inColumns(input), kin, ids };
};

/** The case of a file, made and written first where there is none. */
export async function storedCase(
  file: string,
  make: () => SimulatedCase | Promise<SimulatedCase>,
): Promise<StoredCase> {
  if (existsSync(file)) return deserialize(readFileSync(file)) as StoredCase;
  const one = stored(await make());
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, serialize(one));
  return one;
}
