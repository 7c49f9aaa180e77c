// Import over the web, on a real record and engine: upload, preview, import, report, undo; what is refused; what lies on disk.
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import yazl from 'yazl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import {
  importContext,
  importJob,
  importJobs,
  preview,
  takenUploads,
  uploads,
  type ImportJob,
  type Preview,
  type Upload,
} from '#contract/import.ts';
import { buildApp } from './app.ts';
import type { App } from './routes/define.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './testing/workspace.ts';

const PASSWORD = 'correct horse battery';
const NAMES = ['欧阳翡翠', '司徒明月', '王小虎'];
const CSV = [
  '业主,电话,房号,身份证',
  '欧阳翡翠,１９９-0000-1234,3-2-1204,510699199001011236',
  '司徒明月,19900005678,1-1-101,',
  '王小虎,12,2-1-202,510699',
  '合计,,,',
].join('\r\n');
const GB18030 = iconv.encode(CSV, 'gb18030');

let temporary: Temporary;
let app: App;
const cookies = new Map<string, string>();

async function signIn(user: string): Promise<void> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { user, password: PASSWORD },
  });
  cookies.set(user, String(response.headers['set-cookie']).split(';')[0] ?? '');
}

const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, user = 'admin') =>
  app.inject({
    method,
    url,
    headers: { cookie: cookies.get(user) ?? '' },
    ...(payload === undefined ? {} : { payload }),
  });

const put = (name: string, bytes: Buffer, headers: Record<string, string> = {}, user = 'admin') =>
  app.inject({
    method: 'POST',
    url: `/api/uploads?name=${encodeURIComponent(name)}`,
    payload: bytes,
    headers: { cookie: cookies.get(user) ?? '', 'content-type': 'application/octet-stream', ...headers },
  });

async function uploaded(name: string, bytes: Buffer): Promise<Upload> {
  const response = await put(name, bytes);
  expect(response.statusCode).toBe(201);
  return takenUploads.parse(response.json()).uploads[0]!;
}

async function previewed(id: string, options: object = {}): Promise<Preview> {
  const response = await ask('POST', `/api/cases/mini/uploads/${id}/preview`, options);
  expect(response.statusCode, response.body).toBe(200);
  return preview.parse(response.json());
}

async function ended(job: ImportJob): Promise<ImportJob> {
  for (;;) {
    const now = importJob.parse((await ask('GET', `/api/imports/${job.id}`)).json());
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}

async function imported(payload: object): Promise<ImportJob> {
  const response = await ask('POST', '/api/cases/mini/imports', payload);
  expect(response.statusCode, response.body).toBe(202);
  return ended(importJob.parse(response.json()));
}

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  await load(temporary.workspace, MINI);
  await temporary.workspace.accounts.ensureAdministrator(PASSWORD);
  await temporary.workspace.accounts.add('test', 'viewer', PASSWORD, 'viewer');
  await temporary.workspace.accounts.add('test', 'other', PASSWORD, 'investigator');
  app = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
  await app.ready();
  for (const user of ['admin', 'viewer', 'other']) await signIn(user);
});

afterAll(async () => {
  await app.close();
  await temporary.remove();
});

