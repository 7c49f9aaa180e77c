// Documents against rows: whether what the rows say by themselves bears out what is documented.
import type { LineageParent, ListLineage } from '#contract/lineage.ts';
import type { DocumentFinding, FindingKind } from '#contract/queries/document-findings.ts';
import type { Text } from '#contract/text.ts';
import { bandOf, clamp, ROWS_CAP } from './bands.ts';
import { weightOf, WORTH } from './documents.ts';
import type { LineageDocument } from './input.ts';

/** From here on the rows speak clearly for or against (a ratio of 10; ENFSI: moderate support). */
const CLEAR = Math.log(10);
/** By how much another source must lead to be named instead (a ratio of 100). */
const LEADS = Math.log(100);
/** Fewer shared owners than this cannot be compared. */
const COMPARED = 5;

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** What the rows alone say of a documented edge: its channels without the document, capped as rows alone are. */
const rowsAlone = ({ channels }: LineageParent): number =>
  clamp(
    channels.reduce((sum, { name, logLR }) => (name === 'documents' ? sum : sum + logLR), 0),
    ROWS_CAP,
  );

const hasDocument = ({ channels }: LineageParent): boolean =>
  channels.some(({ name }) => name === 'documents');

type Ranked = ListLineage['ranking'][number];

const likeliest = (list: ListLineage, leftOut: ReadonlySet<string>): Ranked | undefined =>
  list.ranking.find(({ id, relation }) => relation === 'parent' && !leftOut.has(id));

const NOTES: Record<FindingKind, (from: string, instead: string) => Text> = {
  agrees: (from) => ({
    zh: `数据本身也支持来自 ${from}`,
    en: `The rows by themselves speak for ${from}, too`,
  }),
  silent: (from) => ({
    zh: `数据无从印证来自 ${from}：共有的业主太少，或两种可能都说得通`,
    en: `The rows say little of ${from}: too few owners are shared, or both fit as well`,
  }),
  contradicts: (from) => ({
    zh: `数据与书证相反：不像来自 ${from}`,
    en: `The rows say the contrary: this does not look copied from ${from}`,
  }),
  reversed: (from) => ({
    zh: `数据支持相反方向：更像 ${from} 抄自本名单`,
    en: `The rows favour the other direction: ${from} looks copied from this list`,
  }),
  'other-source': (from, instead) => ({
    zh: `数据明显指向 ${instead}，而非书证所载的 ${from}`,
    en: `The rows clearly name ${instead}, not the documented ${from}`,
  }),
  dates: (from) => ({
    zh: `书证的日期与名单 ${from} 或本名单可能存在的日期矛盾`,
    en: `The day of the document contradicts the dates of ${from} or of this list`,
  }),
};

const ORDER: readonly FindingKind[] = [
  'contradicts',
  'reversed',
  'other-source',
  'dates',
  'silent',
  'agrees',
];

/** One finding per documented edge, the conflicts first. @param lists the model's answers, documented edges among the parents */
export function findingsOf(
  lists: readonly ListLineage[],
  transfers: readonly LineageDocument[],
): DocumentFinding[] {
  const byId = new Map(lists.map((list) => [list.id, list]));
  const gradeOf = new Map(transfers.map(({ transfer, grade }) => [transfer, grade]));
  const findings = lists.flatMap((list) =>
    list.parents
      .filter(({ documented }) => documented)
      .map((parent): DocumentFinding => {
        const { transfer = '' } = parent;
        const grade = gradeOf.get(transfer);
        const rows = rowsAlone(parent);
        const compared = parent.sharedOwners >= COMPARED;
        const own = new Set(list.parents.filter(({ documented }) => documented).map(({ id }) => id));
        const other = likeliest(list, own);
        const instead =
          other !== undefined && other.logLR - rows >= LEADS && other.logLR >= LEADS ? other : undefined;
        // The document counts against the other direction as much as for this one; the rows alone do not.
        const back = byId
          .get(parent.id)
          ?.ranking.find(({ id, relation }) => id === list.id && relation === 'parent');
        const reverse = back === undefined ? Number.NEGATIVE_INFINITY : back.logLR + WORTH * weightOf(grade);
        const kind = ((): FindingKind => {
          if (!hasDocument(parent)) return 'dates';
          if (compared && reverse >= CLEAR && reverse - rows >= CLEAR) return 'reversed';
          if (rows < CLEAR && instead !== undefined) return 'other-source';
          if (compared && rows <= -CLEAR) return 'contradicts';
          return compared && rows >= CLEAR ? 'agrees' : 'silent';
        })();
        return {
          kind,
          list: list.id,
          from: parent.id,
          transfer,
          ...(grade === undefined ? {} : { grade }),
          logLR: round(rows),
          band: bandOf(rows),
          probability: parent.probability,
          sharedOwners: parent.sharedOwners,
          ...(instead === undefined || kind === 'agrees'
            ? {}
            : {
                instead: {
                  list: instead.id,
                  probability: instead.probability,
                  logLR: instead.logLR,
                  band: instead.band,
                },
              }),
          note: NOTES[kind](parent.id, instead?.id ?? ''),
        };
      }),
  );
  return findings.sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      a.logLR - b.logLR ||
      (a.list < b.list ? -1 : a.list > b.list ? 1 : a.from < b.from ? -1 : 1),
  );
}
