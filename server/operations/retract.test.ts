// What a retraction derives anew: what follows from what was taken back, and nothing else.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FactType } from '../record/index.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { importFiles } from './import/import-files.ts';
import { retractEntry } from './retract.ts';

let temporary: Temporary;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
});
afterEach(() => temporary.remove());

const QUIET = { actor: 'tester', onProgress: (): void => {}, signal: new AbortController().signal };

/** The work that workers were given for it. */
async function workOfRetracting(type: FactType): Promise<string[]> {
  const { workspace } = temporary;
  const started = vi.spyOn(workspace.workers, 'start');
  const [fact] = workspace.record.facts('mini', type);
  await retractEntry(workspace, {
    seq: fact!.entry,
    reason: 'forged',
    ...QUIET,
  });
  expect(workspace.record.fact('mini', type, fact!.id)).toBeUndefined();
  return started.mock.calls.map(([task]) => task);
}

it.each(['Party', 'Evidence'] as const)('nothing is linked where a %s is taken back', async (type) => {
  expect(await workOfRetracting(type)).toEqual([]);
});

it.each(['List', 'Transfer'] as const)('a case without one %s is derived anew', async (type) => {
  expect(await workOfRetracting(type)).toEqual(['link', 'lineage']);
});

it('of a list that goes no lineage stands again, however often it was inferred', async () => {
  const { record } = temporary.workspace;
  const inferred = (): Map<string, number> =>
    new Map(record.facts('mini', 'Lineage').map(({ id, entry }) => [id, entry]));
  const first = inferred();
  const file = join(temporary.folder, 'more.csv');
  const rows = Array.from({ length: 40 }, (_, at) => `张三,199000${10_000 + at},翠湖花园1栋${at + 1}01`);
  writeFileSync(file, ['姓名,电话,地址', ...rows, ''].join('\n'));
  const about = { holder_id: record.facts('mini', 'Party')[0]!.id };
  await importFiles(temporary.workspace, { ...QUIET, caseId: 'mini', files: [file], about, reading: {} });
  const again = [...inferred()].filter(([id, entry]) => first.has(id) && first.get(id) !== entry);
  expect(again.length).toBeGreaterThan(0);
  const list = record.fact('mini', 'List', again[0]![0])!;
  await retractEntry(temporary.workspace, { ...QUIET, seq: list.entry, reason: 'of another case' });
  expect([...inferred().keys()].sort()).toEqual(
    record
      .facts('mini', 'List')
      .map(({ id }) => id)
      .sort(),
  );
  expect(record.verify()).toMatchObject({ ok: true, problems: [] });
});