describe('an upload', () => {
  it('lies on disk encrypted, for its owner alone, and is gone when it is discarded', async () => {
    const bytes = Buffer.concat(Array.from({ length: 20_000 }, () => Buffer.from('欧阳翡翠,19900001234\n')));
    const made = await uploaded('../etc/名单.csv', bytes);
    expect(made).toMatchObject({ name: '名单.csv', bytes: bytes.length });
    const folder = join(temporary.folder, 'data', 'uploads');
    const files = readdirSync(folder);
    expect(files.length).toBe(2);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of files) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
      const found = readFileSync(join(folder, file)).toString('latin1');
      expect(found).not.toContain('19900001234');
      expect(found).not.toContain(Buffer.from('名单').toString('latin1'));
    }
    const source = temporary.workspace.spool.source(made);
    expect((await buffer(source.stream())).equals(bytes)).toBe(true);
    expect(await buffer(source.stream(262_140, 262_160))).toEqual(bytes.subarray(262_140, 262_160));

    expect(uploads.parse((await ask('GET', '/api/uploads')).json()).uploads).toEqual([made]);
    expect(uploads.parse((await ask('GET', '/api/uploads', undefined, 'other')).json()).uploads).toEqual([]);
    expect((await ask('DELETE', `/api/uploads/${made.id}`, undefined, 'other')).statusCode).toBe(404);
    expect((await ask('DELETE', `/api/uploads/${made.id}`)).statusCode).toBe(204);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('needs a role, the right type, and a size within the limit', async () => {
    expect((await put('a.csv', GB18030, {}, 'viewer')).statusCode).toBe(403);
    expect((await put('a.csv', GB18030, { origin: 'http://elsewhere.example' })).statusCode).toBe(403);
    const typed = await put('a.csv', GB18030, { 'content-type': 'text/csv' });
    expect(typed.statusCode).toBe(415);
    expect(problem.parse(typed.json()).type).toBe('urn:vinetrace:problem:unsupported-type');
    expect((await put('a.csv', GB18030, { 'content-length': String(3 * 1024 ** 3) })).statusCode).toBe(413);
    const { spool } = temporary.workspace;
    const about = { name: 'a.csv', actor: 'admin', limit: GB18030.length };
    // Many, for what a broken upload leaves depends on whether its file was made before it broke.
    await Promise.all(
      Array.from({ length: 200 }, async () => {
        const twice = (async function* () {
          yield GB18030;
          yield GB18030;
        })();
        await expect(spool.take(twice, about)).rejects.toMatchObject({ code: 'too-large' });
      }),
    );
    expect(readdirSync(join(temporary.folder, 'data', 'uploads'))).toEqual([]);
  });

  it('that is a ZIP of lists is as many uploads, named as they were meant', async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(GB18030, '万科/一期.csv');
    zip.addBuffer(Buffer.from('姓名,电话\n王小虎,19900001111\n'), '二期.csv');
    zip.addBuffer(Buffer.from('x'), 'photo.jpg');
    zip.end();
    const response = await put('lists.zip', await buffer(zip.outputStream));
    const taken = takenUploads.parse(response.json());
    expect(taken.uploads.map(({ name, archive }) => [name, archive])).toEqual([
      ['一期.csv', 'lists.zip'],
      ['二期.csv', 'lists.zip'],
    ]);
    expect(taken.skipped).toEqual(['photo.jpg']);
    for (const { id } of taken.uploads) await ask('DELETE', `/api/uploads/${id}`);
  });

  it('that is a damaged ZIP is refused by the file in it, and leaves nothing', async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(GB18030, '一期.csv');
    zip.addBuffer(GB18030, '二期.csv');
    zip.end();
    const bytes = await buffer(zip.outputStream);
    bytes.writeUInt32LE(10, bytes.lastIndexOf('PK\u0001\u0002') + 24);
    const response = await put('lists.zip', bytes);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ errors: [{ file: '二期.csv' }] });
    expect(uploads.parse((await ask('GET', '/api/uploads')).json()).uploads).toEqual([]);
  });

  it('older than a day goes when the spool is swept', async () => {
    const made = await uploaded('old.csv', GB18030);
    const folder = join(temporary.folder, 'data', 'uploads');
    const long = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const file of readdirSync(folder)) utimesSync(join(folder, file), long, long);
    temporary.workspace.spool.sweep(new Set([made.id]));
    expect(readdirSync(folder).filter((name) => name.startsWith(made.id)).length).toBe(2);
    temporary.workspace.spool.sweep(new Set());
    expect(readdirSync(folder).filter((name) => name.startsWith(made.id))).toEqual([]);
    mkdirSync(folder, { recursive: true });
  });
});

