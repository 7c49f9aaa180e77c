// Lines across the drawing that say what stands there: the dates and rows of a timeline. They move with the canvas.
import { useEffect, useRef } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { formatDay } from '../i18n/format.ts';
import type { Guide } from '../state/patch.ts';
import { useSurface } from '../state/surface.ts';
import { useWorkspace } from '../state/workspace.ts';
import { UNDATED } from './layouts/timeline-guides.ts';
import { useTierName } from './tier-name.ts';
import './guides.css';

export function Guides() {
  const { t, shown } = useTexts();
  const { view } = useWorkspace();
  const { canvas } = useSurface();
  const tierName = useTierName();
  const element = useRef<HTMLDivElement>(null);
  const { guides } = view;
  useEffect(() => {
    if (canvas === undefined || guides.length === 0) return undefined;
    return canvas.watch((zoom, pan) => {
      for (const [at, line] of [...(element.current?.children ?? [])].entries()) {
        const guide = guides[at];
        if (guide === undefined || !(line instanceof HTMLElement)) continue;
        const to = guide.at * zoom + (guide.across === 'x' ? pan.x : pan.y);
        line.style.transform = guide.across === 'x' ? `translateX(${to}px)` : `translateY(${to}px)`;
      }
    });
  }, [canvas, guides]);
  const said = ({ across, says }: Guide): string => {
    if (across === 'x') return formatDay(says, shown);
    return says === UNDATED ? t('timeline.undated') : tierName(Number(says));
  };
  return (
    <div className="vt-guides" ref={element} aria-hidden>
      {guides.map((guide) => (
        <span key={`${guide.across} ${guide.says}`} data-across={guide.across}>
          {said(guide)}
        </span>
      ))}
    </div>
  );
}
