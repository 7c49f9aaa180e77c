// The slider over the graph: how strong an inferred source must be to be drawn, and how many are hidden by that.
import { useState } from 'react';
import { BANDS, bandTitle } from '#contract/lineage.ts';
import { formatNumber, formatSureness } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { BAND_STEPS, isInferred } from '#drawing/edge-strength.ts';
import { useWorkspace } from '../state/workspace.ts';

/** Steps of the slider where probabilities may be compared. */
const PROBABILITY_STEPS = 20;

export function Threshold() {
  const { t, say, shown } = useTexts();
  const { graph, visible, view, actions } = useWorkspace();
  const [moved, setMoved] = useState<number>();
  const inferred = [...graph.edges.values()].filter(isInferred);
  if (inferred.length === 0 || visible.weak.total === 0) return null;
  const isCalibrated = inferred.every(({ props }) => typeof props['probability'] === 'number');
  const steps = isCalibrated ? PROBABILITY_STEPS : BAND_STEPS;
  const value = moved ?? Math.round(view.threshold * steps);
  const band = BANDS[Math.min(BAND_STEPS, value)] ?? 'none';
  const least =
    value === 0
      ? t('threshold.all')
      : t('threshold.least', {
          value: isCalibrated ? formatSureness(value / steps, shown) : say(bandTitle[band]),
        });
  const commit = (): void => {
    if (moved !== undefined && moved / steps !== view.threshold)
      actions.threshold(moved / steps, t('threshold.title'));
    setMoved(undefined);
  };
  const { hidden, total } = visible.weak;
  return (
    <div className="vt-threshold">
      <label htmlFor="threshold">{t('threshold.title')}</label>
      <input
        id="threshold"
        type="range"
        min={0}
        max={steps}
        step={1}
        value={value}
        aria-valuetext={least}
        onChange={({ currentTarget }) => setMoved(Number(currentTarget.value))}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
      <span className="vt-quiet vt-num" role="status">
        {t('threshold.shown', {
          least,
          n: formatNumber(total - hidden, shown),
          total: formatNumber(total, shown),
        })}
      </span>
    </div>
  );
}