describe('a preview', { timeout: 30_000 }, () => {
  it('says what was detected, masks people, and counts problems', async () => {
    const { id } = await uploaded('客户.csv', GB18030);
    const found = await previewed(id);
    expect(found).toMatchObject({ format: 'csv', encoding: 'gb18030', headerRow: 1, rows: 3, whole: true });
    expect(found.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'room', 'id_number']);
    const text = JSON.stringify(found);
    for (const name of NAMES) expect(text).not.toContain(name);
    expect(text).not.toContain('19900005678');
    expect(found.sample[0]?.cells[1]).toMatchObject({ changed: true });
    expect(found.problems.map(({ kind, count }) => [kind, count])).toContainEqual(['phone-unreadable', 1]);
    await ask('DELETE', `/api/uploads/${id}`);
  });

  it('reveals to who may, and the journal says so', async () => {
    const { id, sha256 } = await uploaded('客户.csv', GB18030);
    const before = temporary.workspace.record.head();
    const found = await previewed(id, { reveal: true });
    expect(found.sample[0]?.cells[0]?.written).toBe('欧阳翡翠');
    expect(found.sample[0]?.cells[1]).toMatchObject({ written: '１９９-0000-1234', normal: '19900001234' });
    expect(temporary.workspace.record.entry(before + 1)).toMatchObject({
      action: 'reveal',
      actor: 'admin',
      subject: `file:${sha256}`,
    });
    await ask('DELETE', `/api/uploads/${id}`);
  });

  it('follows corrections, remembers them, and takes a saved mapping for the same layout', async () => {
    const { id } = await uploaded('客户.csv', GB18030);
    const fields = ['name', 'phone', 'notes', null];
    expect((await previewed(id, { fields })).columns.map(({ field }) => field)).toEqual(fields);
    expect(uploads.parse((await ask('GET', '/api/uploads')).json()).uploads[0]?.options).toEqual({ fields });
    const mapping = { name: '物业导出', columns: { 业主: 'name', 电话: 'phone', 房号: 'address' } };
    expect((await ask('POST', '/api/mappings', mapping)).statusCode).toBe(201);
    const mapped = await previewed(id);
    expect(mapped.mapping).toEqual({ name: '物业导出', applied: true });
    expect(mapped.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'address', null]);
    expect((await previewed(id, { mapping: null })).columns[2]?.field).toBe('room');
    expect((await ask('DELETE', `/api/mappings/${encodeURIComponent('物业导出')}`)).statusCode).toBe(204);
    expect((await previewed(id)).mapping).toBeNull();
    for (const name of ['物业导出', '\0'])
      expect((await ask('DELETE', `/api/mappings/${encodeURIComponent(name)}`)).statusCode).toBe(404);
    await ask('DELETE', `/api/uploads/${id}`);
  });

  it('finds the header below a title in an XLS, and refuses a broken XLSX in words', async () => {
    const book = XLSX.utils.book_new();
    const rows = [
      ['翠湖花园业主名单'],
      [],
      ['姓名', '手机'],
      ['司徒明月', '19900005678'],
      ['王小虎', '19900001111'],
    ];
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '业主');
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['x']]), '说明');
    const xls = await uploaded('a.xls', XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
    expect(await previewed(xls.id)).toMatchObject({
      format: 'xls',
      headerRow: 3,
      sheet: '业主',
      sheets: ['业主', '说明'],
      rows: 2,
    });
    const whole = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const broken = await uploaded('b.xlsx', whole.subarray(0, whole.length - 200));
    const response = await ask('POST', `/api/cases/mini/uploads/${broken.id}/preview`, {});
    expect(response.statusCode).toBe(422);
    expect(problem.parse(response.json()).errors?.[0]).toMatchObject({ file: 'b.xlsx' });
    for (const { id } of [xls, broken]) await ask('DELETE', `/api/uploads/${id}`);
  });
});

