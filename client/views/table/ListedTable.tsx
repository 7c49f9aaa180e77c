// A table of rows that are all here: in order, picked out by a text, copied; of what is chosen only that.
import { useMemo, useState, type ReactNode } from 'react';
import { toTsv } from '../../panels/csv.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { holding, inOrder, type Column, type Order } from './columns.ts';
import { DataTable } from './DataTable.tsx';
import { TableTools } from './TableTools.tsx';
import { useColumns } from './use-columns.ts';

interface ListedTableProps<R extends { id: string }> {
  /** The kind of table, by which its columns are kept. */
  kind: string;
  rows: readonly R[];
  columns: readonly Column<R>[];
  /** How many there are in the case, where more are known of than are here. */
  total: number;
  children: ReactNode;
}

const idOf = ({ id }: { id: string }): string => id;

export function ListedTable<R extends { id: string }>(props: ListedTableProps<R>) {
  const { kind, rows, columns, total, children } = props;
  const { address, actions, caseId } = useWorkspace();
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState<Order>();
  const choice = useColumns(kind, columns);
  const listed = useMemo(
    () => inOrder(holding(rows, columns, filter), columns, order),
    [rows, columns, filter, order],
  );
  const rowAt = useMemo(() => (at: number) => listed[at], [listed]);
  const matrix = (): string[][] => {
    const chosen = new Set(address.selection);
    const some = listed.filter(({ id }) => chosen.has(id));
    return [
      choice.shown.map(({ title }) => title),
      ...(some.length > 1 ? some : listed).map((row) => choice.shown.map((column) => column.text(row))),
    ];
  };
  return (
    <>
      <TableTools
        columns={columns}
        choice={choice}
        filter={{ value: filter, onChange: setFilter }}
        shown={listed.length}
        total={Math.max(total, rows.length)}
        matrix={matrix}
        fileName={`${caseId}-${kind}.csv`}
      >
        {children}
      </TableTools>
      <DataTable
        columns={choice.shown}
        count={listed.length}
        rowAt={rowAt}
        idOf={idOf}
        selection={address.selection}
        onSelect={actions.select}
        order={order}
        onOrder={setOrder}
        onCopy={() => void navigator.clipboard.writeText(toTsv(matrix()))}
      />
    </>
  );
}
