// The chain of custody: how an exhibit came, and everybody who looked, once a day each; a page turned is no new look.
import { describe, expect, it, vi } from 'vitest';
import { QUERIES } from '#contract/queries/registry.ts';
import { LOOKED } from '../queries/custody.ts';
import { ask, serveMini, temporary } from '../testing/import-rig.ts';

serveMini();

const at = (path: string): string => `/api/cases/mini/${path}`;

describe('custody', { timeout: 30_000 }, () => {
  it('has how a file came, its hash held against its bytes, and who looked', async () => {
    const [fact] = temporary.workspace.record
      .facts('mini', 'Evidence')
      .filter(({ payload }) => payload.values['sha256'] !== undefined);
    const { ref } = fact!;
    const read = async () =>
      QUERIES.custody.result.parse((await ask('GET', at(`files/${ref}/custody`))).json());
    const before = await read();
    expect(before).toMatchObject({ type: 'Evidence', intact: true, sha256: fact!.payload.values['sha256'] });
    expect(before.events.map(({ kind }) => kind)).toEqual(['stored', 'received']);
    for (const query of ['', '?offset=0', '?offset=1'])
      expect((await ask('GET', at(`evidence/${ref}/file${query}`), undefined, 'viewer')).statusCode).toBe(
        200,
      );
    await ask('POST', at('reveals'), { element: ref, reason: '核对 19900765999' });
    await vi.waitFor(async () =>
      expect((await read()).events.map(({ kind }) => kind).slice(2)).toEqual(['looked', 'revealed']),
    );
    const { events, total, shown } = await read();
    expect(events.at(-1)!.reason).not.toContain('19900765999');
    expect(total).toBe(shown);
    expect(temporary.workspace.record.verify()).toMatchObject({ ok: true });
  });

  it('neither holds a read up nor fails it while the record is being written', async () => {
    const { record } = temporary.workspace;
    const { id, ref } = record.facts('mini', 'Evidence')[0]!;
    let end = (): void => {};
    const held = new Promise<void>((resolve) => (end = resolve));
    const writing = record.transaction('importer', () => held);
    const looked = () => record.entriesOn('mini', `Evidence:${id}`).filter(({ action }) => action === LOOKED);
    const before = looked().length;
    expect((await ask('GET', at(`evidence/${ref}/file`), undefined, 'other')).statusCode).toBe(200);
    expect(looked()).toHaveLength(before);
    end();
    await writing;
    await vi.waitFor(() => expect(looked()).toHaveLength(before + 1));
  });

  it('has a masked look too that names a reveal which does not stand', async () => {
    const { record } = temporary.workspace;
    const { id, ref } = record.facts('mini', 'Evidence').at(-1)!;
    const looked = () => record.entriesOn('mini', `Evidence:${id}`).filter(({ action }) => action === LOOKED);
    const before = looked().length;
    const answer = await ask('GET', at(`evidence/${ref}/file?reveal=1`));
    expect(answer.statusCode).toBe(200);
    await vi.waitFor(() => expect(looked()).toHaveLength(before + 1));
  });

  it('is of lists too, and of nothing else', async () => {
    const found = QUERIES.custody.result.parse((await ask('GET', at('files/L1/custody'))).json());
    expect(found).toMatchObject({ type: 'List', intact: null });
    expect(found.events.map(({ kind }) => kind)).toContain('received');
    const [party] = temporary.workspace.record.facts('mini', 'Party');
    expect((await ask('GET', at(`files/${party!.ref}/custody`))).statusCode).toBe(404);
  });
});
