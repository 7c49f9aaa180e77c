// The icon of an element, as the graph draws it: shape colour and the contract's icon.
import icons from 'virtual:look-icons';
import { createElement } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import type { Look } from '#contract/model/define.ts';

export function TypeIcon({ look, size = 16 }: { look: Look; size?: number }) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke={look.colour[scheme]}
      strokeWidth={1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      style={{ flexShrink: 0 }}
    >
      {(icons[look.icon] ?? icons['help'] ?? []).map(([tag, { key, ...attributes }]) =>
        createElement(tag, { key, ...attributes }),
      )}
    </svg>
  );
}
