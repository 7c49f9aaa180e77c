// Where files are dropped or chosen: the whole page before there are any, a line above the list afterwards.
import { useRef, useState, type DragEvent } from 'react';
import { Button } from '@mantine/core';
import { IconCloudUpload, IconLock, IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n.ts';
import { droppedFiles } from './dropped-files.ts';

const ACCEPT = '.csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xls,.et,.zip';

interface DropZoneProps {
  isSmall: boolean;
  onFiles(files: readonly File[]): void;
}

export function DropZone({ isSmall, onFiles }: DropZoneProps) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    onFiles(await droppedFiles(event.dataTransfer));
  };
  return (
    <div
      className="vt-drop"
      data-small={isSmall}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        data-testid="files"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {isSmall ? (
        <>
          <span className="vt-quiet vt-grow">{t('import-drop.more')}</span>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => input.current?.click()}
          >
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
          <Button size="sm" onClick={() => input.current?.click()}>
            {t('import-drop.choose')}
          </Button>
          <p className="vt-quiet">{t('import-drop.formats')}</p>
          <p className="vt-quiet vt-row">
            <IconLock size={14} aria-hidden /> {t('import-drop.kept')}
          </p>
        </>
      )}
    </div>
  );
}
