// The outside of a transfer file: the age format (age-encryption.org/v1), so that its cipher is nobody's invention here, and any
// program that speaks it opens a file that was locked for a key.
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { fail, VinetraceError } from '#contract/errors.ts';
import type { TransferLock } from '#contract/transfer.ts';
import { isPassphraseHeader, passphraseIdentity, passphraseRecipient } from './argon2-lock.ts';

/** The key for which others lock what they send here. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** A header of ours has a few hundred bytes; what does not end by here is none. */
const LONGEST_HEADER = 1 << 16;

const webStream = (source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.from(source, { objectMode: false })) as unknown as ReadableStream<Uint8Array>;

async function* bytesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* stream as unknown as WebStream<Uint8Array>;
}

/** Locks bytes as they come. @throws bad-request for what is no key */
export async function* sealed(
  source: AsyncIterable<Uint8Array>,
  lock: TransferLock,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient('recipient' in lock ? lock.recipient : passphraseRecipient(lock.passphrase));
  } catch (error) {
    fail('bad-request', '接收方公钥有误：请重新复制', 'This is no recipient’s key: copy it again', [], error);
  }
  yield* bytesOf(await encrypter.encrypt(webStream(source)));
}

/** What begins the bytes, as far as the header may reach, and all of them again. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ header: string; all: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < LONGEST_HEADER) {
    const next = await iterator.next();
    if (next.done === true) break;
    parts.push(next.value);
    size += next.value.length;
  }
  const begin = Buffer.concat(parts).subarray(0, LONGEST_HEADER).toString('latin1');
  const end = begin.indexOf('\n--- ');
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* parts;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { header: end === -1 ? '' : begin.slice(0, end), all: all() };
}

const isNoMatch = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('no identity matched');

/**
 * Opens what was locked for this installation, or by a passphrase.
 *
 * @returns its bytes; they throw where a byte of the file was changed or it was cut off
 * @throws input-refused for what is no such file, or another's; wrong-usage where a passphrase is wanted
 */
export async function opened(
  source: AsyncIterable<Uint8Array>,
  { identity, passphrase }: { identity: string; passphrase?: string | undefined },
): Promise<AsyncIterable<Uint8Array>> {
  const { header, all } = await peek(source);
  if (!header.startsWith('age-encryption.org/v1\n'))
    fail(
      'input-refused',
      '这不是案件移交文件，或其开头已损坏',
      'This is no transfer file, or its beginning was damaged',
    );
  const wantsPassphrase = isPassphraseHeader(header);
  if (wantsPassphrase && passphrase === undefined)
    fail(
      'wrong-usage',
      '该文件由口令加密：请输入口令',
      'The file is locked by a passphrase: give the passphrase',
    );
  const decrypter = new Decrypter();
  decrypter.addIdentity(wantsPassphrase ? passphraseIdentity(passphrase ?? '') : identity);
  try {
    return bytesOf(await decrypter.decrypt(webStream(all)));
  } catch (error) {
    if (error instanceof VinetraceError) throw error;
    if (isNoMatch(error))
      fail(
        'input-refused',
        wantsPassphrase ? '口令不正确' : '该文件不是发给本机构的：请发送方改用本机构的公钥',
        wantsPassphrase
          ? 'The passphrase is another one'
          : 'The file was locked for another installation: let the sender lock it for the key of this one',
      );
    return fail('input-refused', '文件开头已损坏', 'The beginning of the file was damaged', [], error);
  }
}
