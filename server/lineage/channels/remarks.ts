// Remarks: notes, results of calls, serial numbers and further columns, which copies inherit and later hands add to.
import { type Feature, L, type Pair, share } from '../features.ts';

export const remarks: Record<string, Feature<Pair>> = {
  remarksSame: ({ e: { remarks } }) => L(remarks.same),
  remarksInformation: ({ e: { remarks } }) => L(remarks.information),
  remarksChildOnly: ({ e: { remarks } }) => L(remarks.childOnly),
  remarksParentOnly: ({ e: { remarks } }) => L(remarks.parentOnly),
  remarksLostShare: ({ e: { remarks: r } }) => share(r.inParent - r.same, r.inParent),
  serialSame: ({ e: { remarks: r } }) => share(r.sameSerial, r.serials),
  serialSameCount: ({ e: { remarks: r } }) => L(r.sameSerial),
};
