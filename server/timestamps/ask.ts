// Asks a time-stamping service for a token (RFC 3161 over HTTP): bounded in time and size, believed once it was checked.
import { createHash, randomBytes } from 'node:crypto';
import { fromBER, Integer, OctetString, type Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  id_sha256,
  MessageImprint,
  TimeStampReq,
  TimeStampResp,
  type Certificate,
} from 'pkijs';
import { checkToken, openToken, type TokenFault } from './token.ts';

/** A token is some thousand bytes: its certificates are most of it. */
const MOST_BYTES = 64 * 1024;
/** From the question to the last byte of the answer (ms). */
const MOST_MS = 15_000;

/** Why there is no token: the service is away, slow, answers by a status of HTTP, too much, no answer, a refusal, one to another question, or a token that is not to be believed. */
export type NoStamp =
  | 'away'
  | 'slow'
  | 'status'
  | 'too-large'
  | 'no-answer'
  | 'refused'
  | 'nonce'
  | TokenFault;

export class StampFailed extends Error {
  readonly why: NoStamp;

  constructor(why: NoStamp, cause?: unknown) {
    super(`no time stamp: ${why}`, { cause });
    this.why = why;
  }
}

const failed = (why: NoStamp, cause?: unknown): never => {
  throw new StampFailed(why, cause);
};

/** The question, which names nothing but a hash, and the number by which its answer is known. */
function question(text: string): { query: ArrayBuffer; nonce: Buffer } {
  const nonce = randomBytes(16);
  // Positive, and as short as it can be written: so it comes back in the same bytes.
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: id_sha256 }),
      hashedMessage: new OctetString({
        valueHex: Uint8Array.from(createHash('sha256').update(text).digest()).buffer,
      }),
    }),
    nonce: new Integer({ valueHex: Uint8Array.from(nonce).buffer }),
    certReq: true,
  });
  return { query: request.toSchema().toBER(), nonce };
}

/** Reads an answer as far as it may go. */
async function bodyOf(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) failed('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The token of an answer, in the bytes in which it came. */
function tokenOf(answer: Uint8Array): Uint8Array {
  let status: number;
  let token: Uint8Array | undefined;
  try {
    status = TimeStampResp.fromBER(Uint8Array.from(answer)).status.status;
    const [, second] = (fromBER(Uint8Array.from(answer)).result as Sequence).valueBlock.value;
    token = second && Uint8Array.from(second.valueBeforeDecodeView);
  } catch (error) {
    return failed('no-answer', error);
  }
  // Granted, or granted with modifications.
  return (status === 0 || status === 1) && token !== undefined ? token : failed('refused');
}

interface Asking {
  url: string;
  trusted: readonly Certificate[];
  signal: AbortSignal;
  /** For tests. */
  mostMs?: number;
}

/**
 * Asks for a token of a text: its SHA-256 goes out, and nothing else.
 * @returns the token (DER) and when the service says that it was
 * @throws StampFailed
 */
export async function askForStamp(
  text: string,
  { url, trusted, signal, mostMs = MOST_MS }: Asking,
): Promise<{ token: Uint8Array; at: string }> {
  const { query, nonce } = question(text);
  const timeout = AbortSignal.timeout(mostMs);
  const answer = await (async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: query,
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout]),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      failed('status');
    }
    return bodyOf(response);
  })().catch((error: unknown) =>
    error instanceof StampFailed ? failed(error.why) : failed(timeout.aborted ? 'slow' : 'away', error),
  );
  const token = tokenOf(answer);
  const info = openToken(token)?.info;
  const same = info?.nonce?.valueBlock.valueHexView;
  if (info !== undefined && (same === undefined || !nonce.equals(same))) failed('nonce');
  const { at, fault } = await checkToken(token, text, trusted);
  return fault === undefined && at !== undefined ? { token, at } : failed(fault ?? 'unreadable');
}
