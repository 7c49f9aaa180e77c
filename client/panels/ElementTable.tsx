// The table of what is in sight: the graph's accessible twin, in step with its selection; sorted, filtered, copied.
import { useEffect, useMemo, useRef, useState } from 'react';
import { ActionIcon, Button, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconFileTypeCsv,
  IconFilter,
  IconTable,
} from '@tabler/icons-react';
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { GraphNode } from '#contract/graph.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { download } from '../api/download.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { toCsv, toTsv } from './csv.ts';
import { columnsOf, typesOf } from './table-columns.ts';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric },
});
const helper = createColumnHelper<typeof features, GraphNode>();

const ROW_HEIGHT = 30;

export function ElementTable() {
  const { t, say, shown } = useTexts();
  const { visible, address, actions, words, caseId } = useWorkspace();
  const types = useMemo(() => typesOf(visible.nodes), [visible.nodes]);
  const [wantedType, setType] = useState<EntityType>();
  const [filter, setFilter] = useState('');
  const clipboard = useClipboard({ timeout: 1500 });
  const scroller = useRef<HTMLDivElement>(null);
  const selected = useMemo(() => new Set(address.selection), [address.selection]);

  // A selection made in the graph brings its type to the front.
  const onlySelected = address.selection.length === 1 ? address.selection[0] : undefined;
  const selectedType = visible.nodes.find(({ id }) => id === onlySelected)?.type;
  useEffect(() => {
    if (selectedType !== undefined) setType(selectedType);
  }, [selectedType]);
  const type = types.some((known) => known.type === wantedType) ? wantedType : types[0]?.type;

  const columns = useMemo(() => (type === undefined ? [] : columnsOf(type)), [type]);
  const text = useMemo(
    () =>
      (node: GraphNode, id: string): string =>
        words.value(node.type, id, columns.find((column) => column.id === id)?.raw(node) ?? null),
    [columns, words],
  );
  const data = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return visible.nodes.filter(
      (node) =>
        node.type === type &&
        (wanted === '' || columns.some(({ id }) => text(node, id).toLowerCase().includes(wanted))),
    );
  }, [visible.nodes, type, filter, columns, text]);
  const tableColumns = useMemo(
    () =>
      helper.columns(
        columns.map((column) => helper.accessor(column.sort, { id: column.id, sortFn: 'alphanumeric' })),
      ),
    [columns],
  );
  const table = useTable({ features, columns: tableColumns, data, getRowId: (node) => node.id });
  const { rows } = table.getRowModel();
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The header stands above the rows, and stays there as they scroll.
    paddingStart: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const at = rows.findIndex(({ id }) => id === onlySelected);
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (at >= 0) scrollToIndex(at, { align: 'auto' });
  }, [at, scrollToIndex]);

  if (type === undefined) {
    return (
      <div className="vt-table">
        <EmptyState icon={<IconTable size={28} aria-hidden />} title={t('table.empty')}>
          <p>{t('table.empty-how')}</p>
        </EmptyState>
      </div>
    );
  }
  const matrix = (): string[][] => [
    columns.map(({ title }) => say(title)),
    ...rows.map(({ original }) => columns.map(({ id }) => text(original, id))),
  ];
  const pick = (id: string, isAdding: boolean): void => {
    if (!isAdding) actions.select([id]);
    else
      actions.select(
        selected.has(id) ? address.selection.filter((each) => each !== id) : [...address.selection, id],
      );
  };
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? ROW_HEIGHT) - ROW_HEIGHT;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const focusRow = (at: number): void => {
    virtual.scrollToIndex(at);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus(),
    );
  };

  return (
    <div className="vt-column" style={{ height: '100%' }}>
      <div className="vt-tools" style={{ minHeight: 40 }}>
        <SegmentedControl
          size="xs"
          value={type}
          onChange={(value) => setType(types.find((known) => known.type === value)?.type)}
          data={types.map((known) => ({
            value: known.type,
            label: `${say(entityOf(known.type).title)} ${formatNumber(known.count, shown)}`,
          }))}
          aria-label={t('table.type')}
        />
        <TextInput
          size="xs"
          w={160}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          placeholder={t('table.filter')}
          aria-label={t('table.filter')}
          leftSection={<IconFilter size={13} aria-hidden />}
        />
        <span className="vt-quiet vt-num" role="status">
          {t('count.of', {
            n: formatNumber(rows.length, shown),
            total: formatNumber(types.find((known) => known.type === type)?.count ?? 0, shown),
          })}
        </span>
        <span className="vt-gap" />
        <Tooltip label={clipboard.copied ? t('action.copied') : t('table.copy')}>
          <ActionIcon aria-label={t('table.copy')} onClick={() => clipboard.copy(toTsv(matrix()))}>
            <IconCopy size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFileTypeCsv size={16} aria-hidden />}
          onClick={() => download(new Blob([toCsv(matrix())], { type: 'text/csv' }), `${caseId}-${type}.csv`)}
        >
          CSV
        </Button>
      </div>
      <div className="vt-table" ref={scroller} tabIndex={0} role="group" aria-label={t('table.rows')}>
        <table aria-rowcount={rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {table.getHeaderGroups()[0]?.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const title = columns.find(({ id }) => id === header.column.id)?.title;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
                  >
                    <button type="button" onClick={() => header.column.toggleSorting(sorted === 'asc')}>
                      {title === undefined ? header.column.id : say(title)}
                      {sorted === 'asc' && <IconArrowUp size={13} aria-hidden />}
                      {sorted === 'desc' && <IconArrowDown size={13} aria-hidden />}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const { original: node } = row;
              return (
                <tr
                  key={row.id}
                  data-index={item.index}
                  aria-rowindex={item.index + 2}
                  aria-selected={selected.has(node.id)}
                  tabIndex={selected.has(node.id) || (selected.size === 0 && item.index === 0) ? 0 : -1}
                  onClick={(event) => pick(node.id, event.ctrlKey || event.metaKey || event.shiftKey)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' || event.key === ' ') {
                      event.preventDefault();
                      pick(node.id, event.ctrlKey || event.shiftKey);
                    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                      event.preventDefault();
                      const to = item.index + (event.key === 'ArrowDown' ? 1 : -1);
                      const next = rows[to];
                      if (next === undefined) return;
                      pick(next.original.id, false);
                      focusRow(to);
                    }
                  }}
                >
                  {columns.map(({ id }, place) =>
                    place === 0 ? (
                      <th scope="row" key={id}>
                        {text(node, id)}
                      </th>
                    ) : (
                      <td key={id} title={text(node, id)}>
                        {text(node, id)}
                      </td>
                    ),
                  )}
                </tr>
              );
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
      </div>
    </div>
  );
}
