// What goes out of the timeline: a table, or a film of the playback with progress and a way to cancel it.
import { useEffect, useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Alert, Button, Menu, Progress, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconFileTypeCsv, IconGif, IconMovie } from '@tabler/icons-react';
import { download } from '../../api/download.ts';
import { Announce } from '../../components/Announce.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatDay, formatNumber, formatProbability } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { toCsv } from '../../panels/csv.ts';
import { useFacetTitle } from '../../panels/facet-title.ts';
import { isoOf } from '#contract/days.ts';
import { nodeFacet } from '#drawing/facets.ts';
import { spanOf, type Happening } from '../../state/happenings.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { timelineRows } from './csv-rows.ts';
import { filmDays, filmGif, filmType, filmWebm, gifDays } from './film.ts';
import { arrivedBy } from './playback.ts';
import { useLabel } from './use-label.ts';
import type { Playback } from './use-playback.ts';

const COLUMNS = ['from', 'to', 'sureness', 'type', 'id', 'caption', 'entry'] as const;

interface TimelineExportProps {
  happenings: readonly Happening[];
  playback: Playback;
}

export function TimelineExport({ happenings, playback }: TimelineExportProps) {
  const { t, shown } = useTexts();
  const { caseId, overview } = useWorkspace();
  const labelOf = useLabel();
  const { canvas, lit } = useSurface();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const titleOf = useFacetTitle();
  const [share, setShare] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  // A film whose page is left is nobody's.
  useEffect(() => () => stop.current?.abort(), []);
  const span = spanOf(happenings);
  const film = useMutation({
    mutationFn: async (kind: 'webm' | 'gif'): Promise<void> => {
      if (canvas === undefined || span === undefined) return;
      const abort = new AbortController();
      stop.current = abort;
      const note = (day: number): string =>
        t('film.note', {
          n: formatNumber(arrivedBy(happenings, day, playback.options).length, shown),
          total: formatNumber(playback.dated, shown),
          undated: formatNumber(playback.total - playback.dated, shown),
        });
      setShare(0);
      try {
        const made = await (kind === 'webm' ? filmWebm : filmGif)({
          canvas,
          theme,
          title: overview.case.title,
          days: kind === 'webm' ? filmDays(span) : gifDays(span),
          litAt: playback.litAt,
          day: (day) => formatDay(isoOf(Math.floor(day)), shown),
          note,
          onProgress: setShare,
          signal: abort.signal,
        });
        download(made, `${caseId}.${kind}`);
      } catch (error) {
        if (!abort.signal.aborted) throw error;
      } finally {
        canvas.light(lit);
        setShare(undefined);
      }
    },
  });
  const table = (): void => {
    const rows = timelineRows(
      happenings,
      COLUMNS.map((column) => t(`timeline-column.${column}`)),
      {
        day: isoOf,
        sureness: ({ sureness }) => t(`timeline-sureness.${sureness}`),
        type: ({ node }) => titleOf(nodeFacet(node)),
        caption: ({ node }) => labelOf(node),
      },
    );
    download(new Blob([toCsv(rows)], { type: 'text/csv' }), `${caseId}-timeline.csv`);
  };
  if (share !== undefined) {
    return (
      <span className="vt-film" role="status">
        {t('film.making', { share: formatProbability(share, shown) })}
        <Progress value={share * 100} w={90} aria-label={t('film.title')} />
        <Button size="compact-xs" variant="default" onClick={() => stop.current?.abort()}>
          {t('film.cancel')}
        </Button>
      </span>
    );
  }
  const hasRecorder = filmType() !== undefined;
  return (
    <>
      <Announce>{film.error === null ? '' : t('film.failed')}</Announce>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('film.title')}>
            <ActionIcon aria-label={t('film.title')}>
              {film.error === null ? (
                <IconDownload size={16} aria-hidden />
              ) : (
                <IconAlertTriangle size={16} color="var(--mantine-color-red-text)" aria-hidden />
              )}
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown miw={220}>
          {film.error !== null && (
            <Alert p={0} maw={300}>
              <ProblemNote error={film.error} />
            </Alert>
          )}
          <Menu.Item leftSection={<IconFileTypeCsv size={15} aria-hidden />} onClick={table}>
            {t('film.csv')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMovie size={15} aria-hidden />}
            disabled={canvas === undefined || span === undefined || !hasRecorder}
            onClick={() => film.mutate('webm')}
          >
            {t('film.webm')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconGif size={15} aria-hidden />}
            disabled={canvas === undefined || span === undefined}
            onClick={() => film.mutate('gif')}
          >
            {t('film.gif')}
          </Menu.Item>
          {canvas === undefined && <Menu.Label>{t('film.needs-graph')}</Menu.Label>}
          {!hasRecorder && <Menu.Label>{t('film.unsupported')}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
