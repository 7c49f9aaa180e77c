// The flows as a table, the picture's accessible twin: every sum with what is not documented beside it.
import { formatNumber, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import type { Flow } from './flow-data.ts';

interface FlowsTableProps {
  flows: readonly Flow[];
  back: readonly Flow[];
  titleOf(group: string): string;
}

export function FlowsTable({ flows, back, titleOf }: FlowsTableProps) {
  const { t, shown } = useTexts();
  const { address, actions } = useWorkspace();
  const selected = new Set(address.selection);
  const isBack = new Set(back);
  /** A sum of which nothing is documented is no zero. */
  const known = (flow: Flow, without: number, text: string): string =>
    without === flow.transfers.length ? '—' : text;
  return (
    <div className="vt-flows-table" tabIndex={0} role="region" aria-label={t('flows.table')}>
      <table className="vt-plain">
        <thead>
          <tr>
            {(['from', 'to', 'count', 'records', 'yuan', 'unknown'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`flows-column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <tr
              key={`${flow.source}\n${flow.target}`}
              aria-current={flow.transfers.some((id) => selected.has(id)) ? 'true' : undefined}
            >
              <th scope="row">
                <button type="button" className="vt-link" onClick={() => actions.select(flow.transfers)}>
                  {titleOf(flow.source)}
                </button>
              </th>
              <td>
                {titleOf(flow.target)}
                {isBack.has(flow) && <span className="vt-quiet"> · {t('flows.back')}</span>}
              </td>
              <td className="vt-num">{formatNumber(flow.transfers.length, shown)}</td>
              <td className="vt-num">
                {known(flow, flow.withoutRecords, formatNumber(flow.records, shown))}
              </td>
              <td className="vt-num">{known(flow, flow.withoutYuan, formatYuan(flow.yuan, shown))}</td>
              <td className="vt-num">{formatNumber(flow.withoutRecords, shown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
