// Other pseudonyms for everybody: the same answers under other names, and none of the former ones left where they could be read.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOwner } from '../queries/owner/find-owner.ts';
import { shownNotes } from '../queries/notes/notes.ts';
import { taggedElements } from '../queries/notes/tags.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import { runQuery } from '../queries/run.ts';
import { SHARED_KINDS } from '../record/index.ts';
import { graphSubstance, linkageSubstance } from '../testing/added-lists.ts';
import { files, holding, tables } from '../testing/held.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { joinOwners } from './join.ts';
import { loadExample } from './load-example.ts';
import { matchOwnComplaints } from './match/match-complaints.ts';
import { matchOnDisk } from './match/match-files.ts';
import { newPseudonyms } from './new-pseudonyms.ts';
import { addNote, changeNote, returnNote } from './notes.ts';
import { rebuildGraph } from './rebuild.ts';
import { changeTags } from './tags.ts';
import { transferKeyOf } from './transfer/key.ts';
import { sendToFile } from './transfer/send.ts';
import { takeTransfer } from './transfer/take.ts';
import { verifyAll } from './verify.ts';

const NAMED = /\bo-[0-9a-f]{24}\b/g;
const CASES = ['deyang', 'mini'];
const around = () => ({ signal: new AbortController().signal, onProgress: (): void => {} });

let at: Temporary;
let workspace: Workspace;
beforeAll(async () => {
  at = await temporaryWorkspace();
  workspace = at.workspace;
  await load(workspace, MINI);
  await loadExample(workspace, { actor: 'test', ...around() });
  await workspace.across.refresh();
}, 240_000);
afterAll(() => at.remove());

/** Pseudonyms by the entry and number of a row that is the owner's: what stays when they change. */
function owners({ record }: Workspace): Map<string, string> {
  const found = new Map<string, string>();
  for (const of of CASES)
    for (const { id } of record.facts(of, 'List'))
      for (const { row, owner } of record.rowOwners(of, id)) found.set(`${of} ${id} ${row}`, owner);
  return found;
}

const sorted = (text: string[]): string[] => text.sort();

/** What the workspace answers, with pseudonyms as `named` says. */
async function answers(named: (text: string) => string): Promise<unknown> {
  const { record } = workspace;
  const renamed = (value: unknown): string => named(JSON.stringify(value));
  const all: unknown[] = [];
  for (const of of CASES) {
    const graph = await graphSubstance(workspace, of);
    all.push(sorted(graph.nodes.map(named)), sorted(graph.edges.map(named)));
    const { owners: people, ...linkage } = linkageSubstance(record, of) as { owners: object[] };
    all.push(sorted(people.map(renamed)), renamed(linkage));
    const { seconds: _seconds, ...complaints } = {
      seconds: 0,
      ...(await matchOwnComplaints(workspace, { case: of, ...around() })),
    };
    all.push(renamed(complaints));
    for (const kind of SHARED_KINDS) {
      const others = CASES.filter((other) => other !== of);
      const { items, total } = record.shared(of, kind, { others }, { offset: 0, limit: 10_000 });
      all.push(total, sorted(items.map(renamed)));
    }
    all.push(lineageStateOf(record, of));
  }
  const found = await runQuery(workspace, 'search', { case: 'mini', q: '19900765999', limit: 20 });
  expect(found.total).toBeGreaterThan(0);
  all.push(renamed(found));
  const { seconds: _seconds, ...match } = await matchOnDisk(workspace, {
    case: 'mini',
    file: join(MINI, 'lists/L1.csv'),
    reading: {},
    ...around(),
  });
  expect(match.knownOwners).toBeGreaterThan(5);
  all.push(renamed(match));
  all.push(renamed(await runQuery(workspace, 'count', { case: 'deyang', identities: 'apart' })));
  return all;
}

