// Where files are dropped or chosen: the whole page before there are any, a line above the list afterwards.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudUpload, IconLock, IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n.ts';
import { useDrop } from './use-drop.ts';

interface DropZoneProps {
  isSmall: boolean;
  onFiles(files: readonly File[]): void;
  /** Opens the browser's own choice of files. */
  onChoose(): void;
}

export function DropZone({ isSmall, onFiles, onChoose }: DropZoneProps) {
  const { t } = useTexts();
  const { isOver, trouble, listeners } = useDrop(onFiles);
  return (
    <div className="vt-drop" data-small={isSmall} data-over={isOver} {...listeners}>
      {isSmall ? (
        <>
          <span className="vt-quiet vt-grow">{t('import-drop.more')}</span>
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onChoose}>
            {t('import-drop.add')}
          </Button>
        </>
      ) : (
        <>
          <span className="vt-drop-icon">
            <IconCloudUpload size={34} stroke={1.5} aria-hidden />
          </span>
          <strong>{t('import-drop.here')}</strong>
          <span className="vt-quiet">{t('import-drop.or')}</span>
          <Button size="sm" onClick={onChoose}>
            {t('import-drop.choose')}
          </Button>
          <p className="vt-quiet">{t('import-drop.formats')}</p>
          <p className="vt-quiet vt-row">
            <IconLock size={14} aria-hidden /> {t('import-drop.kept')}
          </p>
        </>
      )}
      {trouble !== undefined && (
        <p role="alert" className="vt-warn">
          <IconAlertTriangle size={14} aria-hidden /> {trouble}
        </p>
      )}
    </div>
  );
}
