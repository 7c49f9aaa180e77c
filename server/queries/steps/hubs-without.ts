// What breaks when parties are taken out.
import { fail } from '#contract/errors.ts';
import type { Step } from '../define.ts';
import { caseFlow } from '../hubs/case-flow.ts';
import { standsFor } from '../identities/party-of.ts';
import { lineageStateOf } from '../lineage-state.ts';

/** Parties that would be next: as many as a person reads. */
const NEXT = 5;

export const hubsWithout: Step<'hubs-without'> = async ({ record, workers }, params) => {
  const { case: caseId, identities } = params;
  const { flow } = caseFlow(record, caseId, identities);
  const stands = standsFor(record, caseId, identities);
  const ids = [...new Set(params.parties.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  const without = ids.map((id) => {
    const party = flow.parties.indexOf(stands.get(id) ?? id);
    return party === -1
      ? fail(
          'not-found',
          `案件中没有主体 ${id}，或它未参与传递`,
          `The case has no party ${id} that holds or passes on lists`,
        )
      : party;
  });
  const found = await workers.run('hubs-without', { flow, without: [...new Set(without)] });
  const listAt = (copy: number): { list: string; holder: string } => ({
    list: flow.copies[copy]!.list!,
    holder: flow.parties[flow.copies[copy]!.party]!,
  });
  const names = [...new Set(without)].map((party) => flow.parties[party]!);
  const cutOff = found.cutOff.map(listAt).sort((a, b) => (a.list < b.list ? -1 : 1));
  const weakened = found.weakened.map(({ copy, lost, left }) => ({ ...listAt(copy), lost, left }));
  return {
    case: caseId,
    identities,
    without: names,
    cutOff,
    weakened: weakened.sort((a, b) => (a.list < b.list ? -1 : 1)),
    next: found.alone
      .map((cuts, party) => ({ id: flow.parties[party]!, cuts }))
      .filter(({ cuts }) => cuts > 0)
      .sort((a, b) => b.cuts - a.cuts || (a.id < b.id ? -1 : 1))
      .slice(0, NEXT),
    reachable: found.reachable,
    text: {
      zh: `截断 ${names.join('、')}：${found.reachable} 份有来历的名单中，${cutOff.length} 份再也追不到源头，${weakened.length} 份少了一些来路`,
      en: `Without ${names.join(' and ')}: of ${found.reachable} lists that came from somebody else, ${cutOff.length} are cut off from every source and ${weakened.length} lose some of what leads to them`,
    },
    lineageUpTo: lineageStateOf(record, caseId),
  };
};