const save = (set: object) =>
  workspace.record.keptViews.save('somebody', 'mini', {
    base: workspace.record.keptViews.read('somebody', 'mini').version,
    attempt: randomUUID(),
    page: 'page',
    format: 1,
    force: false,
    first: 0,
    keep: 0,
    at: 1,
    steps: [{ name: 'move', of: set }],
    set: { positions: set },
    merge: {},
  } as Parameters<Workspace['record']['keptViews']['save']>[2]);

describe('other pseudonyms', { timeout: 240_000 }, () => {
  let owner: string;
  let noted: { id: string; entry: number };
  let before: Map<string, string>;
  const now = new Map<string, string>();
  let hashes: Set<string>;
  let people: number;

  it('leave every answer as it was, but for the names', async () => {
    before = owners(workspace);
    owner = before.get('mini L1 1')!;
    const edge = `L1-CONTAINS->${owner}`;
    noted = await addNote(workspace, {
      case: 'mini',
      actor: '赵警官',
      content: { text: `见 ${owner}`, elements: [owner, 'L1'], place: null },
    });
    await changeTags(workspace, {
      case: 'mini',
      actor: '赵警官',
      changes: [{ element: owner, add: ['重点'], remove: [] }],
    });
    await save({ [owner]: [1, 2], [edge]: [3, 4] });
    await workspace.record.savedViews.add('somebody', 'mini', {
      name: '一',
      isShared: true,
      format: 1,
      view: { focus: owner },
      address: `?focus=${owner}`,
    } as Parameters<Workspace['record']['savedViews']['add']>[2]);
    await workspace.across.refresh();
    const was = await answers((text) => text);
    hashes = new Set(
      ['owner_key', 'across_key'].flatMap(
        (table) =>
          tables(workspace)
            .get(table)
            ?.match(/[0-9a-f]{64}/g) ?? [],
      ),
    );
    expect(hashes.size).toBeGreaterThan(1000);
    const names = new Set(before.values());
    expect(holding(files(workspace), names, NAMED).some((file) => file.includes('graph'))).toBe(true);
    expect(holding(tables(workspace), names, NAMED)).toEqual(
      expect.arrayContaining(['owner', 'kept_view', 'kept_step', 'saved_view']),
    );

    const changed = await newPseudonyms(workspace, 'cli');
    people = CASES.reduce((sum, of) => sum + workspace.record.countOwners(of), 0);
    expect(changed).toMatchObject({ cases: 2, owners: people });
    for (const table of ['across_packed', 'across_key']) expect(tables(workspace).get(table)).toBe('');
    const after = owners(workspace);
    expect(new Set(after.values()).size).toBe(names.size);
    for (const [row, name] of after) {
      expect(names.has(name)).toBe(false);
      now.set(before.get(row)!, name);
    }
    await workspace.across.refresh();
    const former = new Map([...now].map(([one, other]) => [other, one]));
    expect(await answers((text) => text.replace(NAMED, (name) => former.get(name) ?? name))).toEqual(was);
  });

  it('leave a record and a graph that are sound, and say so in the journal without the key', async () => {
    await workspace.graph.catchUp();
    expect(await verifyAll(workspace, around())).toMatchObject({
      ok: true,
      problems: [],
      graph: { compared: true, differing: 0 },
    });
    const { record } = workspace;
    const entry = record.entriesAbout('pseudonyms:').at(-1)!;
    expect(entry).toMatchObject({
      action: 'pseudonyms',
      actor: 'cli',
      payload: { cases: 2, owners: people },
    });
    const drawn = record.pseudonymKey.subarray(32).toString('hex');
    expect(drawn).toHaveLength(64);
    expect(JSON.stringify(record.entries({ after: 0, limit: 100_000 }).entries)).not.toContain(drawn);
  });

  it('leave none of the former ones in tables and files', async () => {
    const names = new Set(now.keys());
    expect(holding(tables(workspace), names, NAMED)).toEqual([]);
    expect(holding(tables(workspace), hashes, /[0-9a-f]{64}/g)).toEqual([]);
    expect(holding(files(workspace), names, NAMED)).toEqual([]);
    // What stands names nobody by them, but for the words of the note, which are a person's own.
    const facts = CASES.flatMap((of) => workspace.record.facts(of));
    const standing = facts.map(({ id, type, payload: { values } }): [string, string] => [
      type,
      JSON.stringify([values['tags']?.toString() === '' ? '' : id, { ...values, text: undefined }]),
    ]);
    expect(standing.length).toBeGreaterThan(100);
    expect(holding(new Map(standing.map(([type, said], n) => [`${type} ${n}`, said])), names, NAMED)).toEqual(
      [],
    );
    const packed = tables(workspace).get('across_packed') ?? '';
    // Sixty-four bits of each hash, as two numbers of which the lowest byte comes first.
    const half = (hash: string, from: number) =>
      Buffer.from(hash.slice(from, from + 8), 'hex')
        .swap32()
        .toString('hex');
    expect(packed.length).toBeGreaterThan(1000);
    for (const hash of [...hashes].slice(0, 200)) expect(packed).not.toContain(half(hash, 0) + half(hash, 8));
  });

  it('take notes, tags and views along with their people', async () => {
    const { record } = workspace;
    const name = now.get(owner)!;
    const [note] = shownNotes(record, 'mini');
    expect(note).toMatchObject({ by: '赵警官', elements: [name, 'L1'], text: `见 ${owner}` });
    expect(taggedElements(record, 'mini')).toEqual([
      { element: name, tags: [expect.objectContaining({ tag: '重点', by: '赵警官' })] },
    ]);
    const kept = record.keptViews.read('somebody', 'mini');
    expect(kept).toMatchObject({ version: 2, view: { positions: { [name]: [1, 2] } } });
    expect(JSON.stringify(kept.steps)).toContain(`L1-CONTAINS->${name}`);
    const [view] = record.savedViews.list('somebody', 'mini');
    expect(record.savedViews.open('somebody', 'mini', view!.id)).toMatchObject({
      view: { focus: name },
      address: `?focus=${name}`,
    });
    // What was said before the change is put back on the same person.
    const moved = await changeNote(workspace, {
      case: 'mini',
      note: noted.id,
      actor: '赵警官',
      change: { base: note!.entry, text: '别的' },
    });
    await returnNote(workspace, {
      case: 'mini',
      note: noted.id,
      actor: '赵警官',
      asked: { to: noted.entry, expect: moved.entry },
    });
    expect(shownNotes(record, 'mini')[0]).toMatchObject({ elements: [name, 'L1'], text: `见 ${owner}` });
  });

  it('hold for all that comes after: the same folder changes nothing, a decision is made, and all stays when it is opened again', async () => {
    const head = workspace.record.head();
    await load(workspace, MINI);
    expect(workspace.record.head()).toBe(head);
    const [one, other] = [
      now.get(owner)!,
      [...workspace.record.owners('mini')].find(({ id }) => id !== now.get(owner))!.id,
    ];
    const decided = await joinOwners(workspace, {
      case: 'mini',
      owner: one,
      other,
      actor: 'test',
      reason: 'the same',
      ...around(),
    });
    expect(decided.owners).toHaveLength(1);
    expect(before.size).toBe(owners(workspace).size);
    expect(new Set(before.values()).has(decided.owners[0]!.id)).toBe(false);
    const names = owners(workspace);
    const { config } = workspace;
    await workspace.close();
    workspace = at.workspace = await openWorkspace({ config, tell: () => {} });
    expect(owners(workspace)).toEqual(names);
    expect(await verifyAll(workspace, around())).toMatchObject({ ok: true, problems: [] });
  });

  it('can be changed again; people are found by those of before, and nobody else is', async () => {
    const { record } = workspace;
    const first = before.get('mini L2 1')!;
    const second = owners(workspace).get('mini L2 1')!;
    await newPseudonyms(workspace, 'cli');
    const third = owners(workspace).get('mini L2 1')!;
    expect(new Set([first, second, third]).size).toBe(3);
    for (const name of [first, second, third]) {
      expect(findOwner(record, 'mini', name).id).toBe(third);
      const { hits } = await runQuery(workspace, 'search', { case: 'mini', q: name, limit: 5 });
      expect(hits.map(({ element }) => element.id)).toEqual([third]);
    }
    expect(record.ownerNow('mini', `o-${'0'.repeat(24)}`)).toBeUndefined();
    expect(record.ownerNow('deyang', first)).toBeUndefined();
    const rows = await runQuery(workspace, 'owner-rows', {
      case: 'mini',
      owner: first,
      offset: 0,
      limit: 50,
    });
    expect(rows).toMatchObject({ owner: { id: third } });
    expect(rows.total).toBeGreaterThan(0);
    expect(await verifyAll(workspace, around())).toMatchObject({ ok: true, problems: [] });
  });

  it('go to another installation as its own', async () => {
    const there = await temporaryWorkspace({}, '22'.repeat(32));
    try {
      const file = join(at.folder, 'sent');
      const { recipient } = await transferKeyOf(there.workspace);
      await sendToFile(workspace, file, {
        case: 'mini',
        actor: 'sender',
        masked: false,
        reason: '移送',
        lock: { recipient },
        ...around(),
      });
      const bytes = readFileSync(file);
      const source = {
        bytes: bytes.length,
        async *stream() {
          yield bytes;
        },
      };
      await takeTransfer(there.workspace, source, { actor: 'taker', ...around() });
      const { record } = there.workspace;
      const isWhole = async () => {
        const name = record.rowOwner('mini', 'L1', 1)!.owner;
        expect(now.has(name)).toBe(false);
        expect(taggedElements(record, 'mini').map(({ element }) => element)).toEqual([name]);
        expect(shownNotes(record, 'mini')[0]!.elements).toEqual([name, 'L1']);
        await there.workspace.graph.catchUp();
        expect(await verifyAll(there.workspace, around())).toMatchObject({ ok: true, problems: [] });
        return name;
      };
      const before = await isWhole();
      // Which may give its people other ones in turn, those of a masked part too.
      await sendToFile(workspace, `${file}-masked`, {
        case: 'mini',
        actor: 'sender',
        masked: true,
        reason: '移送',
        lock: { recipient },
        ...around(),
      });
      const masked = readFileSync(`${file}-masked`);
      await takeTransfer(
        there.workspace,
        {
          bytes: masked.length,
          async *stream() {
            yield masked;
          },
        },
        { as: 'masked', actor: 'taker', ...around() },
      );
      const people = new Set([...record.owners('masked')].map(({ id }) => id));
      expect(people.size).toBeGreaterThan(10);
      expect(await newPseudonyms(there.workspace, 'cli')).toMatchObject({ cases: 2 });
      expect(await isWhole()).not.toBe(before);
      expect([...record.owners('masked')].filter(({ id }) => people.has(id))).toEqual([]);
    } finally {
      await there.remove();
    }
  });

  it('that the graph does not have yet are brought into it by whoever needs it', async () => {
    const { config } = workspace;
    const away = { rebuild: () => Promise.reject(new Error('killed')) } as unknown as Workspace['graph'];
    await expect(newPseudonyms({ ...workspace, graph: away }, 'cli')).rejects.toThrow('killed');
    await workspace.close();
    workspace = at.workspace = await openWorkspace({ config, tell: () => {} });
    expect(await verifyAll(workspace, around())).toMatchObject({ graph: { compared: false } });
    const found = await graphSubstance(workspace, 'mini');
    expect(await verifyAll(workspace, around())).toMatchObject({ ok: true, graph: { compared: true } });
    await rebuildGraph(workspace);
    expect(await graphSubstance(workspace, 'mini')).toEqual(found);
  });
});
