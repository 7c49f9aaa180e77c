// Exports in one click: the case's graph as data, journalled by the server; the view as a picture, made here.
import { lazy, Suspense, useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Box, Button, Loader, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconAlertTriangle,
  IconDownload,
  IconFileTypeCsv,
  IconFileTypeSvg,
  IconJson,
  IconPhoto,
  IconPrinter,
  IconTopologyStar3,
} from '@tabler/icons-react';
import { download } from '../api/download.ts';
import { askFormats, requestExport } from '../api/exports.ts';
import { useMay } from '../components/may.ts';
import { Announce } from '../components/Announce.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { print } from '../print/print.ts';
import { caseSize } from '../state/case-graph.ts';
import { useWorkspace } from '../state/workspace.ts';
import type { Canvas } from '../graph/canvas.ts';
import { useFacetTitle } from './facet-title.ts';

const ExportDialog = lazy(() => import('./dialogs/ExportDialog.tsx'));

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
  const { caseId, drawn, legend, visible, overview } = useWorkspace();
  const facetTitle = useFacetTitle();
  const mayExport = useMay('export');
  const [isChoosing, setChoosing] = useState(false);
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
      const { legendPicture } = await import('../graph/export/legend.ts');
      const legendOf = (width: number) =>
        legendPicture(drawn, legend, theme, width, {
          facet: facetTitle,
          number: (value) => formatNumber(value, shown),
          channels: ({ channels }) => channels.map((channel) => t(`style-channel.${channel}`)).join(' · '),
          kinds: t('legend.title'),
        });
      if (kind === 'png') {
        const { withLegend } = await import('../graph/export/png-legend.ts');
        download(await withLegend(await canvas.png(theme), theme, legendOf), `${caseId}.png`);
        return;
      }
      const [{ toSvg }, { iconMarkup }] = await Promise.all([
        import('../graph/export/svg.ts'),
        import('../graph/icon-image.ts'),
      ]);
      const note = t('export.note', {
        n: formatNumber(visible.nodes.length, shown),
        total: formatNumber(caseSize(overview).nodes, shown),
      });
      const svg = toSvg(drawn, canvas.places(), {
        theme,
        title: overview.case.title,
        note,
        iconMarkup,
        legend: legendOf,
      });
      download(new Blob([svg], { type: 'image/svg+xml' }), `${caseId}.svg`);
    },
  });
  const isBusy = exporting.isPending || picturing.isPending;
  const error = exporting.error ?? picturing.error ?? formats.error;
  const menu = (
    <Menu position="bottom-end" closeOnItemClick>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={
            isBusy ? (
              <Loader size={13} />
            ) : error === null ? (
              <IconDownload size={15} aria-hidden />
            ) : (
              <IconAlertTriangle size={15} color="var(--mantine-color-red-text)" aria-hidden />
            )
          }
        >
          {t('export.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={240}>
        {error !== null && (
          <Box maw={320}>
            <ProblemNote error={error} />
          </Box>
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
        <Menu.Item leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => void print(canvas)}>
          {t('print.do')}
        </Menu.Item>
        {mayExport && <Menu.Divider />}
        {mayExport && (
          <Menu.Item
            leftSection={<IconAdjustments size={15} aria-hidden />}
            onClick={() => setChoosing(true)}
          >
            {t('export-dialog.open')}
          </Menu.Item>
        )}
        {mayExport && <Menu.Divider />}
        {mayExport && <Menu.Label>{t('export.case')}</Menu.Label>}
        {(mayExport ? (formats.data ?? []) : []).map(({ format, title, mediaType }) => {
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
        {mayExport && <Menu.Label>{t('export.masked')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <>
      {menu}
      <Announce>{error !== null && !isBusy ? t('export.failed') : ''}</Announce>
      {isChoosing && (
        <Suspense fallback={null}>
          <ExportDialog onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  );
}
