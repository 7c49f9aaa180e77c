// Imports over the web: report, undo, faults, cancel and resume; rows set aside and mended; a new case.
import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '#contract/errors.ts';
import { importContext, importJob, importJobs, importRequest, uploads } from '#contract/import.ts';
import { importJobs as jobsOf } from './operations/import/jobs.ts';
import {
  ask,
  ended,
  GB18030,
  imported,
  previewed,
  serveAgain,
  serveMini,
  temporary,
  uploaded,
} from './testing/import-rig.ts';

serveMini();

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
    await serveAgain();
    const left = importJob.parse((await ask('GET', `/api/imports/${started.id}`)).json());
    expect(left.state).toBe('interrupted');
    expect((await ask('POST', `/api/imports/${started.id}/resume`)).statusCode).toBe(200);
    expect((await ended(started)).report?.lists[0]).toMatchObject({ id: 'L93', counts: { imported: 3 } });
  });
});

it(
  'an import of which nothing can be noted, for the disk is full, does not keep those after it from running',
  { timeout: 30_000 },
  async () => {
    const { workspace } = temporary;
    let isFull = false;
    const { documents } = workspace.spool;
    const spool: typeof workspace.spool = {
      ...workspace.spool,
      documents(kind, schema) {
        const kept = documents(kind, schema);
        const write: typeof kept.write = (id, value) => {
          if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
          kept.write(id, value);
        };
        return { ...kept, write };
      },
    };
    const faults: string[] = [];
    const jobs = jobsOf({ ...workspace, spool }, ({ code }) => void faults.push(code));
    const request = (upload: string, list: string, holder: string) =>
      importRequest.parse({
        lists: [{ upload, id: list, holder_id: holder, reading: {} }],
        parties: [{ id: holder, kind: 'merchant', name: '装修公司' }],
      });
    const start = (...asked: Parameters<typeof request>) =>
      jobs.start({ caseId: 'mini', actor: 'test', request: request(...asked) }, 'en');
    const taken = async () =>
      (await spool.take(Readable.from([GB18030]), { name: '客户.csv', actor: 'test' })).id;
    const first = await start(await taken(), 'L95', 'P7');
    isFull = true;
    await vi.waitFor(() => expect(faults).toHaveLength(1), 10_000);
    isFull = false;
    expect(jobs.find(first.id, 'en').state).toBe('interrupted');
    const second = await start(await taken(), 'L96', 'P6');
    await vi.waitFor(() => expect(jobs.find(second.id, 'en').state).toBe('done'), 10_000);
    await jobs.close();
  },
);

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
