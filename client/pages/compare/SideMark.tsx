// The mark of what is in one view alone, as the picture has it: a letter, a colour, a dash.
import { useComputedColorScheme } from '@mantine/core';
import type { Side } from './compare-views.ts';
import { SIDE_LOOKS } from './side-looks.ts';

export function SideMark({ side }: { side: Side }) {
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const { paint, letter } = SIDE_LOOKS[side];
  const colour = paint?.colour?.[theme] ?? 'var(--vt-quiet)';
  return (
    <svg width={44} height={16} aria-hidden className="vt-side-mark">
      <circle cx={8} cy={8} r={7} fill="none" stroke={colour} strokeWidth={1.6} />
      <text x={8} y={11.5} textAnchor="middle" fontSize={9.5} fontWeight={700} fill="currentColor">
        {letter}
      </text>
      <line
        x1={18}
        y1={8}
        x2={44}
        y2={8}
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={paint?.dash?.join(' ')}
      />
    </svg>
  );
}
