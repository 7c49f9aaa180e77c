// How a file of a list is to be read, and when it can have existed: options that several commands take.
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { namedMapping, type NamedMapping } from '#contract/mapping.ts';
import { recordField } from '#contract/model/record-field.ts';
import { isoDate } from '#contract/scalars.ts';
import type { Workspace } from '../workspace.ts';
import type { Command, CommandContext } from './define.ts';

type Options = CommandContext['options'];

/** An option as a text; undefined where it is none or empty. */
export const textOf = (options: Options, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** @throws wrong-usage where it is no date */
export function dateOf(options: Options, name: string): string | undefined {
  const value = textOf(options, name);
  if (value === undefined || isoDate.safeParse(value).success) return value;
  return fail(
    'wrong-usage',
    `日期写作 2015-05-18 或 2015-05：${value}`,
    `Write a day as 2015-05-18 or a month as 2015-05: ${value}`,
  );
}

function headerRowOf(options: Options): number | undefined {
  const value = textOf(options, 'headerRow');
  if (value === undefined || /^[1-9]\d{0,6}$/.test(value))
    return value === undefined ? undefined : Number(value);
  return fail('wrong-usage', '表头行从 1 计', 'Rows are counted from 1');
}

/** A saved mapping by its name, or one in a file: `{"业主": "name"}` or what a saved one looks like. */
async function mappingNamed(workspace: Workspace, given: string): Promise<NamedMapping> {
  if (statSync(given, { throwIfNoEntry: false })?.isFile() === true) {
    const written: unknown = (() => {
      try {
        return JSON.parse(readFileSync(given, 'utf8'));
      } catch {
        return undefined;
      }
    })();
    const plain = z.record(z.string(), recordField).safeParse(written);
    if (plain.success) return { name: given, columns: plain.data };
    const named = namedMapping.safeParse(written);
    if (named.success) return named.data;
    fail(
      'wrong-usage',
      `${given} 不是列对应：请写 {"表头": "字段"}`,
      `${given} holds no mapping: write {"header": "field"}`,
    );
  }
  const { readMappings } = await import('../operations/import/mappings.ts');
  const known = readMappings(workspace);
  const found = known.find(({ name }) => name === given);
  if (found !== undefined) return found;
  const names = known.map(({ name }) => name).join(', ') || '—';
  return fail(
    'wrong-usage',
    `没有列对应“${given}”，已存：${names}`,
    `There is no mapping “${given}”; saved: ${names}`,
  );
}

/** Only what was given. */
export const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** What the reading options say. @throws wrong-usage */
export async function readingOf(workspace: Workspace, options: Options) {
  const wanted = textOf(options, 'mapping');
  return {
    ...(wanted === undefined ? {} : { mapping: await mappingNamed(workspace, wanted) }),
    reading: given({
      encoding: textOf(options, 'encoding'),
      sheet: textOf(options, 'sheet'),
      headerRow: headerRowOf(options),
    }),
  };
}

type Described = NonNullable<Command['options']>;

export const READING_OPTIONS: Described = [
  {
    flags: '--mapping <name>',
    help: { zh: '已存列对应的名称，或 JSON 文件', en: 'name of a saved mapping, or a JSON file' },
  },
  {
    flags: '--encoding <name>',
    help: { zh: '编码；默认自动识别', en: 'encoding; detected where not said' },
  },
  { flags: '--sheet <name>', help: { zh: '工作表；默认自动选择', en: 'sheet; chosen where not said' } },
  { flags: '--header-row <n>', help: { zh: '表头行，从 1 计', en: 'row of the header, counted from 1' } },
];

export const DATE_OPTIONS: Described = [
  {
    flags: '--first-possible <date>',
    help: { zh: '这一份最早可能存在的日期', en: 'earliest day on which this copy can have existed' },
  },
  { flags: '--last-possible <date>', help: { zh: '最晚可能的日期', en: 'latest such day' } },
];
