// The strength of a channel as a bar from the middle: to the right for, to the left (hatched) against.
import { useTexts } from '../i18n/i18n.ts';

/** A log-likelihood ratio (nats) at which the bar is full. */
const FULL = 8;

/** On which side a channel speaks; next to nothing is neither. */
export const sideOf = (logLR: number): 'for' | 'against' | 'neither' =>
  logLR > 0.05 ? 'for' : logLR < -0.05 ? 'against' : 'neither';

export function Weight({ logLR }: { logLR: number }) {
  const { t } = useTexts();
  const label = t(`channel-side.${sideOf(logLR)}`);
  const share = Math.min(1, Math.abs(logLR) / FULL) * 50;
  const isAgainst = logLR < 0;
  return (
    <span className="vt-weight" role="img" aria-label={label} title={label}>
      <i data-against={isAgainst} style={{ left: `${isAgainst ? 50 - share : 50}%`, width: `${share}%` }} />
    </span>
  );
}
