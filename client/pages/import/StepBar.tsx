// Where one is: the steps in a line; those that are behind can be gone back to.
import { IconCheck } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n.ts';

export const STEPS = ['files', 'origin', 'review', 'run'] as const;
export type Step = (typeof STEPS)[number];

interface StepBarProps {
  step: Step;
  /** Goes back; not offered once the import has begun. */
  onStep: ((step: Step) => void) | undefined;
}

export function StepBar({ step, onStep }: StepBarProps) {
  const { t } = useTexts();
  const now = STEPS.indexOf(step);
  return (
    <ol className="vt-stepbar" aria-label={t('import.steps')}>
      {STEPS.map((each, at) => (
        <li key={each} data-state={at < now ? 'done' : at === now ? 'now' : 'ahead'}>
          <button
            type="button"
            disabled={onStep === undefined || at >= now}
            aria-current={at === now ? 'step' : undefined}
            onClick={() => onStep?.(each)}
          >
            <span className="vt-step-number" aria-hidden>
              {at < now ? <IconCheck size={13} /> : at + 1}
            </span>
            {t(`import-step.${each}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}
