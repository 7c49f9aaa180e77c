// A case sent to another installation and taken there: whole, in part, masked; repeated, renamed, cancelled, and damaged in every way.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newerFile, sealedFrames } from '../../testing/transfer-files.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { FRAMES, framesOf, packed, type Frame, type FrameKind } from '../../transfer/frames.ts';
import { canonicalJson, entryHash, GENESIS } from '../../record/index.ts';
import { countsOf } from '../load.ts';
import { addNote } from '../notes.ts';
import { retractEntry } from '../retract.ts';
import { changeTags } from '../tags.ts';
import { verifyRecord } from '../verify.ts';
import { UNWATCHED } from '../../routes/unwatched.ts';
import type { Workspace } from '../../workspace.ts';
import { transferKeyOf } from './key.ts';
import { PartDigests } from './parts.ts';
import { sendToFile } from './send.ts';
import { lookIntoTransfer, takeTransfer } from './take.ts';

const PASSPHRASE = 'correct horse battery';
const around = () => ({ signal: new AbortController().signal, onProgress: () => {} });
const source = (bytes: Buffer) => ({
  bytes: bytes.length,
  async *stream() {
    for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
  },
});

let from: Temporary;
let to: Temporary;
let there: Workspace;
let files = 0;
let whole: Buffer;
let recipient: string;

async function send(options: Partial<Parameters<typeof sendToFile>[2]> = {}): Promise<Buffer> {
  const file = join(from.folder, `sent-${(files += 1)}`);
  const asked = {
    case: 'mini',
    actor: 'sender',
    masked: false,
    reason: '移送',
    lock: { recipient },
    ...around(),
  };
  await sendToFile(from.workspace, file, { ...asked, ...options });
  return readFileSync(file);
}
const take = (bytes: Buffer, options: object = {}, into = there) =>
  takeTransfer(into, source(bytes), { actor: 'taker', ...around(), ...options });
const look = (bytes: Buffer, options: object = {}) =>
  lookIntoTransfer(there, source(bytes), { ...around(), ...options });

beforeAll(async () => {
  [from, to] = [await temporaryWorkspace(), await temporaryWorkspace({}, '22'.repeat(32))];
  there = to.workspace;
  recipient = (await transferKeyOf(there)).recipient;
  await load(from.workspace, MINI);
  const { record } = from.workspace;
  const [owner] = [...record.owners('mini')];
  await changeTags(from.workspace, {
    case: 'mini',
    actor: '赵警官',
    changes: [{ element: owner!.id, add: ['重点'], remove: [] }],
  });
  const asked = { actor: '赵警官', ...around() };
  const handle = record.fact('mini', 'Handle', 'H01')!;
  await record.transaction('赵警官', (tx) => {
    tx.assert('mini', 'Handle', 'H01', { values: { ...handle.payload.values, grade: 'A1' } });
  });
  await retractEntry(from.workspace, { seq: record.head(), reason: 'a slip', ...asked });
  whole = await send();
}, 120_000);
afterAll(async () => {
  await from.remove();
  await to.remove();
});