describe('an import', { timeout: 30_000 }, () => {
  const about = { holder_id: 'P9', obtained_on: '2015-05-18' };
  const parties = [{ id: 'P9', kind: 'merchant', name: '装修公司' }];

  it('adds lists with a new holder, reports what adds up, and can be taken back', async () => {
    const { record } = temporary.workspace;
    const context = importContext.parse((await ask('GET', '/api/cases/mini/import')).json());
    const next = `${context.next.prefix}${String(context.next.number).padStart(context.next.width, '0')}`;
    const { id: upload } = await uploaded('客户.csv', GB18030);
    const evidence = [{ id: 'E9', kind: 'seizure', grade: 'B2' }];
    const lists = [{ upload, id: next, ...about, evidence_id: 'E9', reading: {} }];
    const job = await imported({ lists, parties, evidence });
    expect(job.problem).toBeNull();
    expect(job.state).toBe('done');
    expect(job.report?.lists[0]).toMatchObject({
      id: next,
      outcome: 'new',
      counts: { total: 5, above: 1, imported: 3, setAside: 0, totals: 1 },
    });
    expect(job.report?.lists[0]?.owners).toEqual({ new: 3, known: 0 });
    expect(record.countRows('mini', next)).toBe(3);
    expect(record.fact('mini', 'Party', 'P9')?.payload.values['name']).toBe('装修公司');
    expect([...(record.file(job.report!.lists[0]!.sha256) ?? [])].map((part) => part.length)).toEqual([
      GB18030.length,
    ]);
    expect(uploads.parse((await ask('GET', '/api/uploads')).json()).uploads).toEqual([]);

    const { id: again } = await uploaded('客户.csv', GB18030);
    expect((await previewed(again)).known).toMatchObject([{ list: next, holder: 'P9' }]);
    const same = await imported({ lists: [{ ...lists[0], upload: again }] });
    expect(same.report).toMatchObject({
      entry: null,
      entries: 0,
      lists: [{ outcome: 'unchanged', counts: { imported: 3 } }],
    });

    const undone = await ask('POST', `/api/imports/${job.id}/undo`, { reason: '选错了文件' });
    expect(undone.statusCode, undone.body).toBe(200);
    expect(importJob.parse(undone.json()).undone).toBe(true);
    expect(record.fact('mini', 'List', next)).toBeUndefined();
    expect(record.fact('mini', 'Party', 'P9')).toBeUndefined();
    expect((await ask('POST', `/api/imports/${job.id}/undo`, { reason: 'x' })).statusCode).toBe(409);
  });

  it('names every fault of what is said about the lists, and changes nothing', async () => {
    const before = temporary.workspace.record.head();
    const { id: upload } = await uploaded('客户.csv', GB18030);
    const list = { upload, id: 'L90', holder_id: 'nobody', reading: {} };
    const crossed = { first_possible_on: '2016-01-01', last_possible_on: '2015-01' };
    const response = await ask('POST', '/api/cases/mini/imports', { lists: [{ ...list, ...crossed }, list] });
    expect(response.statusCode).toBe(422);
    expect(problem.parse(response.json()).errors?.map(({ column }) => column)).toEqual([
      'holder_id',
      'first_possible_on',
      'holder_id',
      'id',
    ]);
    expect(temporary.workspace.record.head()).toBe(before);
    await ask('DELETE', `/api/uploads/${upload}`);
  });

  it('that fails keeps its files and says why', async () => {
    const broken = await uploaded('b.xlsx', Buffer.from('no workbook at all'));
    const job = await imported({ lists: [{ upload: broken.id, id: 'L91', ...about, reading: {} }], parties });
    expect(job.state).toBe('failed');
    expect(job.problem?.errors?.[0]).toMatchObject({ file: 'b.xlsx' });
    expect(uploads.parse((await ask('GET', '/api/uploads')).json()).uploads.length).toBe(1);
    expect(temporary.workspace.record.fact('mini', 'Party', 'P9')).toBeUndefined();
    await ask('DELETE', `/api/uploads/${broken.id}`);
  });

  it('can be cancelled and resumed', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `王小虎,199${String(n).padStart(8, '0')}`);
    const { id: upload } = await uploaded('big.csv', Buffer.from(['姓名,电话', ...rows].join('\n')));
    const asked = { lists: [{ upload, id: 'L92', ...about, reading: {} }], parties };
    const started = importJob.parse((await ask('POST', '/api/cases/mini/imports', asked)).json());
    expect((await ask('POST', `/api/imports/${started.id}/cancel`)).statusCode).toBe(200);
    expect((await ended(started)).state).toBe('cancelled');
    expect(temporary.workspace.record.fact('mini', 'List', 'L92')).toBeUndefined();
    expect((await ask('POST', `/api/imports/${started.id}/resume`)).statusCode).toBe(200);
    const done = await ended(started);
    expect(done.report?.lists[0]).toMatchObject({ counts: { imported: 3000 } });
    expect((await ask('POST', `/api/imports/${started.id}/cancel`)).statusCode).toBe(409);
    const { jobs } = importJobs.parse((await ask('GET', '/api/cases/mini/imports')).json());
    expect(jobs[0]?.id).toBe(started.id);
  });

  it('that a process left running counts as interrupted and can be resumed', async () => {
    const { id: upload } = await uploaded('客户.csv', GB18030);
    const asked = { lists: [{ upload, id: 'L93', ...about, reading: {} }], parties: [] };
    const started = importJob.parse((await ask('POST', '/api/cases/mini/imports', asked)).json());
    await app.close();
    app = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
    await app.ready();
    const left = importJob.parse((await ask('GET', `/api/imports/${started.id}`)).json());
    expect(left.state).toBe('interrupted');
    expect((await ask('POST', `/api/imports/${started.id}/resume`)).statusCode).toBe(200);
    expect((await ended(started)).report?.lists[0]).toMatchObject({ id: 'L93', counts: { imported: 3 } });
  });
});

