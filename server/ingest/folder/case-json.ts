// case.json: which case the folder is.
import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import type { FaultNote } from '#contract/errors.ts';
import { ENTITIES, entityOf } from '#contract/model/registry.ts';
import { both, type Text } from '#contract/text.ts';
import { firstOf } from '../first-of.ts';
import { fieldValue } from './check-table.ts';
import { safePath } from './safe-path.ts';

const FILE = 'case.json';
const LARGEST = 1 << 20;

export interface CaseHead {
  id: string;
  title: string;
  timezone?: string;
}

const fault = (message: Text, rest: Partial<FaultNote> = {}): FaultNote => ({ file: FILE, ...rest, message });

const EXAMPLE = '{"id": "deyang", "title": "…"}';

const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The object in case.json, or why there is none. */
async function readObject(root: string): Promise<{ object: Record<string, unknown> } | { fault: FaultNote }> {
  const broken = (zh: string, en: string): { fault: FaultNote } => ({ fault: fault(both(zh, en)) });
  const found = await safePath(root, FILE);
  if ('refused' in found) {
    return found.absent === true
      ? broken(
          `没有 ${FILE}：请写一个，例如 ${EXAMPLE}`,
          `there is no ${FILE}: write one, such as ${EXAMPLE}`,
        )
      : { fault: fault(found.refused) };
  }
  try {
    if ((await stat(found.path)).size > LARGEST)
      return broken(
        '文件大于 1 MB：其中只应有 id、title 和 timezone',
        'the file is larger than 1 MB: keep id, title and timezone only',
      );
    const bytes = await readFile(found.path);
    if (!isUtf8(bytes))
      return broken('文件不是 UTF-8：请另存为 UTF-8', 'the file is not UTF-8: save it as UTF-8');
    const value = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { object: value as Record<string, unknown> }
      : broken(`请写一个 JSON 对象，例如 ${EXAMPLE}`, `write a JSON object, such as ${EXAMPLE}`);
  } catch (error) {
    return error instanceof SyntaxError
      ? broken(
          `文件不是 JSON：请写一个对象，例如 ${EXAMPLE}`,
          `the file is no JSON: write an object, such as ${EXAMPLE}`,
        )
      : broken('文件无法读取：请检查权限', 'the file cannot be read: check its permissions');
  }
}

const NO_ZONE = both(
  '没有这个时区：写法如 Asia/Shanghai',
  'there is no such time zone: write one such as Asia/Shanghai',
);

function ignoredKeys(keys: readonly string[]): Text[] {
  if (keys.length === 0) return [];
  const { zh, en } = firstOf(keys);
  return [both(`${FILE}：不认识的键已忽略：${zh}`, `${FILE}: keys that are not known are ignored: ${en}`)];
}

/** The case's id, title and time zone; where anything is wrong, faults instead. */
export async function readCaseJson(
  root: string,
): Promise<{ head?: CaseHead; faults: FaultNote[]; warnings: Text[] }> {
  const found = await readObject(root);
  if ('fault' in found) return { faults: [found.fault], warnings: [] };
  const { object } = found;
  const { fields } = entityOf('Case');
  const values: Record<string, unknown> = {};
  const faults = Object.entries(fields).flatMap(([column, field]): FaultNote[] => {
    const value = object[column] ?? '';
    if (typeof value !== 'string') {
      const message = both('请写带引号的文字', 'write text in quotation marks');
      return [fault(message, { column, value: JSON.stringify(value).slice(0, 200) })];
    }
    const held = fieldValue(field, value.trim());
    if ('message' in held) return [fault(held.message, { column, value })];
    if (held.value !== undefined) values[column] = held.value;
    const wrongZone = column === 'timezone' && held.value !== undefined && !isTimezone(value.trim());
    return wrongZone ? [fault(NO_ZONE, { column, value })] : [];
  });
  const warnings = ignoredKeys(Object.keys(object).filter((key) => !(key in fields)));
  if (faults.length > 0) return { faults, warnings };
  const { id, title, timezone } = ENTITIES.Case.schema.parse(values);
  return { head: { id, title, ...(timezone === undefined ? {} : { timezone }) }, faults, warnings };
}
