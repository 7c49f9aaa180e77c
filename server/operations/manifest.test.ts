// A signed manifest proves its file on a machine without the data, and no other file.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest as manifestSchema } from '#contract/manifest.ts';
import { verifyResult } from '#contract/operations.ts';
import { here, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const run = (...args: string[]): Promise<Ended> =>
  here([...args, '--quiet'], { home: folder, env: { VINETRACE_DATA: at('data') } });
/** On another machine: no data, no key. */
const elsewhere = (...args: string[]): Promise<Ended> =>
  here(args, { home: at('elsewhere'), env: { VINETRACE_DATA: at('elsewhere/data') } });
const checked = async (file: string, manifest: string): Promise<ReturnType<typeof verifyResult.parse>> =>
  (await elsewhere('verify', at(file), '--manifest', at(manifest), '--json')).json((value) =>
    verifyResult.parse(value),
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-manifest-'));
  expect((await run('load', MINI)).code).toBe(0);
  const ended = await run(
    'export',
    '--format',
    'graphml',
    '--out',
    at('a.graphml'),
    '--manifest',
    at('a.json'),
  );
  expect(ended.code, ended.stderr).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entries = async (): Promise<number> =>
  (JSON.parse((await run('journal', '--json')).stdout) as { entries: unknown[] }).entries.length;

describe('what cannot be written', () => {
  it.each(['export --format csv', 'report --format html'])(
    'leaves neither entry nor file: %s',
    async (command) => {
      const before = await entries();
      const out = at('refused');
      for (const [file, manifest] of [
        [out, at('no-folder/m.json')],
        [out, out],
        [out, folder],
        [at('data/refused'), at('refused.json')],
        [out, at('data/refused.json')],
        [at('data/record.db'), at('refused.json')],
      ] as const) {
        const ended = await run(...command.split(' '), '--out', file, '--manifest', manifest, '--json');
        expect(ended.code, ended.stdout).toBe(3);
        for (const left of [out, at('refused.json'), at('data/refused'), at('data/refused.json')])
          expect(existsSync(left), left).toBe(false);
      }
      expect(await entries()).toBe(before);
      expect((await run('verify')).code).toBe(0);
    },
    60_000,
  );

  it('is not read where it has no end', async () => {
    expect((await run('verify', '/dev/zero', '--manifest', at('a.json'))).code).toBe(3);
    expect((await run('verify', at('a.graphml'), '--manifest', '/dev/zero')).code).toBe(3);
    expect((await run('verify', '/dev/zero')).code).toBe(3);
  });
});

describe('export --manifest', () => {
  it('is proved without a data directory, and makes none', async () => {
    const answer = await checked('a.graphml', 'a.json');
    expect(answer).toMatchObject({ ok: true, problems: [] });
    expect(answer.manifest?.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect(existsSync(at('elsewhere'))).toBe(false);
  });

  it('fails for a file that differs by one byte', async () => {
    const bytes = readFileSync(at('a.graphml'));
    bytes[bytes.length - 20]! ^= 1;
    writeFileSync(at('b.graphml'), bytes);
    const ended = await elsewhere('verify', at('b.graphml'), '--manifest', at('a.json'), '--json');
    expect(ended.code).toBe(5);
    expect(ended.json((value) => verifyResult.parse(value)).problems.join()).toContain('SHA-256');
  });

  it.each(['case', 'shown', 'publicKey', 'signature'] as const)(
    'fails where %s was changed',
    async (part) => {
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(at('a.json'), 'utf8')));
      const changed = {
        ...manifest,
        ...(part === 'case' ? { case: { ...manifest.case, id: 'other' } } : {}),
        ...(part === 'shown' ? { shown: manifest.shown + 1 } : {}),
        ...(part === 'publicKey' ? { publicKey: Buffer.alloc(32, 7).toString('base64') } : {}),
        ...(part === 'signature' ? { signature: Buffer.alloc(64, 7).toString('base64') } : {}),
      };
      writeFileSync(at('c.json'), JSON.stringify(changed));
      expect((await checked('a.graphml', 'c.json')).ok).toBe(false);
    },
  );

  it('of a report names the file as it was written, and proves it under any name', async () => {
    const ended = await run(
      'report',
      '--format',
      'html',
      '--out',
      at('report of May.html'),
      '--manifest',
      at('report.json'),
    );
    expect(ended.code, ended.stderr).toBe(0);
    copyFileSync(at('report of May.html'), at('renamed.html'));
    const answer = await checked('renamed.html', 'report.json');
    expect(answer).toMatchObject({ ok: true, problems: [] });
    expect(answer.manifest).toMatchObject({
      file: { name: 'report of May.html' },
      format: 'report-html',
    });
  }, 60_000);

  it('fails for what is no manifest', async () => {
    writeFileSync(at('d.json'), '{}');
    expect((await checked('a.graphml', 'd.json')).ok).toBe(false);
  });

  it('names the journal entry that tells of the file', async () => {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(at('a.json'), 'utf8')));
    const { stdout } = await run('journal', '--json');
    const { entries } = JSON.parse(stdout) as { entries: { seq: number; hash: string; action: string }[] };
    const entry = entries.find(({ seq }) => seq === manifest.entry.seq);
    expect(entry).toMatchObject({ hash: manifest.entry.hash, action: 'export' });
  });
});
