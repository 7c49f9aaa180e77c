// What an exhibit says, line by line or message by message; the passages that support statements are marked, and lines can be chosen.
import { useEffect, useRef } from 'react';
import type { ExhibitFile } from '#contract/queries/evidence-file.ts';
import type { Passage } from '#contract/hand.ts';
import { useTexts } from '../../i18n/i18n.ts';

interface LinesProps {
  data: Pick<ExhibitFile, 'form' | 'lines'>;
  marked: ReadonlySet<number>;
  /** The line that was asked for, which comes in sight. */
  asked: number | undefined;
  chosen: Passage | undefined;
  onChoose(chosen: Passage | undefined): void;
}

export function Lines({ data: { form, lines }, marked, asked, chosen, onChoose }: LinesProps) {
  const { t } = useTexts();
  const place = useRef<HTMLLIElement>(null);
  const isThere = lines.length > 0;
  useEffect(() => {
    if (isThere) place.current?.scrollIntoView({ block: 'center' });
  }, [isThere]);
  const choose = (n: number, isLonger: boolean): void => {
    if (isLonger && chosen !== undefined)
      onChoose({ from: Math.min(chosen.from, n), to: Math.max(chosen.to, n) });
    else if (chosen?.from === n && chosen.to === n) onChoose(undefined);
    else onChoose({ from: n, to: n });
  };
  return (
    <ol className="vt-lines" data-form={form}>
      {lines.map(({ n, text, at, who }) => {
        const isChosen = chosen !== undefined && n >= chosen.from && n <= chosen.to;
        return (
          <li
            key={n}
            ref={n === asked ? place : undefined}
            data-marked={marked.has(n)}
            data-chosen={isChosen}
            aria-current={n === asked ? true : undefined}
          >
            <button
              type="button"
              className="vt-line-number vt-num"
              aria-pressed={isChosen}
              aria-label={t('evidence.choose-line', { n })}
              title={t('evidence.choose-how')}
              onClick={(event) => choose(n, event.shiftKey)}
            >
              {n}
            </button>
            <div>
              {(who !== undefined || at !== undefined) && (
                <div className="vt-line-who">
                  <bdi>{who ?? ''}</bdi> <span className="vt-quiet vt-num">{at}</span>
                </div>
              )}
              <p dir="auto">{marked.has(n) ? <mark>{text}</mark> : text}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
