// How open groups, lines that stand for several, and pins look on the canvas.
import type { StylesheetJson } from 'cytoscape';
import { FONTS, PALETTE, type Theme } from './palette.ts';

/** A pin as a picture: the small mark at the corner of what stays where it was put. */
export const pin = (theme: Theme): string => pinIn(PALETTE[theme].accent);

const pinIn = (colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="${colour}" d="M8 2h8v2l-1 1v6l3 3v2h-5v6l-1 1-1-1v-6H6v-2l3-3V5L8 4z"/></svg>`,
  )}`;

/** Frames of open groups. */
export function groupStyles(theme: Theme): StylesheetJson {
  const { quiet, canvas, text } = PALETTE[theme];
  return [
    {
      selector: 'node.frame',
      style: {
        shape: 'round-rectangle',
        'background-image': 'none',
        'background-color': quiet,
        'background-opacity': 0.06,
        'border-width': 1,
        'border-style': 'dashed',
        'border-color': quiet,
        padding: '16px',
        'text-valign': 'top',
        'text-margin-y': -4,
        'font-family': FONTS,
        'font-size': 13,
        color: text,
        'text-max-width': '260px',
        'text-background-color': canvas,
        'z-index': 0,
      },
    },
    { selector: 'edge[count > 1]', style: { 'font-size': 12.5, 'text-opacity': 1 } },
  ];
}

/** The mark of a pin, beside the picture that a look has. */
export const pinned = (theme: Theme, picture: string, isCard: boolean) => ({
  'background-image': [picture, pin(theme)],
  'background-width': [isCard ? '14px' : '58%', '11px'],
  'background-height': [isCard ? '14px' : '58%', '11px'],
  'background-position-x': isCard ? ['6px', '100%'] : ['50%', '108%'],
  'background-position-y': ['50%', isCard ? '0%' : '-12%'],
  'background-clip': ['node', 'none'],
  'background-image-containment': ['inside', 'over'],
});

/** The mark beside a badge, which has the other corner. */
export const pinnedBadge = (): StylesheetJson =>
  [
    {
      selector: 'node[?badge].pinned',
      style: {
        'background-width': ['58%', '17px', '11px'],
        'background-height': ['58%', '17px', '11px'],
        'background-position-x': ['50%', '100%', '0%'],
        'background-position-y': ['50%', '0%', '0%'],
        'background-offset-x': ['0px', '6px', '-4px'],
        'background-offset-y': ['0px', '-6px', '-4px'],
        'background-clip': ['node', 'none', 'none'],
        'background-image-containment': ['inside', 'over', 'over'],
      },
    },
  ] as StylesheetJson;
