// Exports in one click: the case's graph as data, journalled by the server; the view as a picture, made here.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Loader, Menu } from '@mantine/core';
import {
  IconDownload,
  IconFileTypeCsv,
  IconFileTypeSvg,
  IconJson,
  IconPhoto,
  IconTopologyStar3,
} from '@tabler/icons-react';
import { download } from '../api/download.ts';
import { askFormats, requestExport } from '../api/exports.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import type { Canvas } from '../graph/canvas.ts';

/** An icon by what the file is; a graph's where the media type says no more. */
const iconOf = (mediaType: string): typeof IconJson =>
  mediaType === 'application/json'
    ? IconJson
    : mediaType === 'application/zip'
      ? IconFileTypeCsv
      : IconTopologyStar3;

interface ExportMenuProps {
  canvas: Canvas | undefined;
  theme: 'light' | 'dark';
}

export function ExportMenu({ canvas, theme }: ExportMenuProps) {
  const { t, shown } = useTexts();
  const { caseId, drawn, visible, overview } = useWorkspace();
  const formats = useQuery({
    queryKey: ['formats'],
    queryFn: askFormats,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const exporting = useMutation({
    mutationFn: (format: string) => requestExport(caseId, { format }),
    onSuccess: ({ file, name }) => download(file, name),
  });
  const picturing = useMutation({
    mutationFn: async (kind: 'png' | 'svg'): Promise<void> => {
      if (canvas === undefined) return;
      if (kind === 'png') {
        download(await canvas.png(theme), `${caseId}.png`);
        return;
      }
      const [{ toSvg }, { iconMarkup }] = await Promise.all([
        import('../graph/export/svg.ts'),
        import('../graph/icon-image.ts'),
      ]);
      const total = Object.values({ ...overview.counts.nodes, Case: 0 }).reduce((a, b) => a + b, 0);
      const note = t('export.note', {
        n: formatNumber(visible.nodes.length, shown),
        total: formatNumber(total, shown),
      });
      const svg = toSvg(drawn, canvas.places(), { theme, title: overview.case.title, note, iconMarkup });
      download(new Blob([svg], { type: 'image/svg+xml' }), `${caseId}.svg`);
    },
  });
  const isBusy = exporting.isPending || picturing.isPending;
  const error = exporting.error ?? picturing.error ?? formats.error;
  return (
    <Menu position="bottom-end" closeOnItemClick>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={isBusy ? <Loader size={13} /> : <IconDownload size={15} aria-hidden />}
          {...(error === null ? {} : { c: 'red' })}
        >
          {t('export.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={240}>
        {error !== null && (
          <Alert p={0} maw={320}>
            <ProblemNote error={error} />
          </Alert>
        )}
        <Menu.Label>{t('export.view')}</Menu.Label>
        <Menu.Item
          leftSection={<IconPhoto size={15} aria-hidden />}
          disabled={canvas === undefined}
          onClick={() => picturing.mutate('png')}
        >
          PNG
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeSvg size={15} aria-hidden />}
          disabled={canvas === undefined}
          onClick={() => picturing.mutate('svg')}
        >
          SVG
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('export.case')}</Menu.Label>
        {(formats.data ?? []).map(({ format, title, mediaType }) => {
          const Icon = iconOf(mediaType);
          return (
            <Menu.Item
              key={format}
              leftSection={<Icon size={15} aria-hidden />}
              onClick={() => exporting.mutate(format)}
            >
              {title[shown]}
            </Menu.Item>
          );
        })}
        <Menu.Label>{t('export.masked')}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
