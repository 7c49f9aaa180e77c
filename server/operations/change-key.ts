// Changing the keys of a data directory, from outside of it: a server need not stop for another master key.
import { fail } from '#contract/errors.ts';
import type { KeyState } from '#contract/operations.ts';
import type { Config } from '../config.ts';
import {
  assertRecord,
  holdsRecord,
  makeKeyFile,
  masterSource,
  readMaster,
  renewKey,
  resolveKey,
  rotateMaster,
  type Master,
  type MasterSource,
} from '../record/index.ts';

export { assertRecord, holdsRecord, masterSource, type MasterSource };

/** Where the key of a data directory comes from, and how it is kept. @throws wrong-key where it does not open the record */
export function keyOf({ data, env }: Config): KeyState {
  const { id } = resolveKey(data, env);
  return { source: masterSource(env).kind, wrapped: id !== undefined, ...(id === undefined ? {} : { id }) };
}

/** The master key of a source; a file that does not exist is made. */
function masterOf(source: MasterSource): Master {
  const found = readMaster(source);
  if (found !== undefined) return found;
  const key = source.kind === 'file' ? makeKeyFile(source.file) : undefined;
  return key === undefined
    ? fail('wrong-key', '没有新的密钥。', 'There is no new key.')
    : { kind: 'key', key };
}

/**
 * Puts the record's keys under another master key.
 * @throws wrong-key, not-found
 */
export function rotateKey({ data, env }: Config, to: MasterSource): KeyState {
  const { key } = resolveKey(data, env);
  return { source: to.kind, wrapped: true, id: rotateMaster(data, key, masterOf(to)) };
}

/**
 * Encrypts the record anew, and puts its keys under the master key that stands or another one.
 * @throws wrong-key, not-found, data-in-use, integrity-failed
 */
export function renewRecord({ data, env }: Config, to: MasterSource | undefined): KeyState {
  const { key } = resolveKey(data, env);
  const source = to ?? masterSource(env);
  return { source: source.kind, wrapped: true, id: renewKey(data, key, masterOf(source)).id };
}
