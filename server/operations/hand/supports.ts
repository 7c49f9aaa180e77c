// The exhibits that support a statement by hand: those named before, and the one that is named now.
import type { Grounds, Hand, Support } from '#contract/hand.ts';

const keyOf = ({ evidence, from, to }: Support): string => JSON.stringify([evidence, from, to]);

/** What grounds name as exhibit, with the passage in it. */
export const supportOf = ({
  evidence,
  passage,
}: Pick<Grounds, 'evidence'> & Partial<Pick<Grounds, 'passage'>>): Support[] =>
  evidence === undefined ? [] : [{ evidence, ...passage }];

/** What a new statement keeps of the one before it: its exhibits, and the fields that it set. */
export function following(
  before: Hand | undefined,
  now: { said: readonly string[]; source?: string; grade?: string; supports: readonly Support[] },
): Hand {
  const supports = new Map([...(before?.supports ?? []), ...now.supports].map((one) => [keyOf(one), one]));
  const set = new Set([...(before?.said ?? []), ...(before?.upholds ?? [])]);
  for (const name of now.said) set.delete(name);
  return {
    said: [...now.said].sort(),
    upholds: [...set].sort(),
    ...(now.source === undefined ? {} : { source: now.source }),
    ...(now.grade === undefined ? {} : { grade: now.grade }),
    supports: [...supports.values()],
  };
}
