// How sure an answer is: a percentage where the model is calibrated, else words alone.
import { Badge, Tooltip } from '@mantine/core';
import { BANDS, bandTitle, type Band, type LineageModel } from '#contract/lineage.ts';
import { formatSureness } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';

/** Says whether the model is calibrated, and on what that was checked: the numbers of one that is not rank, they are no probabilities. */
export function CalibrationBadge({ model }: { model: LineageModel }) {
  const { t, say } = useTexts();
  return (
    <Tooltip label={say(model.note)} multiline maw={320}>
      <Badge
        color={model.calibrated ? 'teal' : 'yellow'}
        variant="outline"
        tabIndex={0}
        c="var(--mantine-color-text)"
      >
        {t(model.calibrated ? 'trace.calibrated' : 'trace.uncalibrated')}
      </Badge>
    </Tooltip>
  );
}

/** Probability and likelihood ratio answer two questions; where they point to different sides, that is said. */
const disagree = (probability: number, band: Band): boolean =>
  (probability >= 0.9 && BANDS.indexOf(band) <= BANDS.indexOf('weak')) ||
  (probability < 0.2 && BANDS.indexOf(band) >= BANDS.indexOf('strong'));

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
      {model.calibrated && <strong className="vt-num">{formatSureness(probability, shown)}</strong>}
      {words !== undefined && <span>{t('trace.support', { band: words })}</span>}
      {model.calibrated && band !== undefined && disagree(probability, band) && (
        <Tooltip label={t('trace.disagree-how')} multiline maw={320}>
          <Badge color="yellow" variant="outline" tabIndex={0} c="var(--mantine-color-text)">
            {t('trace.disagree')}
          </Badge>
        </Tooltip>
      )}
    </span>
  );
}

/** How much speaks for a source that nobody seized: it has no ratio of its own, so words say it where there is no number. */
export function NotSeizedStrength({ model, probability }: Omit<StrengthProps, 'band'>) {
  const { t, shown } = useTexts();
  const word = probability >= 0.5 ? 'likely' : probability >= 0.2 ? 'possible' : 'unlikely';
  return (
    <span className="vt-row" style={{ display: 'inline-flex' }}>
      {model.calibrated && <strong className="vt-num">{formatSureness(probability, shown)}</strong>}
      <span>{t(`not-seized.${word}`)}</span>
    </span>
  );
}
