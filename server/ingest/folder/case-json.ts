// case.json: which case the folder is.
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import type { Fault } from '#contract/errors.ts';
import { ENTITIES, entityOf } from '#contract/model/registry.ts';
import { fieldValue, firstOf } from './check-table.ts';
import { safePath } from './safe-path.ts';

const FILE = 'case.json';
const LARGEST = 1 << 20;

export interface CaseHead {
  id: string;
  title: string;
  timezone?: string;
}

const fault = (message: string, rest: Partial<Fault> = {}): Fault => ({ file: FILE, ...rest, message });

const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

async function readObject(root: string): Promise<Record<string, unknown> | Fault> {
  const found = await safePath(root, FILE);
  if ('refused' in found) return fault(found.refused.replace('it there or mend the path', 'it there'));
  try {
    if ((await stat(found.path)).size > LARGEST)
      return fault('the file is larger than 1 MB: it holds id and title only');
    const bytes = await readFile(found.path);
    if (!isUtf8(bytes)) return fault('the file is not UTF-8: save it as UTF-8');
    const value = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : fault('write a JSON object, such as {"id": "deyang", "title": "…"}');
  } catch (error) {
    return error instanceof SyntaxError
      ? fault('the file is no JSON: write an object, such as {"id": "deyang", "title": "…"}')
      : fault('the file cannot be read: check its permissions');
  }
}

/** The case's id, title and time zone; where anything is wrong, faults instead. */
export async function readCaseJson(
  root: string,
): Promise<{ head?: CaseHead; faults: Fault[]; warnings: string[] }> {
  const object = await readObject(root);
  if ('message' in object && 'file' in object && object['file'] === FILE) {
    return { faults: [object as Fault], warnings: [] };
  }
  const { fields } = entityOf('Case');
  const values: Record<string, unknown> = {};
  const faults = Object.entries(fields).flatMap(([column, field]): Fault[] => {
    const value = (object as Record<string, unknown>)[column] ?? '';
    if (typeof value !== 'string') {
      return [fault('write text in quotation marks', { column, value: JSON.stringify(value).slice(0, 200) })];
    }
    const found = fieldValue(field, value.trim());
    if ('message' in found) return [fault(found.message, { column, value })];
    if (found.value !== undefined) values[column] = found.value;
    const wrongZone = column === 'timezone' && found.value !== undefined && !isTimezone(value.trim());
    return wrongZone
      ? [fault('there is no such time zone: write one such as Asia/Shanghai', { column, value })]
      : [];
  });
  const unknown = Object.keys(object).filter((key) => !(key in fields));
  const warnings =
    unknown.length === 0 ? [] : [`${FILE}: keys that are not known are ignored: ${firstOf(unknown)}`];
  if (faults.length > 0) return { faults, warnings };
  const { id, title, timezone } = ENTITIES.Case.schema.parse(values);
  return { head: { id, title, ...(timezone === undefined ? {} : { timezone }) }, faults, warnings };
}