describe('rows set aside', { timeout: 30_000 }, () => {
  const about = { holder_id: 'P8', obtained_on: '2015-05-18' };
  const parties = [{ id: 'P8', kind: 'merchant', name: '装修公司' }];

  it('are counted, downloaded with formulas escaped, mended and imported again, once', async () => {
    const { record } = temporary.workspace;
    const bad = '王小虎,19900001111,1,2,3,4,=1+1';
    const more = Array.from({ length: 8 }, (_, n) => `李晓东,1990001000${n}`).join('\n');
    const csv = Buffer.from(`姓名,电话\n欧阳翡翠,19900001234\n${bad}\n${more}\n`);
    const { id: upload } = await uploaded('客户.csv', csv);
    expect((await previewed(upload)).problems).toContainEqual({
      kind: 'set-aside',
      level: 'attention',
      count: 1,
      rows: [3],
    });
    const job = await imported({ lists: [{ upload, id: 'L94', ...about, reading: {} }], parties });
    expect(job.report?.lists[0]?.counts).toMatchObject({ total: 11, imported: 9, setAside: 1, above: 1 });

    const head = record.head();
    const file = await ask('POST', '/api/cases/mini/lists/L94/set-aside');
    expect(file.statusCode, file.body).toBe(200);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [names, row] = file.body.replace('\uFEFF', '').split('\r\n');
    expect(names).toBe('row,reason,姓名,电话');
    expect(row).toMatch(/^3,.*,王小虎,19900001111,1,2,3,4,'=1\+1$/);
    expect(record.entry(head + 1)).toMatchObject({ action: 'reveal', subject: 'List:L94' });
    expect((await ask('POST', '/api/cases/mini/lists/L94/set-aside', undefined, 'viewer')).statusCode).toBe(
      403,
    );

    const { id: mended } = await uploaded('L94.csv', Buffer.from(`${names}\r\n3,x,王小虎,19900001111\r\n`));
    const list = { id: 'L94', holder_id: 'P8', mends: true, reading: {} };
    const again = await imported({ lists: [{ ...list, upload: mended }] });
    expect(again.problem).toBeNull();
    expect(again.report?.lists[0]).toMatchObject({
      outcome: 'changed',
      counts: { total: 11, imported: 10, setAside: 0 },
    });
    expect(record.rows('mini', 'L94').at(-1)).toMatchObject({ row: 10, cells: ['王小虎', '19900001111'] });
    expect((await ask('POST', '/api/cases/mini/lists/L94/set-aside')).body.split('\r\n').length).toBe(2);

    const other = await uploaded('L94.csv', Buffer.from(`${names}\r\n2,x,王小虎,19900001111\r\n`));
    const wrong = await ask('POST', '/api/cases/mini/imports', { lists: [{ ...list, upload: other.id }] });
    expect(wrong.statusCode).toBe(409);
    await ask('DELETE', `/api/uploads/${other.id}`);
  });
});

describe('a new case', () => {
  it('is begun empty, once', async () => {
    const made = await ask('POST', '/api/cases', { id: 'new', title: '新案件' });
    expect(made.statusCode).toBe(201);
    expect((await ask('GET', '/api/cases/new/overview')).statusCode).toBe(200);
    expect((await ask('POST', '/api/cases', { id: 'new', title: '新案件' })).statusCode).toBe(409);
    expect((await ask('POST', '/api/cases', { id: 'x', title: 'x' }, 'viewer')).statusCode).toBe(403);
  });
});
