// Measures as they are answered: parties by rank with their sentences, cut sets, and what is to be said beside them.
import type { HubParty, Hubs } from '#contract/hubs.ts';
import { both, type Text } from '#contract/text.ts';
import type { CaseFlow } from './case-flow.ts';
import type { Expectation, Sampled } from '../../measures/expectation.ts';
import { byRank, type Measures } from '../../measures/measure.ts';
import { cutSetSentence, partySentences } from '../../measures/words.ts';
import type { ParamsOf } from '../define.ts';

/** Figures to so many digits: enough for any reader, and the same on every machine. */
const rounded = (value: number): number => Number(value.toPrecision(10));

type Expected = NonNullable<HubParty['expected']>;

const expectedOf = (found: Expectation['parties'][number]): Expected =>
  Object.fromEntries(
    Object.entries(found).map(([measure, spread]) => [
      measure,
      Object.fromEntries(Object.entries(spread).map(([name, value]) => [name, rounded(value)])),
    ]),
  ) as Expected;

function notesOf({ measures, flow, isCalibrated, draws }: AnswerInput & { draws: number }): Text[] {
  const notes: Text[] = [];
  if (measures.circles.length > 0)
    notes.push(
      both(
        `有 ${measures.circles.length} 组互相传名单、成圈的主体；经过它们的最短路线按整圈计算，圈内各方数值相同`,
        `${measures.circles.length} groups of parties pass lists in a circle; shortest ways count each circle as one, and its parties have the same figure`,
      ),
    );
  const unfound = flow.flow.copies.filter(({ list }) => list === undefined).length;
  if (unfound > 0)
    notes.push(
      both(
        `${unfound} 方传出过名单，但在它那里没有起获对应的那份：路线照样经过它`,
        `${unfound} parties passed on lists of which no copy was found with them: routes run through them all the same`,
      ),
    );
  if (draws > 0 && !isCalibrated)
    notes.push(
      both(
        '谱系模型未校准，数值不是概率，因此不给期望值',
        'The lineage model is not calibrated, its numbers are no probabilities, and so no expected values are given',
      ),
    );
  return notes;
}

interface AnswerInput {
  flow: CaseFlow;
  measures: Measures;
  expectation: Expectation | null;
  isCalibrated: boolean;
  lineageUpTo: Hubs['lineageUpTo'];
}

/** The answer to who the hubs are, cut to the page that is asked for. */
export function hubsAnswer(params: ParamsOf<'hubs'>, input: AnswerInput): Hubs {
  const { flow, measures, expectation, lineageUpTo } = input;
  const order = [...measures.parties.keys()].sort((a, b) =>
    byRank(measures.parties[a]!, measures.parties[b]!),
  );
  const shown = order.slice(params.offset, params.offset + params.limit);
  const name = (party: number): string => flow.flow.parties[party]!;
  const drawsOf = (measure: Sampled): number => expectation?.draws[measure] ?? 0;
  return {
    case: params.case,
    identities: params.identities,
    model: flow.lineage.model,
    parties: shown.map((party, at): HubParty => {
      const { isSource, community, circle, ...own } = measures.parties[party]!;
      return {
        ...own,
        betweenness: rounded(own.betweenness),
        pageRank: rounded(own.pageRank),
        handles: flow.handles.get(own.id) ?? [],
        kind: flow.kinds[party]!,
        rank: params.offset + at + 1,
        source: isSource,
        ...(community === undefined ? {} : { community }),
        ...(circle === undefined ? {} : { circle }),
        sentences: partySentences(measures.parties[party]!, measures),
        ...(expectation === null ? {} : { expected: expectedOf(expectation.parties[party]!) }),
      };
    }),
    cutSets: measures.cutSets.map((set) => ({
      parties: set.parties.map(name),
      listsCutOff: set.cutOff.length,
      cutOff: set.cutOff,
      kind: set.kind,
      ...(set.targets === undefined ? {} : { targets: set.targets.map(name) }),
      exact: set.isExact,
      text: cutSetSentence(set, measures),
    })),
    ends: measures.ends,
    communities: measures.communities.map((members) => members.map(name)),
    circles: measures.circles.map((members) => members.map(name)),
    reachable: measures.reachable,
    handOvers: measures.handOvers,
    draws:
      expectation === null
        ? null
        : {
            seed: params.seed,
            in: drawsOf('in'),
            out: drawsOf('out'),
            cuts: drawsOf('cuts'),
            betweenness: drawsOf('betweenness'),
            pageRank: drawsOf('pageRank'),
          },
    notes: notesOf({ ...input, draws: params.draws }),
    lineageUpTo,
    shown: shown.length,
    total: order.length,
  };
}
