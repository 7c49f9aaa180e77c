// Splits, joins and their undo on a real record and the embedded engine: what is asserted, what follows, what is refused.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VinetraceError, type ErrorCode } from '#contract/errors.ts';
import type { RowRef } from '#contract/decision.ts';
import { runQuery } from '../queries/run.ts';
import { standingDecisions } from '../queries/owner/decisions.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { joinOwners } from './join.ts';
import { rebuildGraph } from './rebuild.ts';
import { retractEntry } from './retract.ts';
import { splitOwner } from './split.ts';
import { undoDecision } from './undo-decision.ts';

const WATCH = { onProgress: () => {}, signal: new AbortController().signal };
const by = (reason: string) => ({ case: 'mini', actor: 'tester', reason, ...WATCH });

let temporary: Temporary;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
});
afterEach(() => temporary.remove());

const record = () => temporary.workspace.record;
const ownerOf = ({ list, row }: RowRef): string => record().rowOwner('mini', list, row)?.owner ?? '';
const rowsOf = (owner: string): RowRef[] =>
  record()
    .ownerRows('mini', owner)
    .map(({ list, row }) => ({ list, row }));
const owners = (): Map<string, string> =>
  new Map(
    record()
      .facts('mini', 'List')
      .flatMap(({ id }) =>
        [...record().rowOwners('mini', id)].map(({ row, owner }): [string, string] => [
          `${id}:${row}`,
          owner,
        ]),
      ),
  );
const inGraph = async (id: string): Promise<number> => {
  const answer = await runQuery(temporary.workspace, 'element', { case: 'mini', id }).catch(() => undefined);
  return Number(answer?.element.props['records'] ?? 0);
};
async function refusal(work: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof VinetraceError) return error.code;
    throw error;
  }
}
/** An owner with rows in several lists. */
function several(): { id: string; rows: RowRef[] } {
  for (const { id, records } of record().owners('mini')) if (records > 2) return { id, rows: rowsOf(id) };
  throw new Error('nobody has several rows');
}

