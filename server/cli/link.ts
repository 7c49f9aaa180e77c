// `vinetrace link FILE…`: which rows of some files are one, and with `--why` what speaks for it.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fail, type FaultNote } from '#contract/errors.ts';
import {
  columnMap,
  columnUse,
  COMPARE_KINDS,
  type ColumnMap,
  type FileRow,
  type LinkResult,
  type LinkWhy,
} from '#contract/link.ts';
import {
  recordField,
  recordFieldTitle,
  RECORD_FIELDS,
  type RecordField,
} from '#contract/model/record-field.ts';
import { both, type Language } from '#contract/text.ts';
import { defineCommand } from './define.ts';
import { percent, table } from './table.ts';

const MOST_SHOWN = 50;

/** Reads the map of columns. @throws input-refused, naming the header that is wrong */
async function readMap(file: string): Promise<ColumnMap> {
  const refuse = (faults: readonly FaultNote[], cause?: unknown): never => {
    const at = faults[0]?.column;
    return fail(
      'input-refused',
      `列的对应 ${file} 有误${at === undefined ? '' : `：“${at}”`}`,
      `the map of columns ${file} is not valid${at === undefined ? '' : `: “${at}”`}`,
      faults,
      cause,
    );
  };
  let written: unknown;
  try {
    written = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(
      [
        {
          file,
          message: both(
            '须为可读的 JSON 文件，例如 {"姓名": "name"}',
            'give a readable file of JSON, such as {"姓名": "name"}',
          ),
        },
      ],
      error,
    );
  }
  const map = columnMap.safeParse(written);
  if (map.success) return map.data;
  const entries = z.record(z.string(), z.unknown()).safeParse(written).data ?? {};
  const wrong = Object.entries(entries).filter(([, use]) => !columnUse.safeParse(use).success);
  return refuse(
    wrong.length === 0
      ? [{ file, message: both('须为 JSON 对象：列名 → 字段', 'give an object of JSON: header → field') }]
      : wrong.map(([column, use]) => ({
          file,
          column,
          value: JSON.stringify(use),
          message: both(
            `可写字段（${RECORD_FIELDS.join('、')}）或 {"compare": "${COMPARE_KINDS.join('" | "')}"}`,
            `write a field (${RECORD_FIELDS.join(', ')}) or {"compare": "${COMPARE_KINDS.join('" | "')}"}`,
          ),
        })),
  );
}

/** The file that a word means: by its name as given, else by the last part of it where one file alone ends so. */
function meantFile(word: string, files: readonly string[]): string | undefined {
  if (files.includes(word)) return word;
  const ending = files.filter((file) => file.endsWith(`/${word}`) || file.endsWith(`\\${word}`));
  return ending.length === 1 ? ending[0] : undefined;
}

function fileRowOf(word: string, files: readonly string[]): FileRow {
  const [, name, row] = /^(.+):(\d+)$/.exec(word) ?? [];
  const file = name === undefined ? undefined : meantFile(name, files);
  if (file === undefined || Number(row) < 1) {
    fail(
      'wrong-usage',
      `--why 须为“文件:行”，文件是所给文件之一，行从 1 计：${word}`,
      `--why takes FILE:ROW, a file that is linked and a row from 1: ${word}`,
    );
  }
  return { file, row: Number(row) };
}

const isRef = (word: string): boolean => /:\d+$/.test(word);

function printClusters({ records, clusters }: LinkResult, language: Language): string {
  const several = clusters.filter((cluster) => cluster.length > 1);
  const shown = several
    .slice(0, MOST_SHOWN)
    .map((cluster) => cluster.map(({ file, row }) => `${file}:${row}`).join('  '));
  const zh = language === 'zh';
  const head = zh
    ? `${records} 条记录，${clusters.length} 个对象，其中 ${several.length} 个有多条记录`
    : `${records} records of ${clusters.length}, ${several.length} of them with several records`;
  const cut =
    several.length > shown.length
      ? [
          zh
            ? `${shown.length} / ${several.length}（--json 给出全部）`
            : `${shown.length} of ${several.length} (--json gives all)`,
        ]
      : [];
  return [head, '', ...shown, ...cut].join('\n');
}

