// Values: errors that a copy keeps, corrects, adds, and the parent's own that it lacks; both directions.
import type { CellCounts } from '../cells.ts';
import { type Feature, L, type Pair, share, signed } from '../features.ts';

/**
 * Whether the parent's own errors are lost oftener than those that it has from others (standard deviations): whoever corrects a
 * copy corrects both alike, what never had the parent's own errors lacks these alone.
 */
function lossContrast({ lostNew, keptNew, fixOld, otherNew, otherShared, keptOld }: CellCounts): number {
  const [own, old] = [lostNew + keptNew, fixOld + keptOld + otherNew + otherShared];
  if (own === 0 || old === 0) return 0;
  const rate = (lostNew + fixOld + 0.5) / (own + old + 1);
  return (lostNew / own - fixOld / old) / Math.sqrt(rate * (1 - rate) * (1 / own + 1 / old));
}

export const values: Record<string, Feature<Pair>> = {
  keptNew: ({ e }) => L(e.cells.keptNew),
  keptOld: ({ e }) => L(e.cells.keptOld),
  keptInfo: ({ e }) => e.cells.keptInfo / e.members.shared,
  fixNew: ({ e }) => L(e.cells.fixNew),
  fixOld: ({ e }) => L(e.cells.fixOld),
  fixNewShare: ({ e: { cells } }) => share(cells.fixNew, cells.keptNew + cells.fixNew),
  fixOldShare: ({ e: { cells } }) => share(cells.fixOld, cells.keptOld + cells.fixOld),
  fixShare: ({ e: { cells } }) =>
    share(cells.fixNew + cells.fixOld, cells.keptNew + cells.fixNew + cells.keptOld + cells.fixOld),
  errNew: ({ e }) => L(e.cells.errNew),
  errShared: ({ e }) => L(e.cells.errShared),
  errSharedShare: ({ e: { cells } }) =>
    share(cells.errShared, cells.keptNew + cells.keptOld + cells.errShared),
  errNewRate: ({ e }) => share(e.cells.errNew, e.cells.both) * 1e3,
  errSharedRate: ({ e }) => share(e.cells.errShared, e.cells.both) * 1e3,
  fixRate: ({ e }) => share(e.cells.fixNew + e.cells.fixOld, e.cells.both) * 1e3,
  otherNew: ({ e }) => L(e.cells.otherNew),
  otherShared: ({ e }) => L(e.cells.otherShared),
  lostNew: ({ e }) => L(e.cells.lostNew),
  lostShare: ({ e: { cells } }) => share(cells.lostNew, cells.keptNew + cells.lostNew),
  lostPerRow: ({ e }) => e.cells.lostNew / e.members.shared,
  blankRate: ({ e }) => share(e.cells.blankBad, e.cells.both),
  blank: ({ e }) => L(e.cells.blankBad),
  enrichedRate: ({ e }) => share(e.cells.enriched, e.cells.both),
  enrichedError: ({ e }) => L(e.cells.enrichedError),
  enrichedErrorShare: ({ e: { cells } }) =>
    share(cells.enrichedError, cells.enrichedError + cells.enrichedFresh),
  backEnrichedError: ({ r }) => L(r.cells.enrichedError),
  lossContrast: ({ e: { cells } }) => lossContrast(cells),
  backLossContrast: ({ r: { cells } }) => lossContrast(cells),
  lostShareBoth: ({ e, r }) =>
    share(e.cells.lostNew + r.cells.lostNew, e.cells.keptNew + e.cells.lostNew + r.cells.lostNew),
  enriched: ({ e }) => L(e.cells.enriched),
  copyPerRow: ({ e }) => e.cells.logCopy / e.members.shared,
  copySigned: ({ e }) => signed(e.cells.logCopy),
  score: ({ e }) => signed(e.score),
  scorePerRow: ({ e, k, c }) => e.score / k.lists[c]!.size,
  scoreDifference: ({ e, r }) => signed(e.score - r.score),
  backFixNewShare: ({ r: { cells } }) => share(cells.fixNew, cells.keptNew + cells.fixNew),
  backFixNew: ({ r }) => L(r.cells.fixNew),
  backErrNew: ({ r }) => L(r.cells.errNew),
  backErrShared: ({ r }) => L(r.cells.errShared),
  backLostNew: ({ r }) => L(r.cells.lostNew),
  backBlankRate: ({ r }) => share(r.cells.blankBad, r.cells.both),
  backKeptNew: ({ r }) => L(r.cells.keptNew),
  lostDifference: ({ e, r }) => signed(e.cells.lostNew - r.cells.lostNew),
  lostBothWays: ({ e, r }) => L(Math.min(e.cells.lostNew, r.cells.lostNew)),
};
