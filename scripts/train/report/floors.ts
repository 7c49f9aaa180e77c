// What the small version of the report must hold: below what was measured when the model was made, for two cases are few.

export interface Floor {
  /** Nearest-source top-1 and edge F1, at least. */
  top1: number;
  f1: number;
  /** Calibration error of the best-ranked candidates, at most. */
  ece: number;
}

export const FLOORS: Record<string, Floor> = {
  default: { top1: 0.7, f1: 0.58, ece: 0.2 },
  hidden60: { top1: 0.55, f1: 0.4, ece: 0.25 },
  undated: { top1: 0.65, f1: 0.55, ece: 0.2 },
};
