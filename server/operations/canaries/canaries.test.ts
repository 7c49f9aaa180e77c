// Canaries from making to alert, through the record: registered, given out, recognised wherever they are imported, acknowledged.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import { alertsOf } from '../../queries/canaries/alerts.ts';
import { sheetOf } from '../../queries/canaries/sheets.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { matchOnDisk } from '../match/match-files.ts';
import { retractEntry } from '../retract.ts';
import { transferKeyOf } from '../transfer/key.ts';
import { sendToFile } from '../transfer/send.ts';
import { takeTransfer } from '../transfer/take.ts';
import { acknowledgeAlert } from './acknowledge.ts';
import { giveOut } from './give-out.ts';
import { makeCanaries } from './make-canaries.ts';

let at: Temporary;
afterEach(() => at.remove());

const all = (): boolean => true;
const demandJudge = (): void => {};
const WATCH = { actor: 'test', onProgress: () => {}, signal: new AbortController().signal };

/** A copy of the case under another id, with changed files. */
function copyOf(id: string, changes: Record<string, (text: string) => string> = {}): string {
  const folder = join(at.folder, id);
  cpSync(MINI, folder, { recursive: true });
  const every = { 'case.json': (text: string) => text.replace('"mini"', JSON.stringify(id)), ...changes };
  for (const [file, change] of Object.entries(every))
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

const begun = async (): Promise<void> => {
  at = await temporaryWorkspace({ VINETRACE_CANARY_PHONES: '1990099' });
  await load(at.workspace, MINI);
};
const alerts = (caseId = 'mini', mayRead: (id: string) => boolean = all) =>
  alertsOf(at.workspace.record, caseId, mayRead);

describe('an alert', () => {
  it('says through whom, in which rows, and not that of the recipient’s own list', async () => {
    await begun();
    expect(alerts().map(({ list, recipient, status, rows }) => [list, recipient, status, rows])).toEqual([
      ['L3', 'M01', 'open', 1],
      ['L2', 'M01', 'expected', 1],
    ]);
    const [first] = alerts();
    expect(first!.canaries).toEqual([{ canary: 'K1', rows: 1, first: [7], by: ['door', 'phone'] }]);
    expect(first!.meaning.en).toContain('not necessarily directly');
    expect(first!.meaning.zh).toContain('不一定直接');
    await load(at.workspace, MINI);
    expect(alerts()).toHaveLength(2);
  });

  it('is acknowledged once, with a reason that the journal keeps', async () => {
    await begun();
    const { id } = alerts()[0]!;
    const asked = { ...WATCH, case: 'mini', alert: id, reason: 'asked M01', mayRead: all, demandJudge };
    const { alert } = await acknowledgeAlert(at.workspace, asked);
    expect(alert).toMatchObject({ status: 'acknowledged', word: { reason: 'asked M01' } });
    await expect(acknowledgeAlert(at.workspace, asked)).rejects.toMatchObject({ code: 'bad-request' });
    const seen = at.workspace.record.entry(alert.word!.entry.seq);
    expect(seen).toMatchObject({ actor: 'test', subject: `AlertWord:${id}` });
    await retractEntry(at.workspace, { ...WATCH, seq: alert.word!.entry.seq, reason: 'not yet' });
    expect(alerts()[0]!.status).toBe('open');
  });

  it('stands when the recipient was taken back, and says so; not when its canary was', async () => {
    await begun();
    const { record } = at.workspace;
    await record.transaction('test', (tx) => tx.retract(tx.fact('mini', 'Party', 'M01')!.entry, 'wrong'));
    expect(alerts()[0]).toMatchObject({ recipient: 'M01', recipientStands: false, status: 'open' });
    expect(alerts()[0]!.caveats[0]!.en).toContain('taken back');
    await record.transaction('test', (tx) => tx.retract(tx.fact('mini', 'Canary', 'K1')!.entry, 'wrong'));
    expect(alerts()).toEqual([]);
  });

  it('is of two cases: shown in both, and to those alone who may read both', async () => {
    await begun();
    await load(at.workspace, copyOf('other', { 'canaries.csv': (text) => text.split('\n')[0]! + '\n' }));
    const others = alerts('other').filter(({ canaryCase }) => canaryCase === 'mini');
    expect(others.map(({ list, case: of, status }) => [of, list, status])).toEqual([
      ['other', 'L3', 'open'],
      ['other', 'L2', 'open'],
    ]);
    expect(alerts('mini').filter(({ case: of }) => of === 'other')).toHaveLength(2);
    // The word would stand in the case whose list it is: whoever only reads that one does not enter it through the other.
    const asked = { ...WATCH, case: 'mini', alert: others[0]!.id, reason: 'seen', mayRead: all };
    const onlyMini = (id: string): void => {
      if (id !== 'mini') throw new Error(`no judge of ${id}`);
    };
    const head = at.workspace.record.head();
    await expect(acknowledgeAlert(at.workspace, { ...asked, demandJudge: onlyMini })).rejects.toThrow(
      'no judge of other',
    );
    expect(at.workspace.record.head()).toBe(head);
    await acknowledgeAlert(at.workspace, { ...asked, demandJudge });
    expect(alerts('mini', (id) => id === 'mini').filter(({ case: of }) => of === 'other')).toEqual([]);
    expect(alerts('other', (id) => id === 'other')).toEqual([]);
  });

  it('is raised by a list that came with a case from another installation', async () => {
    await begun();
    const from = await temporaryWorkspace({}, '22'.repeat(32));
    try {
      await load(from.workspace, copyOf('own'));
      await load(from.workspace, copyOf('sent', { 'canaries.csv': (text) => text.split('\n')[0]! + '\n' }));
      const file = join(from.folder, 'case.age');
      const { recipient } = await transferKeyOf(at.workspace);
      const asked = { ...WATCH, case: 'sent', masked: false, reason: '移送', lock: { recipient } };
      await sendToFile(from.workspace, file, asked);
      const bytes = readFileSync(file);
      const stream = async function* () {
        yield bytes;
      };
      await takeTransfer(at.workspace, { bytes: bytes.length, stream }, WATCH);
    } finally {
      await from.remove();
    }
    expect(alerts('sent').filter(({ canaryCase }) => canaryCase === 'mini')).toMatchObject([
      { list: 'L3', status: 'open' },
      { list: 'L2', status: 'open' },
    ]);
    // What was found there, of canaries that nobody has here, came with the case.
    const kept = at.workspace.record
      .facts('sent', 'Alert')
      .map(({ payload }) => payload.values['canaryCase']);
    expect(kept.sort()).toEqual(['mini', 'mini', 'own', 'own']);
  });

  it('is raised by halves of a row, and never by a name alone', async () => {
    await begun();
    const path = join(at.folder, 'half.csv');
    const canaries = async (text: string) => {
      writeFileSync(path, text);
      const { canaries: found } = await matchOnDisk(at.workspace, {
        ...WATCH,
        case: 'mini',
        file: path,
        reading: {},
      });
      return found.flatMap((one) => one.canaries.map(({ canary, by }) => [canary, ...by]));
    };
    expect(await canaries('姓名,电话\n王芳,199-0099-0011\n李强,19900123456\n')).toEqual([['K1', 'phone']]);
    expect(await canaries('姓名,地址\n税硯秋,嵐溪府4幢2單元1907室\n李强,岚溪府4栋2单元1803\n')).toEqual([
      ['K1', 'door'],
    ]);
    expect(await canaries('姓名,电话\n税砚秋,19900123457\n李强,19900123456\n')).toEqual([]);
    expect(alerts()).toHaveLength(2);
  });
});

it('refuses one canary for two recipients, naming the row', async () => {
  at = await temporaryWorkspace();
  const folder = copyOf('twice', {
    'canaries.csv': (text) => `${text.trimEnd()}\nK2,R1,2014-08-01,税砚秋,199 0099 0011,,,,,\n`,
  });
  const error = await load(at.workspace, folder).catch((each: unknown) => each);
  expect(error).toBeInstanceOf(VinetraceError);
  expect(error).toMatchObject({
    code: 'input-refused',
    faults: [{ file: 'canaries.csv', line: 3, column: 'given_to_id', value: 'R1' }],
  });
  expect(at.workspace.record.cases()).toEqual([]);
});

describe('canaries that are made', () => {
  it('are registered, given out as rows, and recognised in another case', async () => {
    await begun();
    const { record } = at.workspace;
    const made = await makeCanaries(at.workspace, {
      ...WATCH,
      case: 'mini',
      recipient: 'R1',
      count: 3,
      list: 'L1',
    });
    expect(made).toMatchObject({ list: 'L1', phoneFrom: 'controlled' });
    expect(made.canaries).toHaveLength(3);
    expect(made.canaries[0]!.fields['phone']).toMatch(/\*/);
    const reason = 'to be planted';
    const given = await giveOut(at.workspace, {
      case: 'mini',
      actor: 'test',
      recipient: 'R1',
      format: 'csv',
      reason,
    });
    const last = record.entries({ case: 'mini', after: record.head() - 1, limit: 1 }).entries[0];
    expect(last).toMatchObject({ action: 'canary-reveal', payload: { reason, sha256: given.result.sha256 } });
    const [header, ...rows] = given.bytes.toString().trim().split('\r\n');
    expect(header!.replace('\uFEFF', '')).toBe('姓名,身份证号,电话,小区,栋,单元,房号,面积');
    expect(rows).toHaveLength(3);
    await load(
      at.workspace,
      copyOf('later', {
        'canaries.csv': (text) => text.split('\n')[0]! + '\n',
        'lists/L1.csv': (text) => `${text.trimEnd()}\n${rows.join('\n')}\n`,
      }),
    );
    const [alert] = alerts('later').filter(({ recipient }) => recipient === 'R1');
    expect(alert).toMatchObject({ list: 'L1', rows: 3, canaryCase: 'mini', status: 'open' });
    expect(alerts('mini').some(({ id }) => id === alert!.id)).toBe(true);
  });

  it('have no number that any case knows, nor one that was ever a canary’s', async () => {
    at = await temporaryWorkspace({ VINETRACE_CANARY_PHONES: '19900990010-19900990012' });
    await load(at.workspace, MINI);
    const one = { ...WATCH, case: 'mini', recipient: 'R1', count: 1, list: 'L1' };
    // K1 has 19900990011, which leaves two.
    await makeCanaries(at.workspace, one);
    const { canaries } = await makeCanaries(at.workspace, one);
    const phones = sheetOf(at.workspace.record, 'mini', 'R1').rows.map(({ cells }) => cells[2]);
    expect(phones.toSorted()).toEqual(['19900990010', '19900990012']);
    await retractEntry(at.workspace, { ...WATCH, seq: canaries[0]!.entry.seq, reason: 'mistake' });
    await expect(makeCanaries(at.workspace, one)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('need a recipient and a list that are there', async () => {
    await begun();
    const wrong = { ...WATCH, case: 'mini', count: 1 };
    await expect(makeCanaries(at.workspace, { ...wrong, recipient: 'X9' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(makeCanaries(at.workspace, { ...wrong, recipient: 'R1', list: 'L9' })).rejects.toMatchObject(
      { code: 'not-found' },
    );
  });
});