describe('a split', () => {
  it('gives two owners in record and graph, with a reason in the journal, and undo gives back the first', async () => {
    const before = owners();
    const { id, rows } = several();
    const out = rows[0]!;
    const result = await splitOwner(temporary.workspace, {
      ...by('another household'),
      owner: id,
      rows: [out],
    });
    expect(result.decision).toMatchObject({ kind: 'different', reason: 'another household', holds: true });
    expect(result.owners).toHaveLength(2);
    const rest = ownerOf(rows[1]!);
    expect(ownerOf(out)).not.toBe(rest);
    expect(rows.slice(1).map(ownerOf)).toEqual(rows.slice(1).map(() => rest));
    expect(await inGraph(ownerOf(out))).toBe(1);
    expect(await inGraph(rest)).toBe(rows.length - 1);
    await rebuildGraph(temporary.workspace);
    expect(await inGraph(rest)).toBe(rows.length - 1);
    const entry = record().entry(result.decision.entry.seq);
    expect(entry).toMatchObject({ action: 'assert', actor: 'tester', case: 'mini' });
    expect(record().verify()).toMatchObject({ ok: true, problems: [] });

    const undone = await undoDecision(temporary.workspace, {
      ...by('decided by mistake'),
      decision: result.decision.id,
    });
    expect(undone.decision).toMatchObject({ holds: false, undone: { actor: 'tester', action: 'retract' } });
    expect(undone.owners).toHaveLength(1);
    expect(owners()).toEqual(before);
    expect(await inGraph(ownerOf(out))).toBe(rows.length);
    expect(record().verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('stands when the case is loaded again, for later runs respect it', async () => {
    const { id, rows } = several();
    await splitOwner(temporary.workspace, { ...by('not one person'), owner: id, rows: rows.slice(0, 1) });
    const split = owners();
    const again = await load(temporary.workspace, MINI);
    expect(again.entries).toBe(0);
    expect(owners()).toEqual(split);
    expect(ownerOf(rows[0]!)).not.toBe(ownerOf(rows[1]!));
  });

  it('is refused for rows of others, for all rows, for an unknown owner, and leaves no entry', async () => {
    const { id, rows } = several();
    const other = [...record().owners('mini')].find((owner) => owner.id !== id)!;
    const head = record().head();
    const split = (owner: string, moved: RowRef[]) =>
      refusal(splitOwner(temporary.workspace, { ...by('why'), owner, rows: moved }));
    expect(await split(id, [rows[0]!, rowsOf(other.id)[0]!])).toBe('bad-request');
    expect(await split(id, rows)).toBe('bad-request');
    expect(await split(`o-${'0'.repeat(24)}`, [rows[0]!])).toBe('not-found');
    expect(await split(id, [{ list: 'nowhere', row: 1 }])).toBe('not-found');
    expect(record().head()).toBe(head);
  });
});

describe('a join', () => {
  it('makes one of two, even where ID numbers differ, and a split of the joined outweighs it', async () => {
    const [one, two] = [...record().owners('mini')].map(({ id }) => id);
    const [left, right] = [rowsOf(one!), rowsOf(two!)];
    const against = await runQuery(temporary.workspace, 'owner-against', {
      case: 'mini',
      owner: one!,
      other: two!,
    });
    expect(against).toMatchObject({ rows: left.length + right.length });
    expect(against.weighed.probability).toBeLessThan(0.5);
    const joined = await joinOwners(temporary.workspace, { ...by('married name'), owner: one!, other: two! });
    expect(joined.decision.holds).toBe(true);
    expect(joined.owners).toEqual([expect.objectContaining({ rows: left.length + right.length })]);
    const id = joined.owners[0]!.id;
    const why = await runQuery(temporary.workspace, 'owner-why', { case: 'mini', owner: id });
    expect(why.ties[0]?.decision).toBe(joined.decision.id);

    const split = await splitOwner(temporary.workspace, { ...by('two after all'), owner: id, rows: left });
    expect(split.decision.holds).toBe(true);
    const all = await runQuery(temporary.workspace, 'decisions', { case: 'mini', limit: 100, offset: 0 });
    expect(all.decisions.map(({ kind, holds }) => [kind, holds])).toEqual([
      ['same', false],
      ['different', true],
    ]);
    const own = await runQuery(temporary.workspace, 'decisions', {
      case: 'mini',
      owner: ownerOf(left[0]!),
      limit: 1,
      offset: 0,
    });
    expect([own.shown, own.total]).toEqual([1, 2]);
  });

  it('is refused with itself', async () => {
    const { id } = several();
    expect(await refusal(joinOwners(temporary.workspace, { ...by('why'), owner: id, other: id }))).toBe(
      'bad-request',
    );
  });
});

describe('a reason', () => {
  it('is shown without the name and number that it gives, and kept as written', async () => {
    const { id, rows } = several();
    const [named] = record().rows('mini', rows[0]!.list, { rows: [rows[0]!.row] });
    const reason = `${named!.record.name} 说 19900765999 已易主`;
    const { decision } = await splitOwner(temporary.workspace, {
      ...by(reason),
      owner: id,
      rows: [rows[0]!],
    });
    expect(decision.reason).not.toContain(named!.record.name);
    expect(decision.reason).toContain('199****5999 已易主');
    expect(record().fact('mini', 'Decision', decision.id)?.payload.values).toMatchObject({ reason });
  });
});

describe('a decision whose rows are gone', () => {
  it('is reported and left out, and counts again once they are back', async () => {
    const { id, rows } = several();
    const out = rows[0]!;
    const { decision } = await splitOwner(temporary.workspace, { ...by('why'), owner: id, rows: [out] });
    const list = record().fact('mini', 'List', out.list)!;
    await retractEntry(temporary.workspace, {
      seq: list.entry,
      reason: 'not this list',
      actor: 'tester',
      ...WATCH,
    });
    const [shown] = (await runQuery(temporary.workspace, 'decisions', { case: 'mini', limit: 10, offset: 0 }))
      .decisions;
    expect(shown).toMatchObject({ id: decision.id, holds: false, left: { rows: 1, missing: 1, owners: [] } });
    expect(standingDecisions(record(), 'mini')).toEqual([]);
    await load(temporary.workspace, MINI);
    expect(standingDecisions(record(), 'mini')).toHaveLength(1);
    expect(ownerOf(out)).not.toBe(ownerOf(rows[1]!));
  });

  it('is left out where its list is read otherwise, for its rows may be others', async () => {
    const { id, rows } = several();
    const out = rows[0]!;
    await splitOwner(temporary.workspace, { ...by('why'), owner: id, rows: [out] });
    await record().transaction('tester', (tx) => {
      const { values } = tx.fact('mini', 'List', out.list)!.payload;
      const kept = tx.rows('mini', out.list);
      const { entry } = tx.assert('mini', 'List', out.list, { values: { ...values, header_row: 9 } });
      tx.putRows('mini', out.list, entry, kept);
    });
    expect(standingDecisions(record(), 'mini')).toEqual([]);
  });
});
