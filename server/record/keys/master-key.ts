// The master key: 32 bytes from a file, a variable or a command, or what a passphrase is stretched to.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fail } from '#contract/errors.ts';
import { KEY_BYTES } from '../key.ts';

export type KeyEnvironment = Readonly<Record<string, string | undefined>>;

/** Where a master key comes from. */
export type MasterSource =
  | { kind: 'file'; file: string }
  | { kind: 'variable'; written: string }
  | { kind: 'command'; command: string }
  | { kind: 'passphrase'; file: string };

/** What a source gives: a key, or a passphrase that is yet to be stretched. */
export type Master = { kind: 'key'; key: Buffer } | { kind: 'passphrase'; passphrase: string };

/** A command that asks a person or a device may take so long. */
const COMMAND_MS = 120_000;
/** NIST SP 800-63B asks 15 characters of what alone guards something; 12 with a memory-hard function before it. */
const SHORTEST_PASSPHRASE = 12;

/** The settings of which one at most may be set, in the order of the documentation. */
const KEY_SETTINGS = [
  'VINETRACE_KEY_FILE',
  'VINETRACE_KEY',
  'VINETRACE_KEY_COMMAND',
  'VINETRACE_PASSPHRASE_FILE',
] as const;

/** The file that holds the key: `VINETRACE_KEY_FILE`, else `vinetrace/key` in the user's configuration folder. */
export function keyFile(env: KeyEnvironment): string {
  if (env['VINETRACE_KEY_FILE']) return env['VINETRACE_KEY_FILE'];
  const configuration = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config');
  return join(configuration, 'vinetrace', 'key');
}

/** @throws wrong-usage where two sources are set */
export function masterSource(env: KeyEnvironment): MasterSource {
  const set = KEY_SETTINGS.filter((name) => env[name]);
  if (set.length > 1) {
    fail(
      'wrong-usage',
      `只能设置其中一个：${set.join('、')}`,
      `Only one of these may be set: ${set.join(', ')}`,
    );
  }
  const { VINETRACE_KEY: written, VINETRACE_KEY_COMMAND: command, VINETRACE_PASSPHRASE_FILE: file } = env;
  if (written) return { kind: 'variable', written };
  if (command) return { kind: 'command', command };
  if (file) return { kind: 'passphrase', file };
  return { kind: 'file', file: keyFile(env) };
}

/** A key as it is kept: 32 bytes, or 64 hexadecimal digits. */
const parseKey = (content: Buffer): Buffer | undefined => {
  if (content.length === KEY_BYTES) return content;
  const text = content.toString('latin1').trim();
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : undefined;
};

/** What a file holds; undefined where it cannot be read. */
const contentOf = (file: string): Buffer | undefined => {
  try {
    return statSync(file).isDirectory() ? undefined : readFileSync(file);
  } catch {
    return undefined;
  }
};

function passphraseIn(file: string): string {
  const written = contentOf(file)
    ?.toString('utf8')
    .normalize('NFC')
    .replace(/\r?\n$/, '');
  if (written === undefined)
    return fail('wrong-key', `无法读取口令文件 ${file}。`, `The passphrase file ${file} cannot be read.`);
  if ([...written].length >= SHORTEST_PASSPHRASE) return written;
  return fail(
    'wrong-key',
    `口令至少 ${SHORTEST_PASSPHRASE} 个字符。`,
    `A passphrase has ${SHORTEST_PASSPHRASE} characters or more.`,
  );
}

/** What a command prints. What it says on stderr goes to the person; neither stands in an error. */
function fromCommand(command: string): Buffer {
  try {
    return execFileSync('/bin/sh', ['-c', command], {
      stdio: ['inherit', 'pipe', 'inherit'],
      timeout: COMMAND_MS,
      maxBuffer: 4096,
    });
  } catch {
    return fail(
      'wrong-key',
      `VINETRACE_KEY_COMMAND 的命令没有成功。请在终端里运行它，看它说什么。`,
      `The command of VINETRACE_KEY_COMMAND failed. Run it in a terminal to see what it says.`,
    );
  }
}

/**
 * Reads the master key or the passphrase.
 * @returns undefined where the source is a file that does not exist
 * @throws wrong-key where there is no key in it; messages never hold what was read
 */
export function readMaster(source: MasterSource): Master | undefined {
  if (source.kind === 'passphrase') return { kind: 'passphrase', passphrase: passphraseIn(source.file) };
  if (source.kind === 'file' && !existsSync(source.file)) return undefined;
  const [name, content] =
    source.kind === 'file'
      ? [source.file, contentOf(source.file)]
      : source.kind === 'variable'
        ? ['VINETRACE_KEY', Buffer.from(source.written)]
        : ['VINETRACE_KEY_COMMAND', fromCommand(source.command)];
  const key = content === undefined ? undefined : parseKey(content);
  return key === undefined
    ? fail(
        'wrong-key',
        `${name} 中没有有效的密钥：须为 32 字节，或 64 位十六进制。`,
        `${name} holds no key: 32 bytes, or 64 hexadecimal digits.`,
      )
    : { kind: 'key', key };
}
