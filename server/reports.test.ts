// The report over the web: made in the background, its own to who asked, revealed only with right and reason, proved by its manifest.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { manifest as manifestSchema } from '#contract/manifest.ts';
import { reportJob, type ReportJob } from '#contract/report.ts';
import { ask, serveMini, temporary } from './testing/import-rig.ts';

serveMini();

async function ended(job: ReportJob): Promise<ReportJob> {
  for (;;) {
    const now = reportJob.parse((await ask('GET', `/api/reports/${job.id}`)).json());
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}

async function made(payload: object): Promise<ReportJob> {
  const response = await ask('POST', '/api/cases/mini/reports', payload);
  expect(response.statusCode, response.body).toBe(202);
  return ended(reportJob.parse(response.json()));
}

describe('a report', { timeout: 60_000 }, () => {
  it.each(['pdf', 'docx', 'html'] as const)(
    'is made as %s, the same each time, and signed',
    async (format) => {
      const job = await made({ format, language: 'zh' });
      expect(job.problem).toBeNull();
      expect(job.result?.sections).toContain('counts');
      const file = await ask('GET', `/api/reports/${job.id}/file`);
      const sha256 = createHash('sha256').update(file.rawPayload).digest('hex');
      expect(sha256).toBe(job.result?.sha256);
      const signed = manifestSchema.parse(
        JSON.parse(Buffer.from(String(file.headers['x-vinetrace-manifest']), 'base64').toString()),
      );
      expect(signed.file).toMatchObject({ sha256, bytes: file.rawPayload.length });
      expect((await made({ format, language: 'zh' })).result?.sha256).toBe(sha256);
      const { entries } = temporary.workspace.record.entries({ after: 0, limit: 5000 });
      expect(
        entries.filter(
          ({ action, payload }) => action === 'report' && JSON.stringify(payload).includes(sha256),
        ),
      ).toHaveLength(2);
    },
  );

  it('stays the same however often somebody looks, searches or asks', async () => {
    const before = await made({ format: 'html', language: 'en' });
    const looks = [
      'evidence-look',
      'evidence-open',
      'search-number',
      'canary-reveal',
      'approval-request',
      'approval-decision',
      'approval-use',
      'member-grant',
    ];
    await temporary.workspace.record.transaction('tester', (tx) => {
      for (const action of looks) tx.append({ action, case: 'mini', subject: 'nothing' });
    });
    expect((await made({ format: 'html', language: 'en' })).result?.sha256).toBe(before.result?.sha256);
  });

  it('holds nobody’s phone in the clear until it is revealed for a reason', async () => {
    const phones = new Set<string>();
    for (const { id } of temporary.workspace.record.facts('mini', 'List')) {
      for (const { record } of temporary.workspace.record.eachRow('mini', id)) {
        for (const phone of record.phones) phones.add(phone);
      }
    }
    expect(phones.size).toBeGreaterThan(0);
    const job = await made({ format: 'html', language: 'zh' });
    const text = (await ask('GET', `/api/reports/${job.id}/file`)).body;
    for (const phone of phones) expect(text).not.toContain(phone);
    const refused = await made({ format: 'html', language: 'zh', reveal: true });
    expect(refused.problem?.type).toBe('urn:vinetrace:problem:wrong-usage');
    const revealed = await made({ format: 'html', language: 'zh', reveal: true, reason: '移送' });
    expect(revealed.state).toBe('done');
    const { entries } = temporary.workspace.record.entries({ after: 0, limit: 5000 });
    expect(entries.find(({ action }) => action === 'report-reveal')?.payload).toMatchObject({
      reason: '移送',
    });
  });

  it('is of a selection, and of no element that is not there', async () => {
    const [list] = temporary.workspace.record.facts('mini', 'List');
    const job = await made({ format: 'html', language: 'en', select: [list!.id] });
    expect(job.result!.shown).toBeLessThan(job.result!.total);
    const none = await made({ format: 'html', language: 'en', select: ['nobody'] });
    expect(none.problem?.type).toBe('urn:vinetrace:problem:not-found');
  });

  it('is cancelled, and then has no file', async () => {
    const job = reportJob.parse(
      (await ask('POST', '/api/cases/mini/reports', { format: 'pdf', language: 'zh' })).json(),
    );
    expect((await ask('POST', `/api/reports/${job.id}/cancel`)).statusCode).toBe(200);
    expect((await ended(job)).state).toBe('cancelled');
    const file = await ask('GET', `/api/reports/${job.id}/file`);
    expect([file.statusCode, problem.parse(file.json()).type]).toEqual([
      409,
      'urn:vinetrace:problem:conflict',
    ]);
  });

  it('is unknown to others', async () => {
    expect((await ask('GET', '/api/reports/none')).statusCode).toBe(404);
    expect((await ask('GET', '/api/reports/none', undefined, 'nobody')).statusCode).toBe(401);
  });
});
