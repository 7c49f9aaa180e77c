// The files of the import, each with where it stands.
import { ActionIcon, Loader, RingProgress, Tooltip } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconFileSpreadsheet,
  IconFileText,
  IconX,
} from '@tabler/icons-react';
import { formatBytes, formatNumber, formatProbability } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { attentionOf } from './attention.ts';
import type { ImportFile } from './files-store.ts';

const isWorkbook = (name: string): boolean => /\.(?:xlsx|xlsm|xls|et)$/i.test(name);

/** One sign and one word for where a file stands. */
function useStanding(file: ImportFile): { icon: React.ReactNode; said: string; tone: string } {
  const { t, shown } = useTexts();
  const share = file.bytes === 0 ? 1 : Math.min(1, file.sent / file.bytes);
  switch (file.phase) {
    case 'sending':
      return {
        icon: <RingProgress size={20} thickness={3} sections={[{ value: share * 100, color: 'vine' }]} />,
        said: t('import-file.sending', { percent: formatProbability(share, shown) }),
        tone: 'busy',
      };
    case 'reading':
      return { icon: <Loader size={15} />, said: t('import-file.reading'), tone: 'busy' };
    case 'refused':
      return {
        icon: <IconAlertCircle size={18} aria-hidden />,
        said: t('import-file.refused'),
        tone: 'refused',
      };
    case 'ready': {
      if (file.isRereading)
        return { icon: <Loader size={15} />, said: t('import-file.reading'), tone: 'busy' };
      if (file.skip) {
        const isKnown = (file.preview?.known.length ?? 0) > 0;
        return {
          icon: <IconCircleMinus size={18} aria-hidden />,
          said: t(isKnown ? 'import-file.known' : 'import-file.out'),
          tone: 'out',
        };
      }
      const count = file.preview === undefined ? 0 : attentionOf(file.preview).count;
      return count === 0
        ? { icon: <IconCircleCheck size={18} aria-hidden />, said: t('import-file.ready'), tone: 'ready' }
        : {
            icon: <IconAlertTriangle size={18} aria-hidden />,
            said: t('import-file.attention', { n: count }),
            tone: 'look',
          };
    }
  }
}

interface FileItemProps {
  file: ImportFile;
  isChosen: boolean;
  onChoose(): void;
  onRemove(): void;
}

function FileItem({ file, isChosen, onChoose, onRemove }: FileItemProps) {
  const { t, shown } = useTexts();
  const { icon, said, tone } = useStanding(file);
  const Icon = isWorkbook(file.name) ? IconFileSpreadsheet : IconFileText;
  const { preview } = file;
  const rows =
    preview === undefined
      ? undefined
      : t(preview.whole ? 'import-file.rows' : 'import-file.rows-more', {
          n: formatNumber(preview.rows, shown),
        });
  return (
    <li data-tone={tone} data-chosen={isChosen}>
      <button type="button" onClick={onChoose} aria-current={isChosen}>
        <Icon size={20} stroke={1.5} aria-hidden />
        <span className="vt-grow">
          <span className="vt-cut vt-file-name" title={file.name}>
            {file.name}
          </span>
          <span className="vt-file-sub">
            <span className="vt-tone">{said}</span>
            <span>{rows ?? formatBytes(file.bytes, shown)}</span>
          </span>
        </span>
        <span className="vt-tone vt-file-icon">{icon}</span>
      </button>
      <Tooltip label={t('import.discard', { name: file.name })}>
        <ActionIcon size="sm" aria-label={t('import.discard', { name: file.name })} onClick={onRemove}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

interface FileListProps {
  files: readonly ImportFile[];
  chosen: string | undefined;
  onChoose(key: string): void;
  onRemove(key: string): void;
}

export const FileList = ({ files, chosen, onChoose, onRemove }: FileListProps) => (
  <ul className="vt-files">
    {files.map((file) => (
      <FileItem
        key={file.key}
        file={file}
        isChosen={file.key === chosen}
        onChoose={() => onChoose(file.key)}
        onRemove={() => onRemove(file.key)}
      />
    ))}
  </ul>
);
