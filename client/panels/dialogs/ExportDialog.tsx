// What goes out of a case, chosen: the view, the selection, what stands around it, or all; in which format, with its manifest.
import { useState } from 'react';
import { Box, Button, Checkbox, Group, NumberInput, Radio, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { MOST_SELECTED, type ExportRequest } from '#contract/operations.ts';
import { download } from '../../api/download.ts';
import { askFormats, requestExport } from '../../api/exports.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { caseSize } from '../../state/case-graph.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { ExportMade } from './ExportMade.tsx';

const SCOPES = ['all', 'view', 'selection', 'around'] as const;
type Scope = (typeof SCOPES)[number];

export default function ExportDialog({ onClose }: { onClose(): void }) {
  const { t, shown } = useTexts();
  const { caseId, visible, graph, overview, address } = useWorkspace();
  const chosen = address.selection.filter((id) => graph.nodes.has(id));
  const [scope, setScope] = useState<Scope>(chosen.length > 0 ? 'selection' : 'view');
  const [hops, setHops] = useState(1);
  const [format, setFormat] = useState('graphml');
  const [isSigned, setSigned] = useState(true);
  const formats = useQuery({
    queryKey: ['formats'],
    queryFn: askFormats,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const n = (value: number): string => formatNumber(value, shown);
  const { nodes } = caseSize(overview);
  const ids = scope === 'view' ? visible.nodes.map(({ id }) => id) : chosen;
  const counts: Record<Scope, string> = {
    all: t('export-dialog.nodes', { n: n(nodes) }),
    view: t('count.of', { n: n(visible.nodes.length), total: n(nodes) }),
    selection: t('count.of', { n: n(chosen.length), total: n(nodes) }),
    // How many stand there is known once it is made.
    around: '',
  };
  const cut: Partial<ExportRequest> =
    scope === 'all' ? {} : { select: ids, hops: scope === 'around' ? hops : 0 };
  const exporting = useMutation({
    mutationFn: () => requestExport(caseId, { format, manifest: isSigned, ...cut }),
    onSuccess: ({ file, name, manifest }) => {
      download(file, name);
      if (manifest !== undefined) download(manifest, `${name}.manifest.json`);
    },
  });
  const isTooMany = scope !== 'all' && ids.length > MOST_SELECTED;
  const isEmpty = scope !== 'all' && ids.length === 0;
  const { data: made } = exporting;
  return (
    <DialogFrame size={520} title={t('export-dialog.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty && !isTooMany) exporting.mutate();
        }}
      >
        <Radio.Group
          label={t('export-dialog.what')}
          value={scope}
          onChange={(value) => setScope(SCOPES.find((known) => known === value) ?? 'all')}
        >
          <Stack gap={6} mt={6}>
            {SCOPES.map((value) => (
              <Radio
                key={value}
                value={value}
                label={
                  <>
                    {t(`export-scope.${value}`)} <span className="vt-quiet vt-num">{counts[value]}</span>
                  </>
                }
                disabled={(value === 'selection' || value === 'around') && chosen.length === 0}
              />
            ))}
          </Stack>
        </Radio.Group>
        {scope === 'around' && (
          <NumberInput
            mt={8}
            maw={160}
            label={t('export-dialog.hops')}
            min={1}
            max={8}
            value={hops}
            onChange={(value) => setHops(Math.min(8, Math.max(1, Number(value) || 1)))}
          />
        )}
        <Select
          mt={10}
          label={t('export-dialog.format')}
          allowDeselect={false}
          value={format}
          onChange={(value) => setFormat(value ?? 'graphml')}
          data={(formats.data ?? []).map(({ format: value, title }) => ({ value, label: title[shown] }))}
        />
        <Checkbox
          mt={12}
          label={t('export-dialog.manifest')}
          checked={isSigned}
          onChange={({ currentTarget }) => setSigned(currentTarget.checked)}
        />
        <p className="vt-quiet">{t(scope === 'all' ? 'export-dialog.whole' : 'export-dialog.cut')}</p>
        {isTooMany && (
          <p className="vt-warn" role="status">
            {t('export-dialog.too-many', { n: n(ids.length), most: n(MOST_SELECTED) })}
          </p>
        )}
        {exporting.error !== null && (
          <Box mt={10}>
            <ProblemNote error={exporting.error} />
          </Box>
        )}
        {made !== undefined && <ExportMade made={made} />}
        <Group mt={14} justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('action.close')}
          </Button>
          <Button type="submit" disabled={isEmpty || isTooMany} loading={exporting.isPending}>
            {t('export.title')}
          </Button>
        </Group>
      </form>
    </DialogFrame>
  );
}
