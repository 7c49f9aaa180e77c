// The key with which a data directory is opened: found, or made where neither key nor record exists.
import { randomBytes } from 'node:crypto';
import { fail } from '#contract/errors.ts';
import { databaseKey, hasRecord, KEY_BYTES, recordFile } from '../key.ts';
import { opensWith } from '../open.ts';
import { makeDataFolder } from '../private-files.ts';
import { makeKeyFile } from './make-key-file.ts';
import { masterSource, readMaster, type KeyEnvironment, type Master } from './master-key.ts';
import { hasKeys, keysFile, readKeys, writeKeys } from './wrapped-keys.ts';

/** The key of a record, and what there is to say of it. */
export interface ResolvedKey {
  key: Buffer;
  /** Id of the wrapped keys; undefined where the master key is the record's own. */
  id?: string;
  /** The file that was made for it. */
  created?: string;
}

/** What is gone with a key, said wherever one is missing. */
const LOST = {
  zh: '没有密钥，记录、证据文件及其备份均无法解密，任何人都无法恢复。请取回密钥的副本。',
  en: 'Without it the record, its evidence files and their backups can be decrypted by nobody. Take the key back from its copy.',
};

/** The key out of the wrapped ones; where the record was just being encrypted anew, the one that opens it. */
function unwrapped(data: string, master: Master): ResolvedKey {
  const file = keysFile(data);
  const found = readKeys(file, master);
  if (found === undefined)
    return fail(
      'wrong-key',
      `主密钥与 ${file} 不符。${LOST.zh}`,
      `The master key does not open ${file}. ${LOST.en}`,
    );
  const { key, former, id } = found;
  const isFormer =
    former !== undefined &&
    hasRecord(data) &&
    !opensWith(recordFile(data), databaseKey(key)) &&
    opensWith(recordFile(data), databaseKey(former));
  return { key: isFormer ? former : key, id };
}

/** A passphrase opens a backup by the wrapped keys beside it alone. @throws wrong-key */
const keysMissing = (backup: string): never =>
  fail(
    'wrong-key',
    `${backup} 旁没有 ${backup}.keys.json，口令无法打开它：请把该文件放回备份旁；备份若由密钥保护，请设置该密钥。`,
    `Beside ${backup} there is no ${backup}.keys.json, by which alone a passphrase opens it: put that file beside the backup; where a key guards the backup, set that key.`,
  );

/** A passphrase guards keys that are drawn by chance: made with the data directory. */
function underPassphrase(data: string, master: Master): ResolvedKey {
  if (hasRecord(data)) {
    fail(
      'wrong-key',
      `${data} 中的记录不由口令保护：请用其原密钥，再运行 vinetrace key rotate。`,
      `The record in ${data} is not guarded by a passphrase: use its own key, then vinetrace key rotate.`,
    );
  }
  makeDataFolder(data, 'record.db');
  const key = randomBytes(KEY_BYTES);
  return { key, id: writeKeys(keysFile(data), { key }, master), created: keysFile(data) };
}

/**
 * Finds the key of a data directory. Where its keys are wrapped (`keys.json`) the master key opens those; else the master key is
 * the record's own. Where there is neither record nor key, one is made.
 *
 * @param backup what is to be opened by it: a key for that is found or missing, and never made
 * @throws wrong-key where the source gives none, or another one than the record's; wrong-usage where two sources are set
 */
export function resolveKey(data: string, env: KeyEnvironment, backup?: string): ResolvedKey {
  const source = masterSource(env);
  const master = readMaster(source);
  if (master === undefined && source.kind === 'file') {
    if (hasRecord(data) || hasKeys(data) || backup !== undefined) {
      fail(
        'wrong-key',
        `找不到密钥文件 ${source.file}。${LOST.zh}`,
        `The key file ${source.file} is missing. ${LOST.en}`,
      );
    }
    const key = makeKeyFile(source.file);
    return key === undefined ? resolveKey(data, env) : { key, created: source.file };
  }
  if (hasKeys(data)) return unwrapped(data, master!);
  if (master!.kind === 'key') return { key: master!.key };
  return backup === undefined ? underPassphrase(data, master!) : keysMissing(backup);
}
