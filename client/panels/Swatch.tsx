// The sample of a legend's entry, drawn from the same looks as the graph.
import { useComputedColorScheme } from '@mantine/core';
import { edgeLook } from '#drawing/edge-looks.ts';
import { facetLook, sizeOf } from '../graph/node-looks.ts';
import { iconImage } from '../graph/icon-image.ts';
import { PALETTE } from '../graph/palette.ts';
import { cornersOf } from '#drawing/shapes.ts';

function useScheme() {
  return useComputedColorScheme('light', { getInitialValueInEffect: false });
}

interface SwatchProps {
  facet: string;
  /** A rule of the style decides the colour: the sample shows the shape alone. */
  isPlain?: boolean;
}

/** A node: its shape, colour and icon. */
export function NodeSwatch({ facet, isPlain = false }: SwatchProps) {
  const scheme = useScheme();
  const { look, type } = facetLook(facet);
  const colours = PALETTE[scheme];
  const colour = isPlain ? colours.quiet : look.colour[scheme];
  const isCard = sizeOf(type).isCard;
  const corners = cornersOf(look.shape);
  const paint = isCard ? { fill: colours.card, stroke: colour, strokeWidth: 1.3 } : { fill: colour };
  return (
    <svg className="vt-swatch" viewBox="0 0 30 20" aria-hidden>
      {look.shape === 'ellipse' ? (
        <ellipse cx={15} cy={10} rx={10} ry={10} {...paint} />
      ) : corners === undefined ? (
        <rect
          x={isCard ? 2 : 5}
          y={isCard ? 3 : 0}
          width={isCard ? 26 : 20}
          height={isCard ? 14 : 20}
          rx={isCard ? 0 : 4}
          {...paint}
        />
      ) : (
        <polygon points={corners.map(([x, y]) => `${15 + x * 10},${10 + y * 10}`).join(' ')} {...paint} />
      )}
      <image
        href={iconImage(look.icon, isCard ? colour : colours.onColour)}
        x={9}
        y={4}
        width={12}
        height={12}
      />
    </svg>
  );
}

/** A line: its dash, colour and arrow. */
export function EdgeSwatch({ facet, isPlain = false }: SwatchProps) {
  const scheme = useScheme();
  const look = edgeLook(facet);
  const colour = isPlain ? PALETTE[scheme].quiet : look.colour[scheme];
  const end = look.arrow === 'none' ? 29 : 22;
  return (
    <svg className="vt-swatch" viewBox="0 0 30 20" aria-hidden>
      <line
        x1={1}
        y1={10}
        x2={end}
        y2={10}
        stroke={colour}
        strokeWidth={look.width}
        strokeDasharray={isPlain ? undefined : look.dash.join(' ') || undefined}
      />
      {look.arrow !== 'none' && (
        <path
          d={look.arrow === 'vee' ? 'M20 5.5L29 10L20 14.5L23 10Z' : 'M21 5.5L29 10L21 14.5Z'}
          fill={look.isHollow === true ? PALETTE[scheme].card : colour}
          stroke={colour}
        />
      )}
      {look.arrow === 'triangle-cross' && (
        <line x1={18} y1={5} x2={18} y2={15} stroke={colour} strokeWidth={2} />
      )}
      {look.arrow === 'circle-triangle' && <circle cx={18} cy={10} r={2.6} fill={colour} />}
    </svg>
  );
}
