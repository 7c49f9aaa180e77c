// Uploads and previews over the web: what lies on disk, what is detected, masked, revealed, corrected, refused.
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import yazl from 'yazl';
import { describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { takenUploads, UPLOAD_NAME, uploads } from '#contract/import.ts';
import {
  ask,
  GB18030,
  NAMES,
  post,
  previewed,
  put,
  serveMini,
  temporary,
  uploaded,
} from './testing/import-rig.ts';

serveMini();

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

  it('of no bytes is refused in words where it is looked at', async () => {
    const answer = await put('空.csv', Buffer.alloc(0));
    expect(answer.statusCode, answer.body).toBe(201);
    const [made] = takenUploads.parse(answer.json()).uploads;
    expect(made).toMatchObject({ name: '空.csv', bytes: 0 });
    const looked = await ask('POST', `/api/cases/mini/uploads/${made?.id}/preview`, {});
    expect(looked.statusCode, looked.body).toBe(422);
    expect((await ask('DELETE', `/api/uploads/${made?.id}`)).statusCode).toBe(204);
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

  it('is named by a header, never by the address; without a name, or with one that is none, it is refused', async () => {
    const nameOf = async (response: ReturnType<typeof post>): Promise<string[]> => {
      const taken = takenUploads.parse((await response).json()).uploads;
      for (const { id } of taken) await ask('DELETE', `/api/uploads/${id}`);
      return taken.map(({ name }) => name);
    };
    expect(await nameOf(put('名单 100%.csv', GB18030))).toEqual(['名单 100%.csv']);
    for (const [search, named] of [
      ['', undefined],
      ['', '%E5%9'],
      ['', encodeURIComponent('长'.repeat(256))],
      [`?name=${encodeURIComponent('名单.csv')}`, undefined],
    ] as const) {
      const refused = await post(GB18030, search, named === undefined ? {} : { [UPLOAD_NAME]: named });
      expect(refused.statusCode, `${search} ${named ?? ''}`).toBe(400);
      const { errors = [] } = problem.parse(refused.json());
      expect(errors.map(({ column }) => column)).toEqual([UPLOAD_NAME]);
    }
    expect(uploads.parse((await ask('GET', '/api/uploads')).json()).uploads).toEqual([]);
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
    const { id } = await uploaded('客户.csv', GB18030);
    const before = temporary.workspace.record.head();
    const body = { element: id, reason: '核对原件' };
    const { reveal } = (await ask('POST', '/api/cases/mini/reveals', body)).json<{ reveal: number }>();
    const found = await previewed(id, { reveal });
    expect(found.sample[0]?.cells[0]?.written).toBe('欧阳翡翠');
    expect(found.sample[0]?.cells[1]).toMatchObject({ written: '１９９-0000-1234', normal: '19900001234' });
    expect(temporary.workspace.record.entry(before + 1)).toMatchObject({
      action: 'reveal',
      actor: 'admin',
      subject: `Upload:${id}`,
    });
    await ask('POST', `/api/cases/mini/reveals/${reveal}/end`);
    const after = await previewed(id, { reveal });
    expect([after.revealed, after.sample[0]?.cells[0]?.written]).not.toContain('欧阳翡翠');
    expect(after.revealed).toBe(false);
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
