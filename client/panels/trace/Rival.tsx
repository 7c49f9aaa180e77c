// One of several rivals that may explain something: a line with its rank and strength, opened by a click.
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { LineageModel } from '#contract/lineage.ts';
import { useTexts } from '../../i18n/i18n.ts';
import './trace.css';

interface RivalProps {
  rank: number;
  title: ReactNode;
  /** Beside the title: badges. */
  badges?: ReactNode;
  strength: ReactNode;
  probability: number;
  model: Pick<LineageModel, 'calibrated'>;
  tone: 'source' | 'alternative' | 'rejected';
  children: ReactNode;
}

export function Rival({ rank, title, badges, strength, probability, model, tone, children }: RivalProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="vt-rival" data-tone={tone}>
      <div className="vt-row vt-rival-head">
        <strong className="vt-num">{rank}</strong>
        <span className="vt-grow">{title}</span>
        {badges}
      </div>
      {model.calibrated && (
        <span className="vt-likely" aria-hidden>
          <i style={{ width: `${probability * 100}%` }} />
        </span>
      )}
      <div className="vt-row vt-rival-foot">
        <span className="vt-grow">{strength}</span>
        <Button
          variant="subtle"
          size="compact-xs"
          px={4}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'rival.close' : 'rival.open')}
        </Button>
      </div>
      {isOpen && <div className="vt-rival-body">{children}</div>}
    </li>
  );
}
