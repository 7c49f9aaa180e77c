// All rows of an owner side by side as written: grouped by home, differing cells marked by letter and word, chosen by checkbox.
import { useRef } from 'react';
import { Checkbox, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RowRef } from '#contract/decision.ts';
import type { OwnerCell, OwnerColumn, OwnerRow, OwnerRows } from '#contract/owner.ts';
import { recordFieldTitle } from '#contract/model/record-field.ts';
import { useHolderName } from '../../components/use-holder-name.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { keyOf, letterOf, nameOf, type Item } from './row-list.ts';

const ROW_HEIGHT = 32;

interface RowTableProps {
  caseId: string;
  items: readonly Item[];
  columns: readonly OwnerColumn[];
  summaries: OwnerRows['columns'];
  chosen: ReadonlySet<string>;
  /** The row whose tie is open beside the table. */
  active: string | undefined;
  isChoosable: boolean;
  onChoose(keys: readonly string[], isChosen: boolean): void;
  onOpen(ref: RowRef): void;
}

/** One cell: the value, the letter of one that departs, a sign before one that is only written otherwise. */
export function Cell({ cell }: { cell: OwnerCell | undefined }) {
  const { t } = useTexts();
  if (cell === undefined) {
    return (
      <td className="vt-quiet" aria-label={t('owner.missing')}>
        —
      </td>
    );
  }
  const { variant = 0, restated, normal, text } = cell;
  const said = [
    ...(variant > 0 ? [t('owner.departs', { letter: letterOf(variant) })] : []),
    ...(restated ? [t('owner.restated')] : []),
    ...(normal === undefined ? [] : [t('owner.normal', { value: normal })]),
  ];
  return (
    <td data-departs={variant > 0} title={said.length === 0 ? text : [text, ...said].join('\n')}>
      {restated && (
        <span className="vt-restated" aria-hidden>
          ≈
        </span>
      )}
      {variant > 0 ? <mark>{text}</mark> : text}
      {variant > 0 && (
        <span className="vt-letter">
          <span aria-hidden>{letterOf(variant)}</span>
          <VisuallyHidden component="span">
            {t('owner.departs', { letter: letterOf(variant) })}
          </VisuallyHidden>
        </span>
      )}
      {restated && variant === 0 && <VisuallyHidden component="span">{t('owner.restated')}</VisuallyHidden>}
    </td>
  );
}

function RowLine({
  row,
  index,
  columns,
  isChosen,
  isActive,
  isChoosable,
  holderName,
  onChoose,
  onOpen,
}: Pick<RowTableProps, 'columns' | 'isChoosable' | 'onChoose' | 'onOpen'> & {
  row: OwnerRow;
  index: number;
  isChosen: boolean;
  isActive: boolean;
  holderName(id: string): string;
}) {
  const { t } = useTexts();
  const others = row.others.map(({ header, text }) => `${header}: ${text}`).join(' · ');
  return (
    <tr data-index={index} aria-rowindex={index + 2} data-chosen={isChosen} data-active={isActive}>
      {isChoosable && (
        <td className="vt-choose">
          <Checkbox
            size="xs"
            checked={isChosen}
            aria-label={t('owner.choose-row', { row: row.row, list: row.listTitle })}
            onChange={(event) => onChoose([keyOf(row)], event.currentTarget.checked)}
          />
        </td>
      )}
      <th scope="row">
        <button
          type="button"
          className="vt-link"
          aria-pressed={isActive}
          title={t('owner.why-row')}
          onClick={() => onOpen(row)}
        >
          <span className="vt-num">{nameOf(row)}</span> <span className="vt-quiet">{row.listTitle}</span>
        </button>
      </th>
      <td title={row.holder}>{holderName(row.holder)}</td>
      {columns.map((column) => (
        <Cell key={column} cell={row.cells[column]} />
      ))}
      <td className="vt-quiet" title={others}>
        {others}
      </td>
    </tr>
  );
}

function HomeLine({
  item,
  index,
  span,
  chosen,
  isChoosable,
  onChoose,
}: Pick<RowTableProps, 'chosen' | 'isChoosable' | 'onChoose'> & {
  item: Extract<Item, { kind: 'home' }>;
  index: number;
  span: number;
}) {
  const { t, shown } = useTexts();
  const count = item.keys.filter((key) => chosen.has(key)).length;
  const name = t('owner.home', { n: item.home + 1 });
  return (
    <tr className="vt-home" data-index={index} aria-rowindex={index + 2}>
      {isChoosable && (
        <td className="vt-choose">
          <Checkbox
            size="xs"
            checked={count === item.keys.length}
            indeterminate={count > 0 && count < item.keys.length}
            aria-label={t('owner.choose-home', { home: name })}
            onChange={(event) => onChoose(item.keys, event.currentTarget.checked)}
          />
        </td>
      )}
      <th scope="rowgroup" colSpan={span}>
        <span className="vt-stick">
          <strong>{name}</strong> {item.address}{' '}
          <span className="vt-quiet vt-num">{t('owner.rows', { n: formatNumber(item.rows, shown) })}</span>
        </span>
      </th>
    </tr>
  );
}

export function RowTable(props: RowTableProps) {
  const { caseId, items, columns, summaries, chosen, active, isChoosable, onChoose, onOpen } = props;
  const { t, say } = useTexts();
  const holderName = useHolderName(caseId);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    paddingStart: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const seen = virtual.getVirtualItems();
  const before = (seen[0]?.start ?? ROW_HEIGHT) - ROW_HEIGHT;
  const after = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  const variantsOf = (column: OwnerColumn): number =>
    summaries.find((known) => known.column === column && known.departing > 0)?.variants ?? 1;
  return (
    <div
      className="vt-table vt-owner-rows"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('owner.table')}
    >
      <table aria-rowcount={items.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {isChoosable && (
              <th className="vt-choose">
                <VisuallyHidden component="span">{t('owner.choose')}</VisuallyHidden>
              </th>
            )}
            <th scope="col">{t('owner.row')}</th>
            <th scope="col">{t('owner.holder')}</th>
            {columns.map((column) => (
              <th scope="col" key={column} data-departs={variantsOf(column) > 1}>
                {say(recordFieldTitle[column])}
                {variantsOf(column) > 1 && (
                  <span className="vt-variants">{t('owner.variants', { n: variantsOf(column) })}</span>
                )}
              </th>
            ))}
            <th scope="col">{t('owner.others')}</th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {seen.map(({ index }) => {
            const item = items[index];
            if (item === undefined) return null;
            if (item.kind === 'home') {
              return (
                <HomeLine
                  key={`home ${item.home}`}
                  item={item}
                  index={index}
                  span={columns.length + 3}
                  chosen={chosen}
                  isChoosable={isChoosable}
                  onChoose={onChoose}
                />
              );
            }
            const key = keyOf(item.row);
            return (
              <RowLine
                key={key}
                row={item.row}
                index={index}
                columns={columns}
                isChosen={chosen.has(key)}
                isActive={key === active}
                isChoosable={isChoosable}
                holderName={holderName}
                onChoose={onChoose}
                onOpen={onOpen}
              />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