describe('a case for another installation', { timeout: 120_000 }, () => {
  it('says what is inside before anything is taken', async () => {
    const seen = await look(whole);
    expect(seen).toMatchObject({ as: 'mini', renamed: false, known: null });
    expect(seen.about).toMatchObject({ case: { id: 'mini' }, masked: false, reason: '移送' });
    expect(seen.about.counts.rows).toBe(countsOf(from.workspace.record, 'mini').rows);
    expect(seen.fingerprint).toBe((await transferKeyOf(from.workspace)).fingerprint);
    expect(there.record.head()).toBe(0);
  });

  it('is there as it was: counts, history with who and when, own pseudonyms, a chain that holds; once', async () => {
    const taken = await take(whole);
    expect(taken).toMatchObject({ case: 'mini', already: false });
    expect(countsOf(there.record, 'mini')).toEqual(countsOf(from.workspace.record, 'mini'));
    expect(await verifyRecord(there, UNWATCHED)).toMatchObject({ ok: true, problems: [] });
    const history = (workspace: Workspace) =>
      workspace.record.history('mini', 'Handle', 'H01').map(({ entry, retracted }) => {
        const { at, actor } = entry.received ?? entry;
        return [at, actor, entry.payload, retracted !== undefined];
      });
    expect(history(there)).toEqual(history(from.workspace));
    expect(history(there)).toHaveLength(2);
    const tagged = (workspace: Workspace) => workspace.record.facts('mini', 'Tags')[0]!;
    expect(tagged(there).id).not.toBe(tagged(from.workspace).id);
    expect(there.record.owner('mini', tagged(there).id)?.records).toBe(
      from.workspace.record.owner('mini', tagged(from.workspace).id)?.records,
    );
    const head = there.record.head();
    expect(await take(whole)).toMatchObject({ case: 'mini', entries: 0, already: true });
    expect(
      await take(await send({ lock: { passphrase: PASSPHRASE } }), { passphrase: PASSPHRASE }),
    ).toMatchObject({
      already: true,
    });
    expect(there.record.head()).toBe(head);
    const lineage = (workspace: Workspace) =>
      workspace.record.facts('mini', 'Lineage').map(({ payload }) => payload);
    expect(lineage(there)).toEqual(lineage(from.workspace));
  });

  it('finds a changed journal of the origin', async () => {
    const file = join(to.folder, 'data', 'record.db');
    expect(readFileSync(file).includes('19900')).toBe(false);
    const received = there.record.receivedCases()[0]!;
    const lying = {
      ...there.record,
      receivedEntries: () => [{ ...there.record.receivedEntries(received.entry)[0]!, actor: '别人' }],
    };
    expect((await verifyRecord({ record: lying, workers: there.workers }, UNWATCHED)).ok).toBe(false);
  });

  it('gets another id where its own is taken, or the one that is asked for', async () => {
    const note = {
      case: 'mini',
      actor: '钱警官',
      content: { text: '后来的备注', elements: ['M01'], place: null },
    };
    await addNote(from.workspace, note);
    const later = await send();
    expect(await take(later)).toMatchObject({ case: 'mini-2', already: false });
    const values = there.record.fact('mini-2', 'Case', 'mini-2')!.payload.values;
    expect(values).toMatchObject({ id: 'mini-2' });
    await addNote(from.workspace, note);
    const latest = await send();
    await expect(take(latest, { as: 'mini' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(take(latest, { as: 'a/b' })).rejects.toMatchObject({ code: 'bad-request' });
    expect(await take(latest, { as: 'taken' })).toMatchObject({ case: 'taken' });
    expect((await verifyRecord(there, UNWATCHED)).ok).toBe(true);
  });

  it('goes in part: the lists that are named and nothing of others', async () => {
    const part = await send({ lists: ['L2'] });
    const taken = await take(part, { as: 'part' });
    expect(taken.counts).toMatchObject({ lists: 1, transfers: 1, parties: 1, handles: 1 });
    expect(there.record.facts('part', 'List').map(({ id }) => id)).toEqual(['L2']);
    expect((await verifyRecord(there, UNWATCHED)).ok).toBe(true);
    await expect(send({ lists: ['L99'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes masked: the graph, and no value in the clear, nor a hash of one', async () => {
    const masked = await send({ masked: true });
    const seen = await look(masked);
    expect(seen.about.masked).toBe(true);
    const decrypter = new Decrypter();
    decrypter.addIdentity(there.transferIdentity);
    const clear = Buffer.from(await decrypter.decrypt(new Uint8Array(masked)));
    const contents: string[] = [];
    for await (const { content } of framesOf(
      (async function* () {
        yield clear;
      })(),
    ))
      contents.push(content.toString());
    const text = contents.join('\n');
    const { record } = from.workspace;
    for (const list of ['L1', 'L2', 'L3'])
      for (const { record: row } of record.eachRow('mini', list))
        for (const value of [...row.phones, row.idNumber, row.name].filter((one) => one !== undefined))
          expect(text).not.toContain(value);
    for (const entry of record.rawEntries('mini')) expect(text).not.toContain(entry.hash);
    for (const { payload } of record.facts('mini', 'List'))
      expect(text).not.toContain(String(payload.values['sha256']));
    expect(text).not.toMatch(/o-[0-9a-f]{24}/);
    const taken = await take(masked, { as: 'masked' });
    expect(taken.counts).toMatchObject({ ...countsOf(record, 'mini'), files: 0 });
    expect(await verifyRecord(there, UNWATCHED)).toMatchObject({ ok: true });
    expect(await take(await send({ masked: true }))).toMatchObject({ case: 'masked', already: true });
    await expect(
      sendToFile(there, join(to.folder, 'again'), {
        case: 'masked',
        actor: 'x',
        masked: false,
        reason: 'x',
        lock: { recipient },
        ...around(),
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a hostile file', { timeout: 120_000 }, () => {
  it('is refused for one changed byte anywhere, cut off anywhere, or with bytes behind its end; nothing stays', async () => {
    const head = there.record.head();
    const places = [3, 30, 150, 250, 400, Math.floor(whole.length / 2), whole.length - 20, whole.length - 1];
    for (const at of places) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      await expect(take(changed, { as: 'bad' }), `byte ${at}`).rejects.toMatchObject({
        code: 'input-refused',
      });
    }
    for (const length of [0, 10, 200, Math.floor(whole.length / 2), whole.length - 1])
      await expect(take(whole.subarray(0, length), { as: 'bad' }), `${length} bytes`).rejects.toMatchObject({
        code: 'input-refused',
      });
    await expect(take(Buffer.concat([whole, Buffer.from('x')]), { as: 'bad' })).rejects.toMatchObject({
      code: 'input-refused',
    });
    expect(there.record.head()).toBe(head);
    expect(there.record.readings().loose).toBe(0);
  });

  it('is refused with the wrong key, the wrong passphrase or none', async () => {
    const own = (await transferKeyOf(from.workspace)).recipient;
    await expect(look(await send({ lock: { recipient: own } }))).rejects.toThrow(/another installation/);
    const locked = await send({ lock: { passphrase: PASSPHRASE } });
    await expect(look(locked)).rejects.toMatchObject({ code: 'wrong-usage' });
    await expect(look(locked, { passphrase: 'another passphrase' })).rejects.toThrow(/passphrase is another/);
    expect((await look(locked, { passphrase: PASSPHRASE })).about.case.id).toBe('mini');
  });

  /** A whole and signed file whose journal asserts what is said. */
  async function forged(
    signer: Workspace['signer'],
    said: readonly (readonly [subject: string, payload: unknown])[],
  ): Promise<Buffer> {
    let prev = GENESIS;
    const entries = said.map(([subject, payload], n) => {
      const made = {
        seq: n + 1,
        at: '2026-01-01T00:00:00.000Z',
        actor: 'sender',
        action: 'assert',
        case_id: 'evil',
        subject,
        payload: payload === null ? null : canonicalJson(payload),
        batch: 1,
        prev,
      };
      prev = entryHash(made);
      return { ...made, hash: prev };
    });
    const counts = { ...countsOf(from.workspace.record, 'mini'), entries: entries.length, files: 0 };
    const at = '2026-01-01T00:00:00.000Z';
    const about = {
      type: 'vinetrace-transfer',
      version: 1,
      case: { id: 'evil', title: 'evil' },
      from: signer.publicKey,
      at,
      masked: false,
      reason: 'x',
      counts,
    };
    const content = Buffer.from(entries.map((entry) => `${canonicalJson(entry)}\n`).join(''));
    const digests = new PartDigests();
    const frames: Frame[] = [
      { kind: 'about', content: Buffer.from(JSON.stringify(about)) },
      { kind: 'journal', content },
    ];
    for (const frame of frames) digests.add(frame);
    const substance = createHash('sha256');
    for (const { hash } of entries) substance.update(`${hash}\n`);
    const signed = {
      about,
      parts: digests.done(),
      substance: substance.digest('hex'),
      publicKey: signer.publicKey,
    };
    const end = { ...signed, signature: signer.sign(canonicalJson(signed)) };
    return inside(
      ...frames.map((frame) => packed(frame.kind, frame.content)),
      packed('end', Buffer.from(JSON.stringify(end))),
    );
  }

  const inside = (...frames: Buffer[]): Promise<Buffer> => sealedFrames(recipient, frames);

  it('of a newer version is refused with words', async () => {
    await expect(look(await newerFile(recipient))).rejects.toThrow(/newer Vinetrace/);
  });

  it('that would unpack to more than it says, or says too much, is not unpacked', async () => {
    const bomb = packed('about', Buffer.alloc(4 << 20));
    bomb.writeUInt32BE(100, 1);
    bomb.writeUInt32BE(bomb.length - 9, 5);
    await expect(look(await inside(bomb))).rejects.toMatchObject({ code: 'input-refused' });
    const huge = Buffer.alloc(9);
    huge.writeUInt8(FRAMES.about, 0);
    huge.writeUInt32BE(0xffff_ffff, 1);
    huge.writeUInt32BE(0xffff_ffff, 5);
    await expect(look(await inside(huge))).rejects.toThrow(/larger than any/);
    await expect(look(Buffer.alloc(1 << 20, 'age-encryption.org/v1 '))).rejects.toMatchObject({
      code: 'input-refused',
    });
  });

  it('signed by somebody else, or with an entry that was changed, is refused', async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(there.transferIdentity);
    const clear = Buffer.from(await decrypter.decrypt(new Uint8Array(whole)));
    const frames: Frame[] = [];
    for await (const frame of framesOf(
      (async function* () {
        yield clear;
      })(),
    ))
      frames.push(frame);
    const again = (change: (kind: FrameKind, text: string) => string) =>
      inside(
        ...frames.map(({ kind, content }) =>
          packed(kind, kind === 'chunk' ? content : Buffer.from(change(kind, content.toString()))),
        ),
      );
    expect((await look(await again((_, text) => text))).about.case.id).toBe('mini');
    const entry = await again((kind, text) =>
      kind === 'journal' ? text.replace('宜筑装饰', '宜筑装潢') : text,
    );
    await expect(look(entry)).rejects.toThrow(/entry \d+ of the journal was changed/);
    const signed = await again((kind, text) =>
      kind === 'end' ? text.replace('"masked":false', '"masked":true') : text,
    );
    await expect(look(signed)).rejects.toThrow(/signature/);
    const rows = await again((kind, text) => (kind === 'rows' ? text.replace('19900', '19901') : text));
    await expect(look(rows)).rejects.toThrow(/readings/);
  });

  it('by whose journal something is asserted that no reader could read is not taken', async () => {
    const { signer, record } = from.workspace;
    const about = { values: { id: 'evil', title: 'evil' } };
    for (const [subject, payload] of [
      ['Party:P1', null],
      ['Party:P1', { values: { id: 'P1', kind: { of: 'no kind' } } }],
      ['Alert:A1', { values: {} }],
      ['Canary:C1', { values: [] }],
      ['Owner:o-0123456789abcdef01234567', { values: { id: 'o-0123456789abcdef01234567' } }],
      ['Nothing:N1', { values: { id: 'N1' } }],
    ] as const) {
      const bytes = await forged(signer, [
        ['Case:evil', about],
        [subject, payload],
      ]);
      expect((await look(bytes)).chain.entries).toBe(2);
      const head = there.record.head();
      await expect(take(bytes, { as: 'evil' }), subject).rejects.toMatchObject({ code: 'input-refused' });
      expect(there.record.head()).toBe(head);
    }
    expect((await take(await forged(signer, [['Case:evil', about]]), { as: 'good' })).case).toBe('good');
    expect(record.cases().map(({ id }) => id)).toEqual(['mini']);
  });

  it('cancelled in the middle leaves nothing', async () => {
    const stop = new AbortController();
    const head = there.record.head();
    const onProgress = ({ stage }: { stage: { en: string } }) =>
      stage.en === 'Taking the case' && stop.abort();
    await expect(take(whole, { as: 'stopped', signal: stop.signal, onProgress })).resolves.toMatchObject({
      already: true,
    });
    const part = await send({ lists: ['L3'] });
    await expect(take(part, { as: 'stopped', signal: stop.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(there.record.head()).toBe(head);
  });
});
