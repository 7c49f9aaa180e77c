// A search by a whole phone or ID number: counted per person and hour, and noted without the number, before it is answered.
import { failUntil } from '#contract/errors.ts';
import { NUMBER_SEARCHES_AN_HOUR } from '#contract/queries/search.ts';
import { NUMBER_SEARCH, type Record as EvidenceRecord } from '../../record/index.ts';

const HOUR_MS = 3_600_000;

/** How many numbers were searched for; an ID number is one, whatever else its digits may be. */
const numbersOf = (matchKeys: readonly string[]): number =>
  Math.max(1, matchKeys.filter((key) => key.startsWith('phone:')).length);

/**
 * Neither the number nor its keyed hash is kept: the journal outlives what it is about. Several numbers at once count and are noted
 * as so many searches.
 * @param matchKeys what was searched for; of them only the kinds are noted
 * @throws too-many-searches, with the seconds until the earliest of the hour is an hour old
 */
export const noteNumberSearch = (
  record: EvidenceRecord,
  { case: caseId, user, matchKeys }: { case: string; user: string; matchKeys: readonly string[] },
): Promise<void> =>
  record.transaction(user, (tx) => {
    const now = Date.now();
    const searches = tx.numberSearches(user, new Date(now - HOUR_MS).toISOString());
    const numbers = numbersOf(matchKeys);
    const tooMany = searches.length + numbers - NUMBER_SEARCHES_AN_HOUR;
    if (tooMany > 0) {
      // More at once than an hour allows are never answered: then it is the whole hour.
      const first = searches[tooMany - 1] ?? new Date(now).toISOString();
      const seconds = Math.max(1, Math.ceil((Date.parse(first) + HOUR_MS - now) / 1000));
      const minutes = Math.ceil(seconds / 60);
      failUntil(
        'too-many-searches',
        seconds,
        `您在一小时内已用完整号码搜索 ${NUMBER_SEARCHES_AN_HOUR} 次，请约 ${minutes} 分钟后再试；号码较多时请用“比对名单”`,
        `You searched by a whole number ${NUMBER_SEARCHES_AN_HOUR} times within an hour: try again in about ${minutes} min, or hold a list of numbers against the case`,
      );
    }
    const kinds = [...new Set(matchKeys.map((key) => key.slice(0, key.indexOf(':'))))].sort();
    for (let n = 0; n < numbers; n += 1)
      tx.append({ action: NUMBER_SEARCH, case: caseId, subject: 'search', payload: { kinds } });
  });
