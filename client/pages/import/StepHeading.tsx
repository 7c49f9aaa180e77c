// The heading of a step, to which the focus goes when the step begins: whoever cannot see it hears where they are.
import { useEffect, useRef } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.ts';
import type { Step } from './StepBar.tsx';

/** Given a key per step, so that each begins anew. */
export function StepHeading({ step }: { step: Step }) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A page that was just opened keeps the focus at its beginning.
    if (document.activeElement !== document.body || step !== 'files') heading.current?.focus();
  }, [step]);
  return (
    <VisuallyHidden component="h2" ref={heading} tabIndex={-1}>
      {t(`import-step.${step}`)}
    </VisuallyHidden>
  );
}
