/**
 * Exports a case in every format and opens the files in the programs that they are for: NetworkX, igraph, the structure of
 * GEXF 1.3, openpyxl, stix2 with its validator, followthemoney, python-docx; compares what they count with what `export` said.
 *
 * Usage: node scripts/run.mjs scripts/readers/readers.ts [CASE FOLDER]. Needs Python 3.11 and a registry of its packages, of which
 * `requirements.txt` names each with its version; they go into `.cache/readers`. Ends in 1 where a count differs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exportResult } from '../../server/contract/operations.ts';
import { here } from '../../server/testing/cli.ts';
import { pythonWith } from '../provision/python.ts';

const FORMATS = ['graphml', 'gexf', 'json', 'cytoscape', 'csv', 'xlsx', 'stix', 'ftm'] as const;
const root = resolve(import.meta.dirname, '../..');
const python = join(pythonWith('readers', join(import.meta.dirname, 'requirements.txt')), 'python');

const folder = mkdtempSync(join(tmpdir(), 'vinetrace-readers-'));
const run = async (...args: string[]) => {
  const ended = await here([...args, '--quiet', '--json'], {
    home: folder,
    env: { VINETRACE_DATA: join(folder, 'data') },
  });
  if (ended.code !== 0) throw new Error(ended.stdout + ended.stderr);
  return ended;
};
try {
  await run('load', process.argv[2] ?? join(root, 'fixtures/cases/deyang'));
  const said: Record<string, { file: string; nodes: number; edges: number }> = {};
  for (const format of FORMATS) {
    const file = `case.${format}`;
    const ended = await run('export', '--format', format, '--out', join(folder, file));
    const { nodes, edges } = ended.json((value) => exportResult.parse(value));
    said[format] = { file, nodes, edges };
  }
  await run('report', '--format', 'docx', '--out', join(folder, 'report.docx'));
  writeFileSync(join(folder, 'said.json'), JSON.stringify(said));
  const { status } = spawnSync(python, [join(import.meta.dirname, 'check.py'), folder], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
