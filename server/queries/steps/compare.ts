// What two cases have in common, by the index of keyed hashes that finds it in all of them; a name alone is only said to be the same.
import { fail } from '#contract/errors.ts';
import { maskText, type Fact, type RecordReader, type SharedKind } from '../../record/index.ts';
import { factCaption } from '../across/captions.ts';
import { acrossUpToDate } from '../across/up-to-date.ts';
import { noCase } from '../../access.ts';
import { assertCase } from '../assert-case.ts';
import { textOf } from '../case-chain.ts';
import type { ResultOf, Step } from '../define.ts';

type Compared = ResultOf<'compare'>;
type Page = { offset: number; limit: number };

const said = ({ payload }: Fact, name: string): string => textOf(payload.values[name]) ?? '';

const paged = <T>(
  all: readonly T[],
  { offset, limit }: Page,
): { items: T[]; shown: number; total: number } => {
  const items = all.slice(offset, offset + limit);
  return { items, shown: items.length, total: all.length };
};

function sideOf(record: RecordReader, id: string): Compared['here'] {
  const title = record.fact(id, 'Case', id);
  return {
    id,
    title: title === undefined ? id : said(title, 'title'),
    parties: record.facts(id, 'Party').length,
    handles: record.facts(id, 'Handle').length,
    lists: record.facts(id, 'List').length,
    owners: record.countOwners(id),
  };
}

/** Everything of a kind that the two have in common, for what is made of it must be complete. */
const ALL = { offset: 0, limit: -1 };

interface Pair {
  here: Fact;
  there: Fact;
}

const factsOf = (record: RecordReader, here: string, there: string, kind: SharedKind): Pair[] =>
  record.shared(here, kind, { others: [there] }, ALL).items.flatMap((item) => {
    const [one, other] = [record.byRef(here, item.here.id), record.byRef(there, item.there.id)];
    return one === undefined || other === undefined ? [] : [{ here: one, there: other }];
  });

/** Parties that use one account, then those that have no more than a name in common. */
function partiesOf(
  record: RecordReader,
  [here, there]: readonly [string, string],
  handles: readonly Pair[],
): Compared['parties']['items'] {
  const found = new Map<string, Compared['parties']['items'][number]>();
  const add = (one: Fact | undefined, other: Fact | undefined, by: 'account' | 'name'): void => {
    if (one === undefined || other === undefined || found.has(`${one.ref} ${other.ref}`)) return;
    const caption = factCaption(one);
    found.set(`${one.ref} ${other.ref}`, { here: one.ref, there: other.ref, caption, by });
  };
  for (const pair of handles) {
    const [first, second] = [said(pair.here, 'party_id'), said(pair.there, 'party_id')];
    add(record.fact(here, 'Party', first), record.fact(there, 'Party', second), 'account');
  }
  for (const pair of factsOf(record, here, there, 'name')) add(pair.here, pair.there, 'name');
  return [...found.values()];
}

export const compare: Step<'compare'> = async (workspace, params, _signal, access) => {
  const { record } = workspace;
  const { case: here, with: there } = params;
  if (access.role(there) === undefined) noCase(there);
  assertCase({ record }, there);
  if (here === there) fail('bad-request', '请选择另一个案件', 'Choose another case to compare with');
  await acrossUpToDate(workspace);
  const handles = factsOf(record, here, there, 'handle');
  const files = factsOf(record, here, there, 'file');
  const owners = record.shared(here, 'owner', { others: [there] }, params);
  return {
    here: sideOf(record, here),
    there: sideOf(record, there),
    handles: paged(
      handles.map((pair) => ({
        here: pair.here.ref,
        there: pair.there.ref,
        caption: factCaption(pair.here),
        platform: said(pair.here, 'platform'),
      })),
      params,
    ),
    parties: paged(partiesOf(record, [here, there], handles), params),
    files: paged(
      files.map((pair) => ({
        here: pair.here.ref,
        there: pair.there.ref,
        caption: maskText(said(pair.here, 'title') || pair.here.id),
        sha256: said(pair.here, 'sha256'),
      })),
      params,
    ),
    owners: {
      items: owners.items.flatMap((item) => {
        const [one, other] = [record.owner(here, item.here.id), record.owner(there, item.there.id)];
        if (one === undefined || other === undefined) return [];
        const { id, caption, records } = one;
        return [{ here: id, there: other.id, caption, rowsHere: records, rowsThere: other.records }];
      }),
      shown: owners.items.length,
      total: owners.total,
    },
  };
};
