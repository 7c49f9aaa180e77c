// The facts of a case that name an element: what moves when two become one, or one becomes two.
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { isEntity, type Fact, type RecordReader } from '../record/index.ts';

/** A fact, and the fields in which it names the element. */
export interface Referring {
  fact: Fact & { type: EntityType };
  fields: string[];
}

/** Facts that name an element, in the order in which they were first asserted. */
export const referringTo = (
  record: RecordReader,
  caseId: string,
  { type, id }: { type: EntityType; id: string },
): Referring[] =>
  record.facts(caseId).flatMap((fact): Referring[] => {
    if (!isEntity(fact.type)) return [];
    const fields = Object.entries(entityOf(fact.type).fields).flatMap(([name, { refers }]) =>
      refers?.includes(type) === true && fact.payload.values[name] === id ? [name] : [],
    );
    return fields.length === 0 ? [] : [{ fact: fact as Referring['fact'], fields }];
  });
