// What of a case turns up in others, by the index of keyed hashes that the record keeps: nothing is compared here.
import { acrossKind, type AcrossItem, type AcrossKind } from '#contract/queries/across.ts';
import { fail } from '#contract/errors.ts';
import { noCase } from '../../access.ts';
import type { SharedKind } from '../../record/index.ts';
import { captions } from '../across/captions.ts';
import { acrossUpToDate } from '../across/up-to-date.ts';
import { assertCase } from '../assert-case.ts';
import type { Step } from '../define.ts';

/** Elements whose sign the client draws; more of them than it can show at once. */
const MOST_ELEMENTS = 5_000;

/** Elements told by case, over all cases together. */
const MOST_BY_CASE = 20_000;

const KINDS = acrossKind.options satisfies readonly SharedKind[];

export const across: Step<'across'> = async (workspace, params, _signal, access) => {
  const { record } = workspace;
  const { case: caseId, kind, element, with: other, limit, offset } = params;
  if (other !== undefined) {
    if (access.role(other) === undefined) noCase(other);
    assertCase(workspace, other);
    if (other === caseId) fail('bad-request', '请选择另一个案件', 'Choose another case to compare with');
  }
  const behind = await acrossUpToDate(workspace);
  const cases = access.cases().filter(({ id }) => id !== caseId);
  const others = cases.map(({ id }) => id).filter((id) => other === undefined || id === other);
  const filter = { others, ...(element === undefined ? {} : { elements: [element] }) };
  const nameOf = captions(record);
  const items: AcrossItem[] = [];
  const counts = {} as Record<AcrossKind, number>;
  let before = 0;
  for (const each of KINDS) {
    const isAsked = kind === undefined || kind === each;
    const from = Math.max(0, offset - before);
    const found = record.shared(caseId, each, filter, {
      offset: from,
      limit: isAsked ? limit - items.length : 0,
    });
    counts[each] = found.total;
    if (isAsked) before += found.total;
    for (const { other: there, ...item } of found.items) {
      items.push({
        kind: each,
        case: there,
        here: nameOf(caseId, item.here),
        there: nameOf(there, item.there),
        weight: item.weight,
      });
    }
  }
  const pairs = record.sharedElements(caseId, others);
  const elements = [...new Set(pairs.map(({ here }) => here))];
  const byCase = new Map<string, string[]>(record.casesSharing(caseId, others).map((id) => [id, []]));
  for (const { here, other: there } of pairs) byCase.get(there)?.push(here);
  const each = Math.floor(MOST_BY_CASE / Math.max(1, byCase.size));
  return {
    items,
    shown: items.length,
    total: before,
    counts,
    compared: others.length,
    cases: cases.flatMap(({ id, title }) => {
      const own = byCase.get(id);
      return own === undefined ? [] : { id, title, elements: own.slice(0, each), elementsTotal: own.length };
    }),
    elements: elements.slice(0, MOST_ELEMENTS),
    elementsTotal: elements.length,
    behind,
  };
};
