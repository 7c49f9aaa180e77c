// Graphs as tables: nodes and edges as spreadsheets, Gephi and i2 export them. Edges alone make their nodes of their ends.
import { both } from '#contract/text.ts';
import type { ByteSource } from '../readers/byte-source.ts';
import { delimitedParser } from '../readers/delimited.ts';
import { sniffDelimiter } from '../readers/delimiter.ts';
import { decideEncoding, decodeFile } from '../readers/encoding.ts';
import { scanSource } from '../readers/scan.ts';
import { stopIfAborted } from '../stop.ts';
import { gatherer, LARGEST, LONGEST_VALUE, refuseGraph, type RawGraph } from './define.ts';

/** Headers by which a column is known, in small letters. */
const SOURCE = [
  'source',
  'from',
  'src',
  'source id',
  'start',
  'entity 1',
  'entity1',
  '起点',
  '来源',
  '源',
  '提供方',
  '发送方',
];
const TARGET = ['target', 'to', 'dst', 'target id', 'end', 'entity 2', 'entity2', '终点', '目标', '接收方'];
const ID = ['id', 'node', 'node id', 'identity', 'key', '编号', '标识', 'name', 'label', '名称'];

interface Table {
  file: string;
  header: string[];
  rows: { line: number; cells: string[] }[];
}

/** Spreadsheets are kept from taking a cell for a formula by an apostrophe, which is none of the value. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '');

async function readTable(source: ByteSource, signal?: AbortSignal): Promise<Table> {
  if (source.size > LARGEST)
    refuseGraph(source.name, '文件超过 256 MB：请拆分后分别导入', 'the file is larger than 256 MB: split it');
  const scan = await scanSource(source, signal);
  const { encoding } = decideEncoding(scan, undefined);
  const head = new TextDecoder(encoding).decode(scan.head, { stream: true });
  const parser = delimitedParser(sniffDelimiter(head));
  const table: Table = { file: source.name, header: [], rows: [] };
  let line = 1;
  const take = (rows: readonly string[][]): void => {
    for (const cells of rows) {
      const begins = line;
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      if (cells.every((cell) => cell.trim() === '')) continue;
      const long = cells.findIndex((cell) => cell.length > LONGEST_VALUE);
      if (long !== -1)
        refuseGraph(
          source.name,
          `单元格超过 ${LONGEST_VALUE} 个字符：请缩短`,
          `a cell is longer than ${LONGEST_VALUE} characters: shorten it`,
          { line: begins, column: table.header[long] ?? String(long + 1) },
        );
      if (table.header.length === 0) table.header = cells.map((cell) => cell.trim());
      else table.rows.push({ line: begins, cells: cells.map(plain) });
    }
  };
  for await (const text of decodeFile(source, encoding)) {
    stopIfAborted(signal);
    take(parser.push(text).rows);
  }
  take(parser.end().rows);
  return table;
}

const columnOf = ({ header }: Table, names: readonly string[]): number => {
  const lower = header.map((name) => name.toLowerCase());
  return names.map((name) => lower.indexOf(name)).find((at) => at !== -1) ?? -1;
};

const attributesOf = (
  { header }: Table,
  cells: readonly string[],
  without: ReadonlySet<number>,
): Record<string, string> =>
  Object.fromEntries(
    header.flatMap((name, at) => {
      const value = cells[at] ?? '';
      return without.has(at) || value === ''
        ? []
        : [[name === '' ? `column ${at + 1}` : name, value] as const];
    }),
  );

/** @throws input-refused, cancelled */
export async function readCsvGraph(sources: readonly ByteSource[], signal?: AbortSignal): Promise<RawGraph> {
  const tables = await Promise.all(sources.map((source) => readTable(source, signal)));
  const ends = tables.map((table) => ({ table, from: columnOf(table, SOURCE), to: columnOf(table, TARGET) }));
  const links = ends.find(({ from, to }) => from !== -1 && to !== -1);
  const points = tables.find((table) => table !== links?.table);
  if (links === undefined && tables.length > 1)
    refuseGraph(
      tables[1]!.file,
      '两个表都没有 source 和 target 两列：请把关系表的两端列命名为 source 与 target',
      'neither table has the columns source and target: name the columns of the two ends so',
      { line: 1 },
    );
  const { graph, node, edge, note } = gatherer(sources[0]!.name, 'csv');
  if (points !== undefined) {
    const idAt = columnOf(points, ID);
    if (idAt === -1)
      refuseGraph(
        points.file,
        '没有 id 列（也没有 source 和 target 列）：请把编号列命名为 id',
        'there is no column id (nor source and target): name the column of ids so',
        { line: 1 },
      );
    // A column that is a name as well stays an attribute.
    const isOnlyId = !['name', 'label', '名称'].includes(points.header[idAt]!.toLowerCase());
    for (const { line, cells } of points.rows) {
      const id = cells[idAt] ?? '';
      if (id === '')
        refuseGraph(points.file, '编号为空：请填写', 'the id is empty: fill it in', {
          line,
          column: points.header[idAt]!,
        });
      node({ id, line, attributes: attributesOf(points, cells, new Set(isOnlyId ? [idAt] : [])) });
    }
  }
  if (links !== undefined) {
    const { table, from, to } = links;
    const idAt = columnOf(table, ['id', 'edge id', '编号']);
    for (const [at, { line, cells }] of table.rows.entries()) {
      const [source = '', target = ''] = [cells[from], cells[to]];
      if (source === '' || target === '')
        refuseGraph(table.file, '关系缺少一端：请填写', 'an edge lacks an end: fill it in', {
          line,
          column: table.header[source === '' ? from : to]!,
        });
      const id = (idAt === -1 ? undefined : cells[idAt]) || `e${at + 1}`;
      edge({ id, line, source, target, attributes: attributesOf(table, cells, new Set([from, to, idAt])) });
    }
    if (points === undefined) {
      note(
        both(
          '没有节点表：节点由关系的两端得出',
          'there is no table of nodes: they are made of the ends of edges',
        ),
      );
      const made = new Set<string>();
      for (const { source, target, line } of graph.edges)
        for (const id of [source, target]) {
          if (made.has(id)) continue;
          made.add(id);
          node({ id, line, attributes: { label: id } });
        }
    }
  }
  return graph;
}
