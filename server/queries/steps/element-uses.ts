// Which facts name an element, and how its fields compare with those of another one, masked.
import { handFields } from '#contract/hand.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { isEntity, type Fact, type RecordReader } from '../../record/index.ts';
import { noElement } from '../assert-case.ts';
import type { ResultOf, Step } from '../define.ts';
import { maskedFields } from '../masked-fields.ts';
import { referringTo } from '../referring.ts';

type Entity = Fact & { type: EntityType };

function entityFact(record: RecordReader, caseId: string, ref: string): Entity {
  const fact = record.byRef(caseId, ref);
  return fact !== undefined && isEntity(fact.type) ? (fact as Entity) : noElement(ref);
}

/** Fields that either of two has. */
function comparedOf(here: Entity, there: Entity): ResultOf<'element-uses'>['compared'] {
  const [one, other] = [maskedFields(here), maskedFields(there)];
  return handFields(here.type)
    .filter((name) => one[name] !== undefined || other[name] !== undefined)
    .map((field) => ({
      field,
      ...(one[field] === undefined ? {} : { here: one[field] }),
      ...(other[field] === undefined ? {} : { there: other[field] }),
      // In the clear, for two that are masked look alike.
      same: here.payload.values[field] === there.payload.values[field],
    }));
}

export const elementUses: Step<'element-uses'> = ({ record }, params) => {
  const fact = entityFact(record, params.case, params.id);
  const other = params.other === undefined ? undefined : entityFact(record, params.case, params.other);
  const all = referringTo(record, params.case, fact);
  const alsoOther = new Set(
    other === undefined ? [] : referringTo(record, params.case, other).map((one) => one.fact.ref),
  );
  const uses = all.slice(params.offset, params.offset + params.limit).map(({ fact: one, fields }) => ({
    type: one.type,
    id: one.id,
    ref: one.ref,
    caption: String(maskedFields(one)[entityOf(one.type).caption] ?? one.id),
    fields,
    both: alsoOther.has(one.ref),
  }));
  return {
    uses,
    compared: other === undefined ? [] : comparedOf(fact, other),
    shown: uses.length,
    total: all.length,
  };
};
