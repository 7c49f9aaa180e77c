// Reads the graph of one file, or of a table of nodes and one of edges, by what the file itself is.
import { readBytes, type ByteSource } from '../readers/byte-source.ts';
import { archiveMembers } from '../readers/archive-members.ts';
import { readCsvGraph } from './csv.ts';
import { refuseGraph, type RawGraph } from './define.ts';
import { readGexf } from './gexf.ts';
import { readGraphml } from './graphml.ts';

const HEAD = 4096;

type Kind = 'graphml' | 'gexf' | 'zip' | 'xml' | 'text';

/** What a file is, by its first bytes. */
async function kindOf(source: ByteSource): Promise<Kind> {
  const head = await readBytes(source, 0, Math.min(HEAD, source.size));
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'zip';
  // Of UTF-16 every second byte is empty.
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^<\w"']*/, '');
  if (!text.startsWith('<')) return 'text';
  if (/<(\w+:)?graphml\b/.test(text)) return 'graphml';
  return /<(\w+:)?gexf\b/.test(text) ? 'gexf' : 'xml';
}

const IS_GRAPH = /\.(graphml|gexf|csv|tsv|txt)$/i;

/** What an archive holds: a graph of Maltego, or the two tables that we export. */
async function unpacked(source: ByteSource): Promise<ByteSource[]> {
  const members = (await archiveMembers(source)).filter(({ path }) => IS_GRAPH.test(path));
  const xml = members.filter(({ path }) => /\.(graphml|gexf)$/i.test(path));
  const chosen = xml.length > 0 ? xml : members;
  const isPair = xml.length === 0 && chosen.length === 2;
  if (chosen.length !== 1 && !isPair)
    refuseGraph(
      source.name,
      `压缩包中有 ${chosen.length} 个图谱文件：请只给出一个，或一个节点表与一个关系表`,
      `the archive holds ${chosen.length} files of graphs: give one of them, or a table of nodes and one of edges`,
    );
  return chosen.map(({ bytes }) => bytes);
}

/** @throws input-refused with the line and how to mend it; cancelled */
export async function readGraph(sources: readonly ByteSource[], signal?: AbortSignal): Promise<RawGraph> {
  const [first, ...more] = sources;
  if (first === undefined) throw new RangeError('a graph is read from a file');
  const kind = await kindOf(first);
  if (more.length > 0) {
    const kinds = [kind, ...(await Promise.all(more.map(kindOf)))];
    if (more.length > 1 || kinds.some((one) => one !== 'text'))
      refuseGraph(
        first.name,
        '两个文件只用于节点表与关系表（CSV）：请一次导入一个图谱',
        'two files are for a table of nodes and one of edges (CSV): import one graph at a time',
      );
    return readCsvGraph(sources, signal);
  }
  if (kind === 'zip') {
    const inside = await unpacked(first);
    const kinds = await Promise.all(inside.map(kindOf));
    if (kinds.includes('zip'))
      refuseGraph(first.name, '压缩包中还有压缩包：请解压', 'the archive holds an archive: unpack it');
    return readGraph(inside, signal);
  }
  if (kind === 'graphml') return readGraphml(first, signal);
  if (kind === 'gexf') return readGexf(first, signal);
  if (kind === 'xml')
    // The hostile ones hide their root behind a document type: the reader says so by its line.
    return readGraphml(first, signal);
  return readCsvGraph(sources, signal);
}
