// What elements that cases share are called: masked, each looked up once.
import type { AcrossItem } from '#contract/queries/across.ts';
import { platform } from '#contract/model/handle.ts';
import { entityOf } from '#contract/model/registry.ts';
import {
  isEntity,
  maskHandle,
  maskText,
  type Fact,
  type RecordReader,
  type SharedElement,
} from '../../record/index.ts';
import { textOf } from '../case-chain.ts';

/** A fact in a few words, as the graph has it: its caption, masked. */
export function factCaption(fact: Fact): string {
  const { values } = fact.payload;
  const said = (name: string): string => textOf(values[name]) ?? '';
  if (fact.type === 'Handle') {
    const known = platform.safeParse(said('platform'));
    return known.success ? maskHandle(known.data, said('value')) : maskText(said('value'));
  }
  const caption = isEntity(fact.type) ? said(entityOf(fact.type).caption) : '';
  return caption === '' ? fact.id : maskText(caption);
}

type End = AcrossItem['here'];

/** Makes ends of items from references. */
export function captions(record: RecordReader): (caseId: string, end: SharedElement['here']) => End {
  const known = new Map<string, End>();
  return (caseId, { type, id }) => {
    const key = `${caseId}/${id}`;
    let end = known.get(key);
    if (end === undefined) {
      const fact = type === 'Owner' ? undefined : record.byRef(caseId, id);
      const caption =
        type === 'Owner' ? record.owner(caseId, id)?.caption : fact === undefined ? id : factCaption(fact);
      end = { id, type: type as End['type'], caption: caption ?? id };
      known.set(key, end);
    }
    return end;
  };
}
