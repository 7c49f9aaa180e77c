/** Opens a generated file as an import does and holds what was detected against the truth. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordField } from '#contract/model/record-field.ts';
import { openList } from '../../../server/ingest/open-list.ts';
import { generateFile } from './generate.ts';

/** What was found of one file; `faults` is empty where all of it is right. */
export interface Checked {
  name: string;
  kind: string;
  encoding: boolean;
  sheet: boolean;
  headerRow: boolean;
  /** Whether each column that holds a field was given it, and none that holds none. */
  fields: [field: RecordField | null, right: boolean][];
  faults: string[];
}

/** Generates, writes, opens and removes the file of a seed. */
export async function checkFile(seed: number, folder: string): Promise<Checked> {
  const { name, bytes, truth } = generateFile(seed);
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const faults: string[] = [];
  const checked: Checked = {
    name,
    kind: truth.kind,
    encoding: false,
    sheet: false,
    headerRow: false,
    fields: truth.columns.map((field) => [field, false]),
    faults,
  };
  try {
    const list = await openList({ id: name, file: name, path });
    checked.encoding = list.encoding === truth.encoding;
    checked.sheet = list.sheet === truth.sheet;
    checked.headerRow = list.headerRow === truth.headerRow;
    if (!checked.encoding) faults.push(`encoding: ${list.encoding}, not ${truth.encoding}`);
    if (!checked.sheet) faults.push(`sheet: ${list.sheet}, not ${truth.sheet}`);
    if (!checked.headerRow) faults.push(`header row: ${list.headerRow}, not ${truth.headerRow}`);
    for (const [at, one] of checked.fields.entries()) {
      const found = list.mapping[at] ?? null;
      one[1] = found === one[0];
      if (!one[1]) {
        const { by, confidence } = list.decisions[at] ?? { by: 'none', confidence: 0 };
        faults.push(`column ${at} “${truth.headers[at]}”: ${found}, not ${one[0]} (by ${by}, ${confidence})`);
      }
    }
  } catch (error) {
    const faulty = error as { faults?: { message: { en: string } }[] };
    faults.push(`refused: ${faulty.faults?.[0]?.message.en ?? String(error)}`);
  } finally {
    rmSync(path, { force: true });
  }
  return checked;
}

const percent = (right: number, all: number): string =>
  `${all === 0 ? '–' : ((100 * right) / all).toFixed(2)}% (${right} of ${all})`;

/** The shares right, a line each. */
export function summary(checked: readonly Checked[]): string {
  const share = (is: (one: Checked) => boolean): string => percent(checked.filter(is).length, checked.length);
  const byField = new Map<string, { right: number; all: number }>();
  for (const [field, right] of checked.flatMap(({ fields }) => fields)) {
    const count = byField.get(field ?? 'no field') ?? { right: 0, all: 0 };
    byField.set(field ?? 'no field', { right: count.right + (right ? 1 : 0), all: count.all + 1 });
  }
  return [
    `encoding    ${share(({ encoding }) => encoding)}`,
    `sheet       ${share(({ sheet }) => sheet)}`,
    `header row  ${share(({ headerRow }) => headerRow)}`,
    ...[...byField].map(([field, { right, all }]) => `${field.padEnd(11)} ${percent(right, all)}`),
    `columns     ${share(({ fields }) => fields.every(([, right]) => right))}`,
    `whole files ${share(({ faults }) => faults.length === 0)}`,
  ].join('\n');
}
