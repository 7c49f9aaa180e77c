// Time stamps of signed heads: asked for, told with the heads, checked.
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { headsResult, verifyResult } from '#contract/operations.ts';
import type { TimeStampSettings } from '../config.ts';
import type { HeadLine, HeadStamp } from '../record/index.ts';
import type { CheckedToken } from '../timestamps/index.ts';
import type { Workspace } from '../workspace.ts';

type Of = Pick<Workspace, 'record' | 'config'>;

/** Loaded only where there is something to ask for or to check. */
const library = () => import('../timestamps/index.ts');

/** Refuses settings by which no token could be believed. @throws wrong-usage */
export async function assertTimeStamps({ url, caFile }: TimeStampSettings): Promise<void> {
  if (url !== undefined && caFile !== undefined) (await library()).readTrusted(caFile);
}

const keyOf = ({ seq, hash }: Pick<HeadLine, 'seq' | 'hash'>): string => `${seq} ${hash}`;

/** Heads of the record that have no token, the newest first: it says most, for every entry before it is chained to it. */
export function unstampedHeads({ record: { headStamps } }: Pick<Of, 'record'>): HeadLine[] {
  const stamped = new Set(headStamps.read().stamps.map(keyOf));
  return headStamps
    .heads()
    .filter((head) => !stamped.has(keyOf(head)))
    .toReversed();
}

/**
 * Asks the service for tokens of heads that have none, one after the other; the first failure ends it.
 * @param most how many are asked for
 * @returns how many came
 * @throws StampFailed; wrong-usage where the file of trusted certificates is none; what the disk says
 */
export async function stampHeads(
  { record, config: { timeStamps } }: Of,
  url: string,
  { most, signal }: { most: number; signal: AbortSignal },
): Promise<number> {
  const heads = unstampedHeads({ record }).slice(0, most);
  if (heads.length === 0) return 0;
  const { askForStamp, readTrusted } = await library();
  const trusted = readTrusted(timeStamps.caFile);
  for (const { seq, hash, line } of heads) {
    const { token } = await askForStamp(line, { url, trusted, signal });
    record.headStamps.keep({ seq, hash, token: Buffer.from(token) });
  }
  return heads.length;
}

/** Asks for all that are missing, for somebody who waits. @throws service-unavailable with how many came before it failed */
export async function stampNow(of: Of, url: string, signal: AbortSignal): Promise<void> {
  const before = unstampedHeads(of).length;
  try {
    await stampHeads(of, url, { most: before, signal });
  } catch (error) {
    if (!(error instanceof Error) || !('why' in error)) throw error;
    const left = unstampedHeads(of).length;
    fail(
      'service-unavailable',
      `时间戳服务没有给出可信的时间戳（${String(error.why)}）：已取得 ${before - left} / ${before} 个`,
      `The time-stamping service gave no time stamp that can be believed (${String(error.why)}): ${before - left} of ${before} came`,
      [],
      error,
    );
  }
}

/** A kept token and what came of checking it; `head` is undefined where the head that it is said to be of is not there. */
interface Found {
  stamp: HeadStamp;
  head: HeadLine | undefined;
  checked: CheckedToken;
}

/** Checks every kept token against the heads of its number: one that was put back since may have stood under it. */
async function checkedStamps({ record: { headStamps }, config: { timeStamps } }: Of): Promise<{
  found: Found[];
  broken: number[];
}> {
  const { stamps, broken } = headStamps.read();
  if (stamps.length === 0) return { found: [], broken };
  const { checkToken, readTrusted } = await library();
  const trusted = readTrusted(timeStamps.caFile);
  const ofNumber = new Map<number, HeadLine[]>();
  for (const head of [...headStamps.heads(), ...headStamps.formerHeads()])
    ofNumber.set(head.seq, [...(ofNumber.get(head.seq) ?? []), head]);
  const found: Found[] = [];
  for (const stamp of stamps) {
    const candidates = (ofNumber.get(stamp.seq) ?? []).filter(({ hash }) => hash === stamp.hash);
    let best: Found | undefined;
    for (const head of candidates) {
      const checked = await checkToken(stamp.token, head.line, trusted);
      if (best === undefined || checked.fault === undefined) best = { stamp, head, checked };
    }
    // Of what is gone the token alone says when it was there.
    found.push(best ?? { stamp, head: undefined, checked: await checkToken(stamp.token, '', trusted) });
  }
  return { found, broken };
}

/** Of each head of the record, by number: when it was stamped, and what is wrong with that. */
export async function stampsOfHeads(
  of: Of,
): Promise<Map<number, Pick<z.infer<typeof headsResult>['heads'][number], 'stampedAt' | 'stampFault'>>> {
  const { found } = await checkedStamps(of);
  const own = new Set(of.record.headStamps.heads().map(({ line }) => line));
  const stamps = new Map<number, { stampedAt: string | null; stampFault?: CheckedToken['fault'] }>();
  for (const { head, checked } of found) {
    if (head === undefined || !own.has(head.line)) continue;
    const { at = null, fault } = checked;
    // Of several the first that is sound.
    if ((stamps.get(head.seq)?.stampedAt ?? null) !== null) continue;
    stamps.set(head.seq, fault === undefined ? { stampedAt: at } : { stampedAt: null, stampFault: fault });
  }
  return stamps;
}

/** What is wrong, as `verify` says it. */
const FAULTS: Record<NonNullable<CheckedToken['fault']>, string> = {
  unreadable: 'is no token',
  'other-text': 'stamps something else: the head, or the token, is not the one that was there',
  signature: 'is not signed by its certificate, or was changed',
  purpose: 'was made under a certificate that is not for time stamps',
  time: 'was made when its certificate was not valid',
  chain: 'was not made under a certificate that is trusted (VINETRACE_TIMESTAMP_CA_FILE)',
};

/** Checks the tokens of heads that were time-stamped. @throws wrong-usage where the file of trusted certificates is none */
export async function checkStamps(
  of: Of,
): Promise<{ problems: string[]; timeStamps?: NonNullable<z.infer<typeof verifyResult>['timeStamps']> }> {
  const { record, config } = of;
  const { file } = record.headStamps;
  const { found, broken } = await checkedStamps(of);
  const problems = broken.map((n) => `time stamps: line ${n} of ${file} cannot be read`);
  for (const { stamp, head, checked } of found) {
    const meant = `time stamps: that of entry ${stamp.seq}`;
    if (head === undefined)
      problems.push(
        `${meant} is of a head that is not there${checked.at === undefined ? '' : `, and was at ${checked.at}`}: it was changed or taken away`,
      );
    else if (checked.fault !== undefined) problems.push(`${meant} ${FAULTS[checked.fault]}`);
  }
  if (found.length === 0 && broken.length === 0) return { problems };
  const sound = new Set(
    found.flatMap(({ head, checked }) => (head && checked.fault === undefined ? [head.line] : [])),
  );
  const heads = record.headStamps.heads();
  return {
    problems,
    timeStamps: {
      heads: heads.length,
      stamped: heads.filter(({ line }) => sound.has(line)).length,
      trusted: config.timeStamps.caFile !== undefined,
    },
  };
}
