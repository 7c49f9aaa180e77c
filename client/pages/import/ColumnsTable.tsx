// The columns of a list over its first rows: what each is taken for, and each cell as written and as it would be compared.
import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import type { Preview, PreviewCell, PreviewColumn } from '#contract/import.ts';
import {
  RECORD_FIELDS,
  recordField,
  recordFieldTitle,
  type RecordField,
} from '#contract/model/record-field.ts';
import { formatProbability } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { surenessOf } from './attention.ts';
import { MoreColumns } from './MoreColumns.tsx';

/** Columns that are drawn at first, and more at a time: each has a menu of its own. */
const DRAWN = 40;

const NO_CELL: PreviewCell = { written: '', normal: null, changed: false, rule: null };
/** Fields that several columns may hold. */
const SEVERAL: ReadonlySet<RecordField> = new Set(['name', 'phone2']);

interface HeadProps {
  column: PreviewColumn;
  onField(field: RecordField | null): void;
}

function ColumnHead({ column, onField }: HeadProps) {
  const { t, say, shown } = useTexts();
  const sureness = surenessOf(column);
  const likely = column.alternatives.map(({ field }) => field);
  const option = (field: RecordField) => ({ value: field, label: say(recordFieldTitle[field]) });
  const by = t(`import-by.${column.by as 'columns' | 'header' | 'values' | 'none'}`);
  return (
    <th scope="col" data-mapped={column.field !== null}>
      <span className="vt-cut vt-column-name" title={column.header}>
        {column.header || '—'}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('import-detail.field', { header: column.header })}
        value={column.field ?? ''}
        onChange={({ currentTarget }) => onField(recordField.safeParse(currentTarget.value).data ?? null)}
        data={[
          { value: '', label: t('import-detail.not-field') },
          ...(likely.length === 0
            ? []
            : [{ group: t('import-detail.likely'), items: likely.map((field) => option(field)) }]),
          {
            group: t('import-detail.fields'),
            items: RECORD_FIELDS.filter((field) => !likely.includes(field)).map((field) => option(field)),
          },
        ]}
      />
      <span
        className="vt-sure"
        data-sure={column.field === null ? 'none' : sureness}
        title={column.field === null ? by : formatProbability(column.confidence, shown)}
      >
        {column.field === null ? by : `${by} · ${t(`import-sure.${sureness}`)}`}
      </span>
    </th>
  );
}

function Cell({ cell, isField }: { cell: PreviewCell; isField: boolean }) {
  const { t, say } = useTexts();
  if (!isField || !cell.changed || cell.written.trim() === '')
    return <td title={cell.written}>{cell.written}</td>;
  return (
    <td
      data-changed
      title={[`${cell.written} → ${cell.normal ?? ''}`, ...(cell.rule === null ? [] : [say(cell.rule)])].join(
        '\n',
      )}
    >
      <span className="vt-written">{cell.written}</span>
      {cell.normal === null ? (
        <em className="vt-unread">{t('import-detail.unread')}</em>
      ) : (
        <mark>{cell.normal}</mark>
      )}
    </td>
  );
}

interface ColumnsTableProps {
  preview: Preview;
  onFields(fields: (RecordField | null)[]): void;
}

export function ColumnsTable({ preview: { columns, sample }, onFields }: ColumnsTableProps) {
  const { t } = useTexts();
  const [drawn, setDrawn] = useState(DRAWN);
  const shownColumns = columns.slice(0, drawn);
  const choose = (at: number, field: RecordField | null): void =>
    // A field is given once, save names and second phones: the column that had it is kept as written.
    onFields(
      columns.map(({ field: now }, each) => {
        if (each === at) return field;
        return now === field && now !== null && !SEVERAL.has(now) ? null : now;
      }),
    );
  return (
    <>
      <div className="vt-sample" tabIndex={0} role="region" aria-label={t('import.columns')}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="vt-num">
                #
              </th>
              {shownColumns.map((column, at) => (
                <ColumnHead key={at} column={column} onField={(field) => choose(at, field)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row" className="vt-num">
                  {row}
                </th>
                {shownColumns.map((column, at) => (
                  <Cell key={at} cell={cells[at] ?? NO_CELL} isField={column.field !== null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {sample.length === 0 && <p className="vt-quiet">{t('import-detail.sample-none')}</p>}
      </div>
      <MoreColumns drawn={drawn} total={columns.length} onMore={() => setDrawn(drawn + DRAWN)} />
    </>
  );
}
