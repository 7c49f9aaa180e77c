// A search by a whole phone or ID number: counted per person and hour, and noted without the number, before it is answered.
import { failUntil } from '#contract/errors.ts';
import { NUMBER_SEARCHES_AN_HOUR } from '#contract/queries/search.ts';
import { NUMBER_SEARCH, type Record as EvidenceRecord } from '../../record/index.ts';

const HOUR_MS = 3_600_000;

/** What was searched for: of the numbers only their kinds, and how many there were. */
export interface Numbers {
  kinds: readonly string[];
  numbers: number;
}

/** Of the keys of a search: an ID number is one, whatever else its digits may be. */
export const numbersSearched = (matchKeys: readonly string[]): Numbers => ({
  kinds: [...new Set(matchKeys.map((key) => key.slice(0, key.indexOf(':'))))].sort(),
  numbers: Math.max(1, matchKeys.filter((key) => key.startsWith('phone:')).length),
});

/**
 * Of a list that is held against a case: one search, for its answer counts whom the case knows, which tells of one number alone where
 * all others are known. None where it names no number.
 */
export function listHeld(counts: Readonly<Record<string, number>>): Numbers | undefined {
  const kinds = Object.keys(counts)
    .filter((kind) => (counts[kind] ?? 0) > 0)
    .sort();
  return kinds.length === 0 ? undefined : { kinds, numbers: 1 };
}

/** Of a table of complaints, whose answer tells of each phone in it: so many searches, and all that an hour allows where it is longer. */
export const complaintsHeld = (phones: number): Numbers | undefined =>
  phones === 0 ? undefined : { kinds: ['phone'], numbers: Math.min(phones, NUMBER_SEARCHES_AN_HOUR) };

/**
 * Neither the number nor its keyed hash is kept: the journal outlives what it is about. Several numbers at once count and are noted
 * as so many searches.
 * @param by how it was searched
 * @throws too-many-searches, with the seconds until the earliest of the hour is an hour old
 */
export const noteNumberSearch = (
  record: EvidenceRecord,
  {
    case: caseId,
    user,
    kinds,
    numbers,
    by = 'search',
  }: { case: string; user: string; by?: 'search' | 'match' } & Numbers,
): Promise<void> =>
  record.transaction(user, (tx) => {
    const now = Date.now();
    const searches = tx.numberSearches(user, new Date(now - HOUR_MS).toISOString());
    const tooMany = searches.length + numbers - NUMBER_SEARCHES_AN_HOUR;
    if (tooMany > 0) {
      // More at once than an hour allows are never answered: then it is the whole hour.
      const first = searches[tooMany - 1] ?? new Date(now).toISOString();
      const seconds = Math.max(1, Math.ceil((Date.parse(first) + HOUR_MS - now) / 1000));
      const minutes = Math.ceil(seconds / 60);
      const instead =
        by === 'search'
          ? {
              zh: '号码较多时请用“比对名单”',
              en: 'hold a list of numbers against the case',
            }
          : {
              zh: '比对一份名单计一次，投诉表按其中的号码个数计',
              en: 'a list that is held against the case counts as one, a table of complaints as the phones in it',
            };
      failUntil(
        'too-many-searches',
        seconds,
        `您在一小时内已用完整号码搜索 ${searches.length} 次（至多 ${NUMBER_SEARCHES_AN_HOUR} 次），请约 ${minutes} 分钟后再试；${instead.zh}`,
        `You searched by a whole number ${searches.length} times within an hour, of ${NUMBER_SEARCHES_AN_HOUR} at most: try again in about ${minutes} min; ${instead.en}`,
      );
    }
    for (let n = 0; n < numbers; n += 1)
      tx.append({ action: NUMBER_SEARCH, case: caseId, subject: by, payload: { kinds } });
  });
