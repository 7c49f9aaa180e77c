// A comparison of two rows as a waterfall: each field's weight begins where the one before ended; words beside every bar.
import type { Weighing } from '#contract/owner.ts';
import { recordFieldTitle } from '#contract/model/record-field.ts';
import { formatSureness } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { fieldOf, stepsOf, surenessOf, type Step } from './waterfall.ts';

const signed = (value: number): string => {
  const size = Math.abs(value).toFixed(1);
  return size === '0.0' ? size : `${value < 0 ? '−' : '+'}${size}`;
};

function Bar({ step, zero }: { step: Step; zero: number }) {
  const [left, right] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
  return (
    <span className="vt-fall-track" aria-hidden>
      <i className="vt-fall-zero" style={{ left: `${zero * 100}%` }} />
      <i
        className="vt-fall-bar"
        data-side={step.side}
        data-kind={step.kind}
        style={{ left: `${left * 100}%`, width: `max(2px, ${(right - left) * 100}%)` }}
      />
    </span>
  );
}

export function Waterfall({ tie }: { tie: Weighing }) {
  const { t, say, shown } = useTexts();
  const { steps, zero } = stepsOf(tie);
  const titleOf = (step: Step): string => {
    if (step.kind !== 'field') return t(`owner-fall.${step.kind}`);
    const field = fieldOf(step.field);
    return field === undefined ? step.field : say(recordFieldTitle[field]);
  };
  const noteOf = (step: Step): string => {
    if (step.kind === 'start')
      return t(step.logLR < 0 ? 'owner-fall.start-rare' : 'owner-fall.start-common', {
        other: say(tie.against),
      });
    if (step.kind === 'total')
      return `${formatSureness(tie.probability, shown)} · ${t(`owner-sure.${surenessOf(tie.probability)}`)}${tie.excluded ? ` · ${t('owner-fall.excluded')}` : ''}`;
    return step.note === undefined ? '' : say(step.note);
  };
  return (
    <ul className="vt-fall">
      {steps.map((step, at) => (
        <li key={`${step.kind} ${step.field} ${at}`} data-kind={step.kind}>
          <strong>{titleOf(step)}</strong>
          <Bar step={step} zero={zero} />
          <span className="vt-num vt-fall-weight" data-side={step.side}>
            {step.kind === 'total' && tie.excluded ? t('owner-fall.out') : signed(step.logLR)}
          </span>
          <span className="vt-fall-note">
            {step.kind === 'field' && <b>{t(`owner-side.${step.side}`)}</b>} {noteOf(step)}
          </span>
        </li>
      ))}
    </ul>
  );
}
