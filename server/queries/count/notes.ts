// What is to be said beside a count: what is not known, which law was in force, what a figure does not mean.
import { both, type Text } from '#contract/text.ts';
import { zhDay } from '#contract/when.ts';
import { citationOf, INTERPRETATION_FROM, RULES } from '../../counting/rules.ts';
import { periodBetween, periodOf, type Period } from '../../counting/time.ts';
import type { Accumulated } from '../../counting/provided.ts';
import type { ByClass } from '../../counting/readings.ts';
import type { CountScope } from './scope.ts';

/** When each list was there and each transfer was made, as against a day. */
export function periodsOf(
  { scope, dates, transfers }: CountScope,
  from: string = INTERPRETATION_FROM,
): { lists: Period[]; transfers: Period[] } {
  return {
    lists: scope.map((id) => periodBetween(dates.get(id)?.first, dates.get(id)?.last, from)),
    transfers: transfers.map(({ on }) => periodOf(on, from)),
  };
}

const count = (periods: readonly Period[], wanted: Period): number =>
  periods.filter((period) => period === wanted).length;

/** What the reading by classes leaves out, where lists are of several and more is held against the thresholds than was found. */
export function classNotes(classified: ByClass | undefined, total: number): Text[] {
  const found = Object.values(classified ?? {}).reduce((sum, records) => sum + records, 0);
  if (classified === undefined || found === total) return [];
  return [
    both(
      `名单分属几类：按分类的一项只计查获的 ${found} 条，未按接收方累计（累计为 ${total} 条）`,
      `The lists are of several classes: by classes the ${found} records that were found are counted, not added up over recipients (which makes ${total})`,
    ),
  ];
}

/** What is to be said beside the count of a scope, whatever classes its lists are of. */
export function notesOf(scope: CountScope, accumulated: Accumulated): Text[] {
  const { lists, transfers } = periodsOf(scope);
  const notes: Text[] = [
    both(
      '本页只计数并对照标准，不作任何认定；适用前请由法律人员确认',
      'This counts and holds the numbers against thresholds; it finds nothing. Have counsel confirm before relying on it',
    ),
  ];
  const before = count(lists, 'before') + count(transfers, 'before');
  if (before > 0)
    notes.push(
      both(
        `${before} 项行为（持有或提供）早于${zhDay(INTERPRETATION_FROM)}：对它们，法释〔2017〕10号的标准只作参考`,
        `${before} acts (holding or providing) were before ${INTERPRETATION_FROM}: for them the thresholds of Fa Shi [2017] No. 10 are a reference only`,
      ),
    );
  const unknown = count(lists, 'unknown') + count(transfers, 'unknown');
  if (unknown > 0)
    notes.push(
      both(
        `${unknown} 项行为日期不明，或跨越${zhDay(INTERPRETATION_FROM)}：是否适用法释〔2017〕10号不能确定`,
        `Of ${unknown} acts the date is not known or spans ${INTERPRETATION_FROM}: whether Fa Shi [2017] No. 10 applies cannot be said`,
      ),
    );
  const nine = periodsOf(scope, RULES['crime-ix'].from);
  const earlier = count([...nine.lists, ...nine.transfers], 'before');
  if (earlier > 0)
    notes.push(
      both(
        `${earlier} 项行为早于${zhDay(RULES['crime-ix'].from)}：当时有效的是${citationOf('crime-vii')}`,
        `${earlier} acts were before ${RULES['crime-ix'].from}, when ${RULES['crime-vii'].citation.en} was in force`,
      ),
    );
  const unsaid = accumulated.provided.reduce((sum, one) => sum + one.unknown, 0);
  if (unsaid > 0)
    notes.push(
      both(
        `${unsaid} 次提供没有条数，也没有查获对应名单：未计入`,
        `Hand-overs of which neither the number nor the list is known, and which are not counted: ${unsaid}`,
      ),
    );
  const differ = accumulated.provided.filter(
    ({ documented, records }) => documented !== null && documented !== records,
  );
  if (differ.length > 0)
    notes.push(
      both(
        `${differ.length} 处书证所说条数与查获名单的条数不同：以查获的为准，两个数都列出`,
        `In ${differ.length} places the documents say another number than the lists that were found: what was seized counts, and both are shown`,
      ),
    );
  if (scope.party === undefined)
    notes.push(
      both(
        '标准是对单个行为人的：整案或一份名单的条数仅供总览，请按主体再算',
        'Thresholds are for one person or unit: the number of a case or a list is an overview; count by party',
      ),
    );
  return notes;
}
