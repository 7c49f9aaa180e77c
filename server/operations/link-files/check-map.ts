// Whether a map of columns fits the files.
import { fail, type FaultNote } from '#contract/errors.ts';
import type { ColumnMap } from '#contract/link.ts';
import { both } from '#contract/text.ts';
import { firstOf } from '../../ingest/first-of.ts';
import type { ReadFile } from './read-files.ts';

/** @throws input-refused with a fault for each header that no file has, and each field that two columns of one file claim */
export function checkMap({ file, map }: { file: string; map: ColumnMap }, read: readonly ReadFile[]): void {
  const faults: FaultNote[] = [];
  const there = firstOf([...new Set(read.flatMap(({ header }) => header.filter((name) => name !== '')))]);
  for (const header of Object.keys(map)) {
    if (read.some((one) => one.header.includes(header))) continue;
    faults.push({
      file,
      column: header,
      message: both(
        `文件中没有这一列：现有的列为${there.zh}`,
        `no file has this column: the columns are ${there.en}`,
      ),
    });
  }
  for (const one of read) {
    const holder = new Map<string, string>();
    for (const [header, use] of Object.entries(map)) {
      if (typeof use !== 'string' || !one.header.includes(header)) continue;
      const first = holder.get(use);
      holder.set(use, header);
      if (first === undefined) continue;
      faults.push({
        file,
        column: header,
        value: use,
        message: both(
          `“${one.name}”中“${first}”已对应 ${use}：每个字段只能对应一列`,
          `“${first}” of ${one.name} is ${use} already: give each field to one column`,
        ),
      });
    }
  }
  if (faults.length === 0) return;
  const names = firstOf(faults.map(({ column }) => column!));
  fail('input-refused', `列的对应有误：${names.zh}`, `the map of columns does not fit: ${names.en}`, faults);
}
