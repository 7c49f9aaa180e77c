// `vinetrace import-graph FILE [EDGES]`: a graph of i2, Gephi, Maltego or our own export into a case; `--dry-run` says what it would come to, and by which mapping.
import { readFile } from 'node:fs/promises';
import { fail } from '#contract/errors.ts';
import { graphMapping, type GraphMapping, type GraphOutcome } from '#contract/graph-import.ts';
import type { Issue } from '#contract/issues.ts';
import type { Language } from '#contract/text.ts';
import { grade as gradeShape } from '#contract/grades.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { faultsOfIssues } from '../validation.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { textOf } from './reading-options.ts';
import { table } from './table.ts';

/** A mapping from its file, or from what `--dry-run --json` printed. */
async function mappingFrom(file: string): Promise<GraphMapping> {
  const text = await readFile(file, 'utf8').catch((error: unknown) =>
    fail('input-refused', `无法读取文件 ${file}`, `The file ${file} cannot be read`, [], error),
  );
  const written: unknown = (() => {
    try {
      return JSON.parse(text);
    } catch (error) {
      return fail('wrong-usage', `${file} 不是有效的 JSON`, `${file} is not valid JSON`, [], error);
    }
  })();
  const inner =
    typeof written === 'object' && written !== null && 'mapping' in written ? written.mapping : written;
  const read = graphMapping.safeParse(inner);
  if (read.success) return read.data;
  return fail(
    'wrong-usage',
    '对应表有误',
    'The mapping is not valid',
    faultsOfIssues(read.error.issues as Issue[]),
  );
}

async function run(context: CommandContext) {
  const { args, options, language, onProgress, signal } = context;
  const workspace = await context.workspace();
  const caseId = chooseCase(workspace, context.caseId);
  const { filesOf } = await import('../operations/graph-import/files-of.ts');
  const files = await filesOf(args);
  const mappingFile = textOf(options, 'mapping');
  const mapping = mappingFile === undefined ? undefined : await mappingFrom(mappingFile);
  const said = <T extends GraphOutcome>({ leftOut, notes, ...rest }: T) => ({
    ...rest,
    leftOut: leftOut.map((left) => ({ ...left, message: left.message[language] })),
    notes: notes.map((note) => note[language]),
  });
  if (options['dryRun'] === true) {
    const { lookAtGraph, previewOf } = await import('../operations/graph-import/look.ts');
    const looked = await lookAtGraph(workspace.record, caseId, files, mapping, signal);
    return { case: caseId, ...said(previewOf(looked)) };
  }
  const grade =
    textOf(options, 'grade') ??
    fail('wrong-usage', '请用 --grade 给出可信度，例如 C3', 'Give the grade with --grade, such as C3');
  const graded = gradeShape.safeParse(grade);
  if (!graded.success)
    fail(
      'wrong-usage',
      '可信度有误',
      'The grade is not valid',
      faultsOfIssues(graded.error.issues as Issue[]),
    );
  const source = textOf(options, 'source') ?? files.map((file) => file.source.name).join(', ');
  const { importGraph } = await import('../operations/graph-import/import-graph.ts');
  const actor = 'cli';
  return said(
    await importGraph(workspace, { case: caseId, actor, files, mapping, source, grade, onProgress, signal }),
  );
}

type Answer = Awaited<ReturnType<typeof run>>;

function printed(answer: Answer, language: Language): string {
  const zh = language === 'zh';
  const part = (name: string, { read, taken, left }: Answer['nodes']): string =>
    zh
      ? `${name}：读取 ${read}，采用 ${taken}，未采用 ${left}`
      : `${name}: ${read} read, ${taken} taken, ${left} left out`;
  const lines = [
    part(zh ? '节点' : 'nodes', answer.nodes),
    part(zh ? '关系' : 'edges', answer.edges),
    `${Object.entries(answer.facts)
      .map(([type, count]) => `${type} ${count}`)
      .join(
        ', ',
      )}${answer.known > 0 ? (zh ? `；案件中已有 ${answer.known}` : `; in the case already: ${answer.known}`) : ''}`,
    ...answer.notes,
  ];
  const left = answer.leftOut.map(({ of, value, count, message, first }) => [
    of,
    value === '' ? '—' : value,
    count,
    message,
    first.map(({ line, field }) => (field === undefined ? line : `${line}:${field}`)).join(', '),
  ]);
  if (left.length > 0)
    lines.push(
      '',
      table(zh ? ['', '类型', '数量', '原因', '行'] : ['', 'type', 'count', 'why', 'lines'], left),
    );
  if ('sample' in answer)
    lines.push(
      '',
      table(
        zh ? ['类型', '编号', '行', '内容'] : ['type', 'id', 'line', 'values'],
        answer.sample.map(({ type, id, line, values }) => [
          type,
          id,
          line,
          Object.entries(values)
            .map(([k, v]) => `${k}=${v}`)
            .join(' '),
        ]),
      ),
    );
  if ('entry' in answer)
    lines.push(
      '',
      answer.entry === null
        ? zh
          ? '没有新内容。'
          : 'Nothing of it is new.'
        : zh
          ? `新增日志 ${answer.entries} 条；vinetrace retract ${answer.entry} 可撤回。`
          : `${answer.entries} journal entries added; vinetrace retract ${answer.entry} takes them back.`,
    );
  return lines.join('\n');
}

export const importGraphCommand = defineCommand({
  name: 'import-graph',
  help: {
    zh: '导入图谱：GraphML、GEXF 或 CSV（i2、Gephi、Maltego 及本程序导出）',
    en: 'import a graph: GraphML, GEXF or CSV of i2, Gephi, Maltego or our own export',
  },
  arguments: [
    {
      flags: '<files...>',
      help: { zh: '一个图谱文件，或节点表与关系表', en: 'one file, or a table of nodes and one of edges' },
    },
  ],
  options: [
    {
      flags: '--mapping <file>',
      help: {
        zh: '对应表（JSON，见 --dry-run 的 mapping）',
        en: 'what is what (JSON; see the mapping of --dry-run)',
      },
    },
    { flags: '--grade <grade>', help: { zh: '可信度，例如 C3', en: 'how reliable it is, such as C3' } },
    {
      flags: '--source <text>',
      help: { zh: '来源；默认取文件名', en: 'whose it is; the file’s name where not said' },
    },
    { flags: '--dry-run', help: { zh: '只预览，不导入', en: 'only say what it would come to' } },
  ],
  run,
  print: printed,
});
