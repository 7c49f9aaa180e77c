// The lock of a data directory lives as long as its process, whoever still thinks of it.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { takeLock } from './lock.ts';
import { newFolder } from './testing/records.ts';

it('is held though nothing refers to it any more, until it is given back', async () => {
  const [lost, kept] = [newFolder(), newFolder()];
  (() => void takeLock(lost))();
  const unlock = takeLock(kept);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    // A finalizer runs in a turn of its own.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(() => takeLock(lost)).toThrow(/is in use/);
  expect(() => takeLock(kept)).toThrow(/is in use/);
  unlock();
  takeLock(kept)();
});
