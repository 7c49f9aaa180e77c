// Writing: cells written otherwise than their list's (a full-width digit, a dash, 栋 among 幢) are inherited like errors.
import { type Feature, L, type Pair, share } from '../features.ts';

export const writing: Record<string, Feature<Pair>> = {
  oddKeptNew: ({ e: { writing } }) => L(writing.keptNew),
  oddKeptOld: ({ e: { writing } }) => L(writing.keptOld),
  oddKeptShare: ({ e: { writing: w } }) => share(w.keptNew + w.keptOld, w.keptNew + w.keptOld + w.lost),
  oddLost: ({ e: { writing } }) => L(writing.lost),
  oddLostOwn: ({ e: { writing } }) => L(writing.lostOwn),
  oddElsewhere: ({ e: { writing } }) => L(writing.elsewhere),
  oddFresh: ({ e: { writing } }) => L(writing.fresh),
  oddLostBothWays: ({ e, r }) => L(Math.min(e.writing.lostOwn, r.writing.lostOwn)),
};
