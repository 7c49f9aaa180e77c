// Rivals: what other candidates of the same child explain that this one does not.
import { type Feature, L, type Pair, signed } from '../features.ts';

export const rivals: Record<string, Feature<Pair>> = {
  gap: ({ rival }) => signed(rival.gap),
  gapPerRow: ({ rival, k, c }) => rival.gap / k.lists[c]!.size,
  rank: ({ rival }) => L(rival.rank),
  first: ({ rival }) => (rival.rank === 0 ? 1 : 0),
  ofBest: ({ e, rival }) => Math.min(5, Math.max(-5, e.score / Math.max(rival.bestOther, 1))),
  candidates: ({ rival }) => L(rival.candidates),
  unique: ({ rival }) => L(rival.unique),
  uniqueShare: ({ rival, k, c }) => rival.unique / k.lists[c]!.size,
  most: ({ rival }) => L(rival.most),
  mostBack: ({ rival }) => L(rival.mostBack),
  net: ({ rival }) => signed(rival.net),
  netGain: ({ rival }) => L(rival.netGain),
  netBack: ({ rival }) => L(rival.netBack),
  losesTo: ({ rival }) => L(rival.losesTo),
  beats: ({ rival }) => L(rival.beats),
  losesShare: ({ rival }) => rival.losesTo / Math.max(1, rival.losesTo + rival.beats),
  moreRows: ({ rival, k, c }) => rival.moreRows / k.lists[c]!.size,
  fewestRows: ({ rival, k, c }) => rival.fewestRows / k.lists[c]!.size,
  topGain: ({ rival }) => L(rival.topGain),
  topBack: ({ rival }) => L(rival.topBack),
  topShared: ({ rival }) => rival.topShared,
  topNet: ({ rival }) => signed(rival.topBack - rival.topGain),
};
