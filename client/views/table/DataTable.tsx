// A table of any number of rows, of which only those in sight are on the page; chosen by pointer and keyboard, many at once.
import { memo, useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTexts } from '../../i18n/i18n.ts';
import { widths, type Column, type Order } from './columns.ts';
import { stepOf } from './row-keys.ts';
import './table.css';

const ROW_HEIGHT = 30;
/** Rows beyond the sight at either end: enough that a fast wheel meets rows, not gaps. */
const OVERSCAN = 16;
/** The most rows that are chosen at once, for each of them stands in the address. */
const MOST_CHOSEN = 2000;

interface RowProps<R> {
  row: R | undefined;
  at: number;
  columns: readonly Column<R>[];
  isSelected: boolean;
  isFirstStop: boolean;
}

function TableRow<R>({ row, at, columns, isSelected, isFirstStop }: RowProps<R>) {
  return (
    <tr
      data-index={at}
      aria-rowindex={at + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined}
      tabIndex={isFirstStop ? 0 : -1}
    >
      {columns.map((column, place) => {
        const text = row === undefined ? (place === 0 ? '…' : '') : column.text(row);
        return place === 0 ? (
          <th scope="row" key={column.id} title={text}>
            <bdi>{text}</bdi>
          </th>
        ) : (
          <td key={column.id} title={text}>
            <bdi>{text}</bdi>
          </td>
        );
      })}
    </tr>
  );
}

const Row = memo(TableRow) as typeof TableRow;

export interface DataTableProps<R> {
  columns: readonly Column<R>[];
  /** How many rows there are, those that are not here yet included. */
  count: number;
  /** The row at a place; undefined until it has come. */
  rowAt(at: number): R | undefined;
  idOf(row: R): string;
  selection: readonly string[];
  onSelect(ids: readonly string[]): void;
  /** How rows are in order, and how that is changed; without it the titles are no buttons. */
  order?: Order | undefined;
  onOrder?(order: Order): void;
  onCopy?(): void;
  /** The places that are in sight, so that rows there can be asked for. */
  onSight?(from: number, to: number): void;
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, count, rowAt, idOf, selection, onSelect, order, onOrder, onCopy, onSight } = props;
  const { t } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(0);
  const selected = useMemo(() => new Set(selection), [selection]);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The header stands above the rows, and stays there as they scroll.
    paddingStart: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onSight?.(from, to), [onSight, from, to]);

  const { scrollToIndex } = virtual;
  const only = selection.length === 1 ? selection[0] : undefined;
  const placeOf = (id: string): number => {
    for (let at = 0; at < count; at += 1) {
      const row = rowAt(at);
      if (row !== undefined && idOf(row) === id) return at;
    }
    return -1;
  };
  const lastShown = useRef<string>(undefined);
  useEffect(() => {
    // What was chosen elsewhere scrolls into sight, once.
    if (only === lastShown.current) return;
    lastShown.current = only;
    const at = only === undefined ? -1 : placeOf(only);
    if (at >= 0) scrollToIndex(at, { align: 'auto' });
  });

  const cells = useMemo(
    () =>
      widths(
        columns,
        Array.from({ length: Math.min(count, 60) }, (_, at) => rowAt(at)),
      ),
    [columns, count, rowAt],
  );
  const idsBetween = (first: number, last: number): string[] => {
    const ids: string[] = [];
    for (let at = first; at <= last && ids.length < MOST_CHOSEN; at += 1) {
      const row = rowAt(at);
      if (row !== undefined) ids.push(idOf(row));
    }
    return ids;
  };
  const choose = (ids: readonly string[]): void => {
    lastShown.current = ids.length === 1 ? ids[0] : undefined;
    onSelect(ids);
  };
  const toggle = (id: string): void =>
    choose(selected.has(id) ? selection.filter((each) => each !== id) : [...selection, id]);
  const focusRow = (at: number): void => {
    scrollToIndex(at);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus(),
    );
  };
  const placeIn = (event: { target: EventTarget }): number =>
    event.target instanceof HTMLElement
      ? Number(event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1)
      : -1;

  const onClick = (event: MouseEvent): void => {
    const at = placeIn(event);
    const row = at < 0 ? undefined : rowAt(at);
    if (row === undefined) return;
    if (event.shiftKey) {
      choose(idsBetween(Math.min(anchor.current, at), Math.max(anchor.current, at)));
      return;
    }
    anchor.current = at;
    if (event.ctrlKey || event.metaKey) toggle(idOf(row));
    else choose([idOf(row)]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = placeIn(event);
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      choose(idsBetween(0, count - 1));
      return;
    }
    if (isCommand && event.key.toLowerCase() === 'c' && globalThis.getSelection()?.isCollapsed !== false) {
      onCopy?.();
      return;
    }
    const row = at < 0 ? undefined : rowAt(at);
    if (row === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      anchor.current = at;
      if (isCommand || event.shiftKey) toggle(idOf(row));
      else choose([idOf(row)]);
      return;
    }
    const step = stepOf(event.key, at, count, anchor.current, event.shiftKey);
    if (step === undefined) return;
    event.preventDefault();
    if (!event.shiftKey) anchor.current = step.to;
    if (step.range !== undefined) choose(idsBetween(...step.range));
    focusRow(step.to);
  };

  const before = (items[0]?.start ?? ROW_HEIGHT) - ROW_HEIGHT;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const isChosen = (at: number): boolean => {
    const row = rowAt(at);
    return row !== undefined && selected.has(idOf(row));
  };
  const hasChosen = items.some(({ index }) => isChosen(index));
  return (
    <div
      className="vt-table vt-rows"
      ref={scroller}
      tabIndex={0}
      role="group"
      aria-label={t('table.rows')}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <table aria-rowcount={count + 1} style={{ width: cells.reduce((a, b) => a + b, 0) }}>
        <colgroup>
          {columns.map(({ id }, at) => (
            <col key={id} style={{ width: cells[at] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ id, title }) => {
              const isBy = order?.column === id;
              return (
                <th
                  key={id}
                  scope="col"
                  aria-sort={!isBy ? 'none' : order.isDown ? 'descending' : 'ascending'}
                >
                  {onOrder === undefined ? (
                    title
                  ) : (
                    <button
                      type="button"
                      onClick={() => onOrder({ column: id, isDown: isBy && !order.isDown })}
                    >
                      {title}
                      {isBy && !order.isDown && <IconArrowUp size={13} aria-hidden />}
                      {isBy && order.isDown && <IconArrowDown size={13} aria-hidden />}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = rowAt(index);
            const id = row === undefined ? `row ${index}` : idOf(row);
            return (
              <Row
                key={id}
                at={index}
                row={row}
                columns={columns}
                isSelected={selected.has(id)}
                isFirstStop={hasChosen ? selected.has(id) : index === from}
              />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
