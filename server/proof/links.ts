// A task for every link of the chain, and for every list whose source was not seized: what it rests on, and how open it is.
import type { LineageParent, ListLineage } from '#contract/lineage.ts';
import type { FindingKind } from '#contract/queries/document-findings.ts';
import type { ProofTask } from '#contract/proof-task.ts';
import { both } from '#contract/text.ts';
import { weightOf } from '../lineage/index.ts';
import type { ProofInput, ProofList, ProofTransfer } from './input.ts';
import { wishCopy, wishDates, wishDocument, wishForTransfer, wishOrder } from './settling.ts';

/** A task before it is known what hangs on it, and how far the work on it is. */
export type Found = Omit<ProofTask, 'lists' | 'stake' | 'state' | 'assignee' | 'word'> & {
  /** The list whose chain it decides. */
  at: readonly string[];
};

/** At this weight a document or a word is relied on: both letters of its grade are of the best two. */
const RELIED_ON = 1;
/** How open a documented link is that the rows contradict, at least: as open as a link that may as well not be. */
const CONTRARY_DOUBT = 0.8;
const CONTRARY: ReadonlySet<FindingKind> = new Set(['contradicts', 'reversed', 'other-source', 'dates']);

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** How open a proposition of this probability is: its entropy in bits, 1 at a half. */
export function openness(probability: number): number {
  const p = Math.min(0.999, Math.max(0.001, probability));
  return round(-(p * Math.log2(p) + (1 - p) * Math.log2(1 - p)));
}

interface Known {
  list(id: string): ProofList;
  transfer(id: string | undefined): ProofTransfer | undefined;
  finding(list: string, from: string): FindingKind | undefined;
  actor(id: string): string;
  /** Documented transfers by which a list came to its holder, of whose senders no copy was seized. */
  givers(list: ProofList): ProofTransfer[];
}

/** The rival that is held against a source: the best other candidate. */
const rivalOf = ({ ranking, parents }: ListLineage, but: string): string | undefined =>
  ranking.find(
    ({ id, relation, assessment }) =>
      relation === 'parent' &&
      id !== but &&
      assessment !== 'rejected' &&
      !parents.some((parent) => parent.id === id && (parent.documented || parent.assessment !== undefined)),
  )?.id;

function linkTask(list: ListLineage, parent: LineageParent, known: Known): Found {
  const { id: from, documented, assessment, probability, band } = parent;
  const transfer = documented ? known.transfer(parent.transfer) : undefined;
  const rows = documented ? known.finding(list.id, from) : undefined;
  const isContrary = rows !== undefined && CONTRARY.has(rows);
  const isConfirmed = assessment?.kind === 'confirmed';
  const byDocument = transfer !== undefined && transfer.evidence.length > 0 ? weightOf(transfer.grade) : 0;
  const byWord = isConfirmed ? weightOf(assessment.grade) : 0;
  const relied = Math.max(byDocument, byWord);
  // An investigator's word was said in the knowledge of what the rows say; a document's was not.
  const doubt =
    isContrary && byWord < RELIED_ON
      ? CONTRARY_DOUBT
      : relied >= RELIED_ON
        ? 0
        : openness(Math.max(probability, relied));
  const [copy, source] = [known.list(list.id), known.list(from)];
  const grade = isConfirmed && byWord >= byDocument ? assessment.grade : transfer?.grade;
  const rival = rivalOf(list, from);
  return {
    id: `${list.id}<${from}`,
    kind: 'link',
    at: [list.id],
    what: both(`${list.id} 来自 ${from}`, `${list.id} came from ${from}`),
    list: list.id,
    from,
    ...(transfer === undefined ? {} : { transfer: transfer.transfer }),
    holder: copy.holder,
    fromHolder: source.holder,
    rests: {
      on: isConfirmed && byWord >= byDocument ? 'confirmed' : documented ? 'documented' : 'inferred',
      ...(grade === undefined ? {} : { grade }),
      evidence: [...(transfer?.evidence ?? [])],
      probability,
      band,
      ...(rows === undefined ? {} : { rows }),
    },
    proved: doubt === 0,
    doubt,
    settledBy:
      doubt === 0
        ? []
        : [
            ...(transfer === undefined
              ? [wishDocument(source, copy, known.actor)]
              : byDocument >= RELIED_ON
                ? []
                : wishForTransfer(transfer)),
            ...(rows === 'reversed' || rows === 'dates' ? [wishOrder(source, copy)] : []),
            ...wishDates(copy, 'copy'),
            ...wishDates(source, 'source'),
          ],
    ...(rival === undefined || doubt === 0 ? {} : { between: { list: list.id, a: from, b: rival } }),
  };
}

const OPEN_SOURCE: Record<Exclude<ListLineage['decision'], 'derived'>, { zh: string; en: string }> = {
  'source-not-seized': both(' 的来源未起获', ' came from a source that was not seized'),
  undecided: both(' 的来源无法判断', ': its source is undecided'),
  independent: both(' 看不出来源于他人：是否为源头', ' shows no source: is it an origin?'),
};

function sourceTask(list: ListLineage, known: Known): Found | undefined {
  const { id, decision, notSeized, ranking } = list;
  if (decision === 'derived') return undefined;
  const own = known.list(id);
  const [first, second] = ranking.filter(
    ({ relation, assessment }) => relation === 'parent' && assessment !== 'rejected',
  );
  const on = decision === 'source-not-seized' ? 'not-seized' : decision;
  return {
    id: `${id}<?`,
    kind: 'source',
    at: [id],
    what: both(`${id}${OPEN_SOURCE[decision].zh}`, `${id}${OPEN_SOURCE[decision].en}`),
    list: id,
    holder: own.holder,
    rests: { on, evidence: [...own.evidence], probability: notSeized },
    proved: false,
    // Nothing is known of who gave it, however sure it is that somebody did.
    doubt: decision === 'independent' ? openness(notSeized) : 1,
    settledBy: [
      ...wishCopy(own, known.givers(own)),
      ...wishDates(own, decision === 'undecided' ? 'copy' : 'source'),
    ],
    ...(first === undefined || second === undefined || decision === 'independent'
      ? {}
      : { between: { list: id, a: first.id, b: second.id } }),
  };
}

/** Tasks of the lineage, in its order. */
export function lineageTasks(input: ProofInput, actor: (id: string) => string): Found[] {
  const lists = new Map(input.lists.map((list) => [list.id, list]));
  const transfers = new Map(input.transfers.map((one) => [one.transfer, one]));
  const findings = new Map(input.findings.map(({ list, from, kind }) => [`${list}<${from}`, kind]));
  const holders = new Set(input.lists.map(({ holder }) => actor(holder)));
  const known: Known = {
    list: (id) => lists.get(id) ?? { id, holder: '', evidence: [] },
    transfer: (id) => transfers.get(id ?? ''),
    finding: (list, from) => findings.get(`${list}<${from}`),
    actor,
    givers: ({ id, holder }) =>
      input.transfers.filter(
        ({ list, from, to }) => list === id && actor(to) === actor(holder) && !holders.has(actor(from)),
      ),
  };
  return input.lineage.lists.flatMap((list) => {
    const source = sourceTask(list, known);
    return [
      ...list.parents.map((parent) => linkTask(list, parent, known)),
      ...(source === undefined ? [] : [source]),
    ];
  });
}
