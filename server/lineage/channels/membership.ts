// Membership: who of the parent is in the child, complex by complex, and who is in the child alone.
import { type Feature, L, type Pair, share } from '../features.ts';

export const membership: Record<string, Feature<Pair>> = {
  sharedOfChild: ({ e, k, c }) => e.members.shared / k.lists[c]!.size,
  sharedOfParent: ({ e, k, p }) => e.members.shared / k.lists[p]!.size,
  shared: ({ e }) => L(e.members.shared),
  childInside: ({ e: { members } }) => share(members.childInside, members.shared + members.childInside),
  childOutside: ({ e, k, c }) => e.members.childOutside / k.lists[c]!.size,
  parentInside: ({ e: { members } }) => share(members.parentInside, members.shared + members.parentInside),
  parentOutside: ({ e, k, p }) => e.members.parentOutside / k.lists[p]!.size,
  childInsideCount: ({ e }) => L(e.members.childInside),
  parentInsideCount: ({ e }) => L(e.members.parentInside),
  complexesFull: ({ e }) => L(e.members.full),
  complexesNone: ({ e }) => L(e.members.none),
  complexesPart: ({ e }) => L(e.members.part),
  selection: ({ e, k, c }) => e.members.logSelection / k.lists[c]!.size,
  selectionDifference: ({ e, r }) => (e.members.logSelection - r.members.logSelection) / e.members.shared,
};
