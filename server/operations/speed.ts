// How fast a stage goes and how long it will take yet, from what the work tells of itself.
import type { JobProgress } from '#contract/job.ts';
import type { OnProgress } from '../progress.ts';

/** Follows the progress of one job; `now` in ms. */
export function speed(now: () => number = () => performance.now()): {
  onProgress: OnProgress;
  state(): JobProgress | undefined;
} {
  let [stage, began, rowsBefore] = ['', 0, 0];
  let latest: JobProgress | undefined;
  return {
    onProgress(progress) {
      if (progress.stage.en !== stage) {
        stage = progress.stage.en;
        began = now();
        rowsBefore = progress.rows ?? 0;
      }
      const seconds = (now() - began) / 1000;
      const share = progress.total === undefined || progress.total === 0 ? 0 : progress.done / progress.total;
      const rows = (progress.rows ?? 0) - rowsBefore;
      latest = {
        ...progress,
        ...(seconds > 0.2 && rows > 0 ? { perSecond: Math.round(rows / seconds) } : {}),
        ...(seconds > 1 && share > 0 && share < 1
          ? { secondsLeft: Math.ceil((seconds * (1 - share)) / share) }
          : {}),
      };
    },
    state: () => latest,
  };
}
