// Matching, separating and assessing over the web: who may, what is answered, what is left behind.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessmentResult } from '#contract/assessment.ts';
import { problem } from '#contract/errors.ts';
import { complaintMatch, match } from '#contract/match.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { ask, serveMini, temporary, uploaded } from './testing/import-rig.ts';
import { MINI } from './testing/workspace.ts';

serveMini();

const at = (path: string): string => `/api/cases/mini/${path}`;
const type = (body: unknown): string => problem.parse(body).type.replace('urn:vinetrace:problem:', '');

describe('match', { timeout: 30_000 }, () => {
  it('holds an upload against the case, and removes it', async () => {
    const head = temporary.workspace.record.head();
    const file = readFileSync(join(MINI, 'lists/L2.csv'));
    const upload = await uploaded('名单.csv', file);
    expect((await ask('POST', at('match'), { upload: upload.id }, 'viewer')).statusCode).toBe(403);
    expect((await ask('POST', at('match'), { upload: upload.id }, 'other')).statusCode).toBe(404);
    const kept = await ask('POST', at('match'), { upload: upload.id, keep: true });
    expect(kept.statusCode, kept.body).toBe(200);
    const found = match.parse(kept.json());
    expect(found.identical).toEqual(['L2']);
    expect(found.sources[0]!.list).toBe('L2');
    expect(kept.body).not.toMatch(/199\d{8}/);
    const gone = await ask('POST', at('match'), { upload: upload.id, reading: { encoding: 'gb18030' } });
    expect(gone.statusCode, gone.body).toBe(200);
    expect(readdirSync(join(temporary.folder, 'data', 'uploads'))).toEqual([]);
    // Who held numbers against the case, without them: once each time.
    const { entries } = temporary.workspace.record.entries({ after: head, limit: 10 });
    expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'search-number match',
      'search-number match',
    ]);
  });

  it('holds complaints against it: an upload, or those of the case', async () => {
    const own = await ask('POST', at('match-complaints'), {});
    expect(own.statusCode, own.body).toBe(200);
    const found = complaintMatch.parse(own.json());
    expect(found.complaints).toBe(1);
    expect(found.holders[0]!.holder).toBe('R1');
    const upload = await uploaded('complaints.csv', readFileSync(join(MINI, 'complaints.csv')));
    const same = await ask('POST', at('match-complaints'), { upload: upload.id });
    expect(complaintMatch.parse(same.json())).toEqual(found);
    const broken = await uploaded('complaints.csv', Buffer.from('id,on\nC1,soon\n'));
    const refused = await ask('POST', at('match-complaints'), { upload: broken.id });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ errors: [{ line: 2, column: 'on' }] });
    expect(readdirSync(join(temporary.folder, 'data', 'uploads'))).toEqual([]);
  });
});

describe('assessments', { timeout: 30_000 }, () => {
  const say = { from: 'L1', kind: 'confirmed', grade: 'B2', reason: '罗勇斌 19900765999 的陈述' };

  it('are entered by those who may, listed with the reason masked, heeded, and taken back', async () => {
    expect((await ask('POST', at('lists/L3/assessment'), say, 'viewer')).statusCode).toBe(403);
    const made = await ask('POST', at('lists/L3/assessment'), say, 'other');
    expect(made.statusCode, made.body).toBe(201);
    const { assessment } = assessmentResult.parse(made.json());
    expect(assessment).toMatchObject({
      id: 'L3<L1',
      list: 'L3',
      from: 'L1',
      stands: true,
      entry: { actor: 'other' },
    });
    expect(made.body).not.toContain('19900765999');
    const lineage = QUERIES.lineage.result.parse((await ask('GET', at('lineage'))).json());
    const edge = lineage.lists.find(({ id }) => id === 'L3')!.parents.find(({ id }) => id === 'L1');
    expect(edge?.assessment).toMatchObject({ kind: 'confirmed', grade: 'B2', entry: assessment.entry.seq });
    const trace = QUERIES['trace-sources'].result.parse((await ask('GET', at('lists/L3/sources'))).json());
    const steps = trace.paths.flatMap((path) => path.steps);
    expect(steps.some(({ list, via }) => list === 'L3' && via?.assessment?.kind === 'confirmed')).toBe(true);
    const near = await ask('GET', at('elements/L3/neighbours'));
    expect(near.body).toMatch(/"assessment":"confirmed"/);

    const contrary = await ask('POST', at('lists/L1/assessment'), { ...say, from: 'L3' });
    expect([contrary.statusCode, type(contrary.json())]).toEqual([400, 'bad-request']);
    const undone = await ask('POST', at(`assessments/${encodeURIComponent('L3<L1')}/undo`), {
      reason: 'a slip',
    });
    expect(undone.statusCode, undone.body).toBe(201);
    const listed = QUERIES.assessments.result.parse((await ask('GET', at('assessments?list=L3'))).json());
    expect(listed.assessments).toEqual([
      expect.objectContaining({ stands: false, undone: expect.anything() }),
    ]);
    expect((await ask('GET', at('elements/L3/neighbours'))).body).not.toMatch(/"assessment"/);
    const again = await ask('POST', at(`assessments/${encodeURIComponent('L3<L1')}/undo`), {
      reason: 'a slip',
    });
    expect(again.statusCode).toBe(404);
    expect(temporary.workspace.record.verify()).toMatchObject({ ok: true });
  });

  it.each([
    ['no grade', { from: 'L1', kind: 'confirmed', reason: 'x' }],
    ['a wrong grade', { ...say, grade: 'G1' }],
    ['no reason', { ...say, reason: ' ' }],
    ['another kind', { ...say, kind: 'perhaps' }],
  ])('are refused with %s', async (_, body) => {
    expect((await ask('POST', at('lists/L3/assessment'), body)).statusCode).toBe(400);
  });
});

describe('what is asked of a lineage', { timeout: 30_000 }, () => {
  it('is answered for a small case too', async () => {
    const changes = QUERIES['lineage-changes'].result.parse((await ask('GET', at('lineage/changes'))).json());
    expect(changes.changes.every(({ kind }) => kind === 'appeared')).toBe(true);
    const findings = QUERIES['document-findings'].result.parse(
      (await ask('GET', at('lineage/documents'))).json(),
    );
    expect(Object.values(findings.counts).reduce((sum, count) => sum + count, 0)).toBe(findings.total);
    expect(findings.total).toBeGreaterThan(0);
    const separated = await ask('GET', at('lists/L3/separate?a=L1&b=L2'));
    expect([200, 400]).toContain(separated.statusCode);
    expect((await ask('GET', at('lists/L3/separate?a=L1&b=L9'))).statusCode).toBe(404);
    expect((await ask('GET', at('lists/L3/separate?a=L1'))).statusCode).toBe(400);
  });
});
