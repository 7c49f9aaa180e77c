// What a retraction derives anew: what follows from what was taken back, and nothing else.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FactType } from '../record/index.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { retractEntry } from './retract.ts';

let temporary: Temporary;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
});
afterEach(() => temporary.remove());

/** The work that workers were given for it. */
async function workOfRetracting(type: FactType): Promise<string[]> {
  const { workspace } = temporary;
  const started = vi.spyOn(workspace.workers, 'start');
  const [fact] = workspace.record.facts('mini', type);
  await retractEntry(workspace, {
    seq: fact!.entry,
    reason: 'forged',
    actor: 'tester',
    onProgress: () => {},
    signal: new AbortController().signal,
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
