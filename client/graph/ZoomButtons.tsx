// The buttons beside a canvas: nearer, farther, all of it.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';
import type { Canvas } from './canvas.ts';

export function ZoomButtons({ canvas }: { canvas: Canvas | undefined }) {
  const { t } = useTexts();
  const buttons = [
    ['graph.zoom-in', IconPlus, () => canvas?.zoomBy(1.3)],
    ['graph.zoom-out', IconMinus, () => canvas?.zoomBy(1 / 1.3)],
    ['graph.fit', IconArrowsMaximize, () => canvas?.fit()],
  ] as const;
  return (
    <div className="vt-zoom vt-surface">
      {buttons.map(([key, Icon, run]) => (
        <Tooltip key={key} label={t(key)} position="left">
          <ActionIcon aria-label={t(key)} onClick={run}>
            <Icon size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
