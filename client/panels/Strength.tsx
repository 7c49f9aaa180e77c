// How sure an answer is: a percentage where the model is calibrated, else words alone.
import { Badge, Tooltip } from '@mantine/core';
import { bandTitle, type Band, type LineageModel } from '#contract/lineage.ts';
import { formatProbability } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';

/** Marks a model that is not calibrated: its numbers rank, they are no probabilities. */
export function CalibrationBadge({ model }: { model: LineageModel }) {
  const { t, say } = useTexts();
  if (model.calibrated) return null;
  return (
    <Tooltip label={say(model.note)} multiline maw={320}>
      <Badge color="yellow" variant="outline" tabIndex={0} c="var(--mantine-color-text)">
        {t('trace.uncalibrated')}
      </Badge>
    </Tooltip>
  );
}

interface StrengthProps {
  model: LineageModel;
  probability: number;
  band: Band | undefined;
}

export function Strength({ model, probability, band }: StrengthProps) {
  const { say, shown, t } = useTexts();
  const words = band === undefined ? undefined : say(bandTitle[band]);
  return (
    <span className="vt-row" style={{ display: 'inline-flex' }}>
      {model.calibrated && <strong className="vt-num">{formatProbability(probability, shown)}</strong>}
      {words !== undefined && <span>{t('trace.support', { band: words })}</span>}
    </span>
  );
}
