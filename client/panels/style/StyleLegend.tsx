// The legend of a style's rules, drawn from the same steps as the graph: what every colour, size, mark and width says, and how often.
import { useComputedColorScheme } from '@mantine/core';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { LegendScale } from '../../graph/style/paint.ts';
import { PALETTE } from '../../graph/palette.ts';
import { inkOn } from '../../graph/style/palettes.ts';
import type { Step } from '../../graph/style/scale.ts';
import { useWorkspace } from '../../state/workspace.ts';
import './style.css';

function StepSwatch({ step, channels }: { step: Step; channels: LegendScale['channels'] }) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const { quiet } = PALETTE[scheme];
  const isLine = channels.some((channel) => channel.startsWith('edge-'));
  const hasColour = channels.includes('node-colour') || channels.includes('edge-colour');
  const colour = hasColour ? step.colour[scheme] : quiet;
  if (isLine) {
    const width = channels.includes('edge-width') ? step.width : 2;
    return (
      <svg className="vt-swatch" viewBox="0 0 30 20" aria-hidden>
        <line
          x1={1}
          x2={29}
          y1={10}
          y2={10}
          stroke={colour}
          strokeWidth={width}
          strokeDasharray={channels.includes('edge-colour') ? step.dash.join(' ') || undefined : undefined}
        />
      </svg>
    );
  }
  const radius = channels.includes('node-size') ? 4.5 * step.factor : 8;
  const hasMark = hasColour || channels.includes('node-badge') || channels.includes('node-icon');
  return (
    <svg className="vt-swatch" viewBox="0 0 30 20" aria-hidden>
      <circle cx={15} cy={10} r={radius} fill={hasColour ? colour : 'none'} stroke={quiet} />
      {hasMark && (
        <text
          x={15}
          y={14}
          fontSize={11}
          fontWeight={700}
          textAnchor="middle"
          fill={hasColour && radius > 6 ? inkOn(colour) : 'currentColor'}
        >
          {step.code}
        </text>
      )}
    </svg>
  );
}

export function StyleLegend() {
  const { t, shown } = useTexts();
  const { legend } = useWorkspace();
  return legend.map(({ source, title, channels, scale }) => (
    <section key={source}>
      <h2>{title}</h2>
      <p className="vt-quiet vt-scale-channels">
        {channels.map((channel) => t(`style-channel.${channel}`)).join(' · ')}
      </p>
      <ul className="vt-scale">
        {scale.steps.map((step) => (
          <li key={`${step.code} ${step.label}`}>
            <StepSwatch step={step} channels={channels} />
            <span className="vt-cut">{step.label}</span>
            <span className="vt-num vt-quiet">{formatNumber(step.count, shown)}</span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
