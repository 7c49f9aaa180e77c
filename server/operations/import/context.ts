// What a case offers to an import: who may hold a list, exhibits, and the next free id of a list.
import type { ImportContext } from '#contract/import.ts';
import { platform } from '#contract/model/handle.ts';
import { assertCase } from '../../queries/assert-case.ts';
import { maskHandle, maskText, type Fact } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';

const said = (fact: Fact, name: string): string => String(fact.payload.values[name] ?? '');

function handleCaption(fact: Fact): string {
  const known = platform.safeParse(fact.payload.values['platform']);
  return known.success ? maskHandle(known.data, said(fact, 'value')) : maskText(said(fact, 'value'));
}

/** The id after the highest of the lists' ids that end in a number: L01, L02 → L03. */
export function nextId(ids: readonly string[]): ImportContext['next'] {
  let next: ImportContext['next'] = { prefix: 'L', number: 1, width: 2 };
  for (const id of ids) {
    const [, prefix = '', digits = ''] = /^(\D{0,20})(\d{1,9})$/.exec(id) ?? [];
    if (digits !== '' && Number(digits) >= next.number)
      next = { prefix, number: Number(digits) + 1, width: digits.length };
  }
  return next;
}

/** @throws not-found */
export function importContextOf({ record }: Workspace, caseId: string): ImportContext {
  assertCase({ record }, caseId);
  const lists = record.facts(caseId, 'List').map(({ id }) => id);
  return {
    holders: [
      ...record.facts(caseId, 'Party').map((fact) => ({
        id: fact.id,
        type: 'Party' as const,
        kind: said(fact, 'kind'),
        caption: maskText(said(fact, 'name')),
      })),
      ...record.facts(caseId, 'Handle').map((fact) => ({
        id: fact.id,
        type: 'Handle' as const,
        kind: said(fact, 'platform'),
        caption: handleCaption(fact),
      })),
    ],
    evidence: record.facts(caseId, 'Evidence').map((fact) => {
      const on = said(fact, 'on');
      return { id: fact.id, kind: said(fact, 'kind'), ...(on === '' ? {} : { on }) };
    }),
    lists,
    next: nextId(lists),
  };
}
