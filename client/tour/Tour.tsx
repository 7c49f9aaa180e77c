// The tour in place: one step at a time beside the control it is about; skipped at any time, walked by arrow keys, ended by Esc.
import './tour.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button, CloseButton } from '@mantine/core';
import { useStore } from 'zustand';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { endTour, goTour, tourStore } from '../state/tour.ts';
import { useWorkspace } from '../state/workspace.ts';
import { STEPS } from './steps.ts';

const WIDTH = 340;
const GAP = 14;

const targetOf = (at: string): HTMLElement | null => document.querySelector(`[data-tour="${at}"]`);

/** Where the card stands: beside what it is about where there is room, else over its lower part. */
function placeOf(box: DOMRect, height: number): { left: number; top: number } {
  const [width, tall] = [globalThis.innerWidth, globalThis.innerHeight];
  const inside = (value: number, most: number): number => Math.max(GAP, Math.min(value, most));
  const top = inside(box.top, tall - height - GAP);
  if (box.right + GAP + WIDTH < width) return { left: box.right + GAP, top };
  if (box.left - GAP - WIDTH > 0) return { left: box.left - GAP - WIDTH, top };
  const left = inside(box.left, width - WIDTH - GAP);
  if (box.bottom + GAP + height < tall) return { left, top: box.bottom + GAP };
  if (box.top - GAP - height > 0) return { left, top: box.top - GAP - height };
  return { left: inside(box.left + box.width / 2 - WIDTH / 2, width - WIDTH - GAP), top: tall - height - 60 };
}

function Step({ index }: { index: number }) {
  const { t, shown } = useTexts();
  const { go } = useWorkspace();
  const card = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<DOMRect>();
  const [height, setHeight] = useState(180);
  const step = STEPS[index];
  useEffect(() => {
    if (step?.address !== undefined) go(step.address);
    card.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once as the step begins: later the page is the person's
  }, [index]);
  useLayoutEffect(() => {
    let frame = 0;
    const look = (): void => {
      const found = step === undefined ? null : targetOf(step.at);
      const next = found?.getBoundingClientRect();
      setBox((before) =>
        before !== undefined &&
        next !== undefined &&
        before.left === next.left &&
        before.top === next.top &&
        before.width === next.width &&
        before.height === next.height
          ? before
          : next,
      );
      setHeight(card.current?.offsetHeight ?? 180);
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [step]);
  if (step === undefined) return null;
  const isLast = index === STEPS.length - 1;
  const move = (by: number): void => {
    // A step whose control is not on the page is passed over.
    for (let next = index + by; next >= 0; next += by) {
      const wanted = STEPS[next];
      if (wanted === undefined) return endTour();
      if (targetOf(wanted.at) !== null) return goTour(next);
    }
    return undefined;
  };
  return (
    <>
      {box !== undefined && (
        <div
          className="vt-tour-mark"
          style={{ left: box.left - 4, top: box.top - 4, width: box.width + 8, height: box.height + 8 }}
        />
      )}
      <div
        ref={card}
        className="vt-tour"
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        tabIndex={-1}
        style={box === undefined ? { left: GAP, bottom: 60 } : placeOf(box, height)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') endTour();
          else if (event.key === 'ArrowRight') move(1);
          else if (event.key === 'ArrowLeft' && index > 0) move(-1);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <div className="vt-row">
          <h2 id="tour-title" className="vt-grow">
            {t(step.title)}
          </h2>
          <CloseButton size="sm" aria-label={t('tour.skip')} onClick={endTour} />
        </div>
        <p id="tour-text">{t(step.text)}</p>
        <div className="vt-row">
          <span className="vt-quiet vt-num vt-grow">
            {t('count.of', {
              n: formatNumber(index + 1, shown),
              total: formatNumber(STEPS.length, shown),
            })}
          </span>
          {!isLast && (
            <Button variant="subtle" color="gray" onClick={endTour}>
              {t('tour.skip')}
            </Button>
          )}
          {index > 0 && (
            <Button variant="default" onClick={() => move(-1)}>
              {t('tour.back')}
            </Button>
          )}
          <Button onClick={() => move(1)}>{t(isLast ? 'tour.end' : 'tour.next')}</Button>
        </div>
      </div>
    </>
  );
}

export default function Tour() {
  const step = useStore(tourStore, (state) => state.step);
  return step === undefined ? null : <Step index={Math.min(step, STEPS.length - 1)} />;
}
