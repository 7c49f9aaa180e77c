// The rows of a list that were set aside, as a file to be mended by hand: line, reason, cells as written.
import { existsSync } from 'node:fs';
import { fail } from '#contract/errors.ts';
import type { Language } from '#contract/text.ts';
import type { SetAsideRow } from '#contract/reading.ts';
import { csvCell } from '../../exporters/csv.ts';
import { listFact } from '../../queries/assert-case.ts';
import type { Workspace } from '../../workspace.ts';
import { assertTargets } from '../assert-targets.ts';
import { withSource } from '../read-lists.ts';
import { writeWhole } from '../write-whole.ts';
import { standingSource } from './standing-list.ts';

const HEAD: Record<Language, readonly [string, string]> = { zh: ['行号', '原因'], en: ['row', 'reason'] };

interface Asked {
  caseId: string;
  list: string;
  actor: string;
  language: Language;
}

/**
 * A CSV in UTF-8 of all rows that are set aside, in the clear: the journal says who asked for it. Cells that a spreadsheet
 * would run are kept text by an apostrophe.
 * @throws not-found; input-refused
 */
export async function setAsideFile(
  workspace: Workspace,
  { caseId, list, actor, language }: Asked,
): Promise<{ name: string; content: string; rows: number }> {
  const { record, workers } = workspace;
  const fact = listFact(workspace, caseId, list);
  const rows: SetAsideRow[] = [];
  const { header } = await withSource(await standingSource(record, fact), (source, handed) =>
    workers.run('set-aside', { source }, { handed, onBatch: (part) => void rows.push(...part) }),
  );
  await record.transaction(actor, (tx) => {
    tx.append({
      action: 'reveal',
      case: caseId,
      subject: `List:${fact.id}`,
      payload: { rows: rows.length, reason: 'rows set aside' },
    });
  });
  const line = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
  return {
    name: `${fact.id}-${language === 'zh' ? '搁置' : 'set-aside'}.csv`,
    // With a byte order mark, without which spreadsheets misread it.
    content: `\uFEFF${line([...HEAD[language], ...header])}${rows
      .map(({ line: at, reason, cells }) => line([at, reason[language], ...cells]))
      .join('')}`,
    rows: rows.length,
  };
}

/**
 * The same into a file that only its owner may read, and that was not there before. The file is opened before the journal says that the
 * rows were asked for.
 * @throws wrong-usage where there is such a file; input-refused where it cannot be written; as `setAsideFile`
 */
export async function writeSetAside(
  workspace: Workspace,
  file: string,
  asked: Asked,
): Promise<{ file: string; rows: number }> {
  if (existsSync(file)) fail('wrong-usage', `文件已存在：${file}`, `There is a file ${file} already`);
  await assertTargets(workspace, file);
  const { rows } = await writeWhole(file, async () => {
    const made = await setAsideFile(workspace, asked);
    return { rows: made.rows, content: [Buffer.from(made.content)] };
  });
  return { file, rows };
}
