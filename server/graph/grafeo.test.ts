// The embedded store as a folder of files: private, rebuilt when damaged, of one process at a time.
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGrafeo } from './grafeo.ts';
import { openEngine } from './open.ts';
import { project } from './projection.ts';
import { applySchema } from './schema.ts';
import { temporary } from './testing/engines.ts';
import { sample } from './testing/sample.ts';

let data: string;
let remove: () => void;
beforeEach(() => {
  ({ folder: data, remove } = temporary());
});
afterEach(() => remove());

const open = () => openEngine({ data, env: {} });
const store = () => join(data, 'graph', 'vinetrace.grafeo');

/** A store that holds the sample case, closed. */
async function filled(): Promise<void> {
  const engine = await open();
  await applySchema(engine);
  await project(engine, sample());
  await engine.close();
}

/** All files and folders of the store with their modes. */
const modes = (): string[] =>
  readdirSync(join(data, 'graph'), { recursive: true, withFileTypes: true }).map(
    (entry) =>
      `${entry.isDirectory() ? 'folder' : 'file'} ${(statSync(join(entry.parentPath, entry.name)).mode & 0o777).toString(8)}`,
  );

describe('the embedded store', () => {
  test('keeps what was committed', async () => {
    await filled();
    const engine = await open();
    expect(engine.discarded).toBe(false);
    expect(await project(engine, sample())).toMatchObject({ rows: 0 });
    expect(await engine.read('MATCH (n:Element) RETURN count(n) AS n')).toEqual([{ n: 24 }]);
    await engine.close();
  });

  test('is private whatever the umask, its log too, and gives the umask back', async () => {
    const before = process.umask(0o000);
    try {
      const engine = await open();
      await engine.write((tx) => tx.run("CREATE (:Element {key: 'a'})"));
      expect(new Set(modes())).toEqual(new Set(['file 600', 'folder 700']));
      expect(statSync(join(data, 'graph')).mode & 0o777).toBe(0o700);
      await engine.close();
      expect(process.umask()).toBe(0o000);
      expect(new Set(modes())).toEqual(new Set(['file 600']));
    } finally {
      process.umask(before);
    }
  });

  test('closes a file again that somebody opened to others', async () => {
    await filled();
    chmodSync(store(), 0o644);
    await (await open()).close();
    expect(statSync(store()).mode & 0o777).toBe(0o600);
  });

  const half = (): void => truncateSync(store(), statSync(store()).size / 2);
  const folder = (): void => {
    rmSync(store());
    mkdirSync(store());
  };
  test.each([
    ['garbage', () => writeFileSync(store(), Buffer.alloc(9_000, 7))],
    ['empty', () => writeFileSync(store(), '')],
    ['cut in half', half],
    ['a folder', folder],
    ['beside a broken log', () => (half(), writeFileSync(`${store()}.wal`, 'broken'))],
  ])('that is %s is thrown away and filled again', async (_, damage) => {
    await filled();
    damage();
    const engine = await open();
    expect(engine.discarded).toBe(true);
    expect(await engine.read('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: 0 }]);
    await applySchema(engine);
    await project(engine, sample());
    expect(await engine.read('MATCH (n:Element) RETURN count(n) AS n')).toEqual([{ n: 24 }]);
    await engine.close();
  });

  test('that is missing is made', async () => {
    await filled();
    rmSync(join(data, 'graph'), { recursive: true });
    const engine = await open();
    expect(await engine.read('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: 0 }]);
    await engine.close();
  });

  test('of another process is never thrown away', async () => {
    const engine = await open();
    await engine.write((tx) => tx.run("CREATE (:Element {key: 'a'})"));
    await expect(open()).rejects.toMatchObject({ code: 'data-in-use' });
    expect(await engine.read('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: 1 }]);
    await engine.close();
  });

  test('gives up a read that takes too long, and works on', async () => {
    const engine = await openGrafeo(join(data, 'graph'), { readTimeout: 20 });
    await engine.write((tx) =>
      tx.run('UNWIND range(1, 1500) AS i CREATE (:Element {key: toString(i), i: i})'),
    );
    const long = 'MATCH (a:Element), (b:Element) WHERE a.i + b.i = -1 RETURN count(*) AS n';
    await expect(engine.read(long)).rejects.toMatchObject({ code: 'graph-unavailable' });
    await engine.write((tx) => tx.run("CREATE (:Element {key: 'after'})"));
    await engine.close();
    const again = await open();
    expect(await again.read('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: 1501 }]);
    await again.close();
  });

  test('runs writes one after the other, and those begun before its close to their end', async () => {
    const engine = await open();
    await engine.write((tx) => tx.run("CREATE (:Element {key: 'a', n: 0})"));
    const adds = Array.from({ length: 20 }, () =>
      engine.write(async (tx) => {
        const [row] = await tx.run("MATCH (n:Element {key: 'a'}) RETURN n.n AS n");
        await tx.run("MATCH (n:Element {key: 'a'}) SET n.n = $n", { n: Number(row?.['n']) + 1 });
      }),
    );
    await engine.close();
    await Promise.all(adds);
    await expect(engine.read('RETURN 1 AS one')).rejects.toMatchObject({ code: 'graph-unavailable' });
    const again = await open();
    expect(await again.read("MATCH (n:Element {key: 'a'}) RETURN n.n AS n")).toEqual([{ n: 20 }]);
    await again.close();
  });
});