/** Fields of the linkage that are called otherwise than those of a record. */
const FIELDS: Readonly<Record<string, RecordField>> = {
  phones: 'phone',
  idNumber: 'id_number',
  floorArea: 'floor_area',
};

function titleOf(field: string, language: Language): string {
  const known = recordField.safeParse(FIELDS[field] ?? field).data;
  return known === undefined ? field : recordFieldTitle[known][language];
}

function printWhy({ rows, together, probability, logLR, fields }: LinkWhy, language: Language): string {
  const zh = language === 'zh';
  const [a, b] = rows.map(({ file, row }) => `${file}:${row}`) as [string, string];
  const verdict = together ? (zh ? '同一对象' : 'one') : zh ? '不同对象' : 'not one';
  const head = zh ? ['字段', '比较', '权重', a, b] : ['field', 'comparison', 'weight', a, b];
  return [
    `${a}  ${b}: ${verdict}, ${percent(probability)}`,
    '',
    table(
      head,
      fields.map(({ field, note, logLR: weight, values }) => [
        titleOf(field, language),
        note[language],
        weight.toFixed(1),
        ...values,
      ]),
    ),
    '',
    zh
      ? `合计 ${logLR.toFixed(1)}（自然对数；正为支持，负为反对）`
      : `${logLR.toFixed(1)} in all (natural logarithms; above 0 for one, below for two)`,
  ].join('\n');
}

export const link = defineCommand({
  name: 'link',
  help: {
    zh: '比对文件中的行：哪些是同一人；不保存任何内容',
    en: 'tell which rows of files are one; stores nothing',
  },
  arguments: [{ flags: '[file...]', help: { zh: '文件（CSV、XLSX、XLS）', en: 'files (CSV, XLSX, XLS)' } }],
  options: [
    {
      flags: '--columns <map.json>',
      help: {
        zh: 'JSON：列名 → 记录字段，或 {"compare": "text|date|number|exact"}；未列出的列不比较',
        en: 'JSON: header → record field, or {"compare": "text|date|number|exact"}; other columns are left out',
      },
    },
    {
      flags: '--why <file:row...>',
      help: {
        zh: '两行（文件:行）：各字段的权重',
        en: 'two rows, FILE:ROW FILE:ROW: the weight of each field',
      },
    },
    { flags: '--reveal', help: { zh: '--why 显示原值（默认掩码）', en: '--why shows values in the clear' } },
  ],
  async run({ args, options, signal, onProgress, tell }): Promise<LinkResult | LinkWhy> {
    const given = options['why'];
    const words = Array.isArray(given) ? given : [];
    // What follows the two rows are files again.
    const refs = words.filter((word, at) => at < 2 && isRef(word));
    const files = [...args, ...words.slice(refs.length)];
    if (words.length > 0 && refs.length < 2) {
      fail(
        'wrong-usage',
        '--why 须给出两行，例如 --why a.csv:3 b.csv:7',
        '--why takes two rows, such as --why a.csv:3 b.csv:7',
      );
    }
    if (files.length === 0) fail('wrong-usage', '请给出要比对的文件', 'name the files to link');
    const twice = files.find((file, at) => files.indexOf(file) !== at);
    if (twice !== undefined)
      fail('wrong-usage', `文件给出了两次：${twice}`, `the file is given twice: ${twice}`);
    const rows = refs.map((word) => fileRowOf(word, files));
    const mapFile = options['columns'];
    const columns = typeof mapFile === 'string' ? { file: mapFile, map: await readMap(mapFile) } : undefined;
    // Loaded when needed: the readers of workbooks take their time.
    const { linkFiles } = await import('../operations/link-files/link-files.ts');
    const linked = await linkFiles({ files, columns, signal, onProgress, tell });
    const [one, other] = rows;
    if (one === undefined || other === undefined) return linked.result;
    return linked.why(one, other, options['reveal'] === true);
  },
  print: (answer, language) =>
    'clusters' in answer ? printClusters(answer, language) : printWhy(answer, language),
});
