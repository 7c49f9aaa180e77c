// The members of a crowd: neighbours of an element of one relation and type, read page by page from the server.
import { useMemo, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { entityOf } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { neighbourOrder, type NeighbourOrder } from '#contract/queries/neighbours.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import type { Around } from '../../state/around.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { DataTable } from './DataTable.tsx';
import { columnsOf } from './node-columns.ts';
import { TableTools } from './TableTools.tsx';
import { useColumns } from './use-columns.ts';
import { usePages } from './use-pages.ts';

const idOf = ({ id }: { id: string }): string => id;

export function NeighbourTable({ around }: { around: Around }) {
  const { t, say } = useTexts();
  const { caseId, graph, words, address, actions, go } = useWorkspace();
  const [order, setOrder] = useState<NeighbourOrder>('id');
  const { total = 0, rowAt, loaded, error, onSight } = usePages(caseId, around, order);
  const columns = useMemo(() => columnsOf(around.type, say, words), [around.type, say, words]);
  const choice = useColumns(around.type, columns);
  const of = graph.nodes.get(around.id);
  const matrix = (): string[][] => {
    const rows = Array.from({ length: total }, (_, at) => rowAt(at)).filter((row) => row !== undefined);
    return [
      choice.shown.map(({ title }) => title),
      ...rows.map((row) => choice.shown.map((column) => column.text(row))),
    ];
  };
  return (
    <>
      <TableTools
        columns={columns}
        choice={choice}
        shown={loaded}
        total={total}
        matrix={matrix}
        fileName={`${caseId}-${around.id}-${around.type}.csv`}
      >
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => go({ around: undefined })}
        >
          {t('table.all')}
        </Button>
        <strong className="vt-cut">
          {t('table.around', {
            name: of === undefined ? around.id : words.caption(of),
            relation: `${say(RELATIONS[around.relation].title)} ${around.direction === 'out' ? '→' : '←'} ${say(entityOf(around.type).title)}`,
          })}
        </strong>
        <Select
          size="xs"
          w={170}
          allowDeselect={false}
          aria-label={t('expand.order')}
          value={order}
          onChange={(value) => setOrder(neighbourOrder.catch('id').parse(value))}
          data={neighbourOrder.options.map((value) => ({ value, label: t(`expand-order.${value}`) }))}
        />
      </TableTools>
      {error === null ? (
        <DataTable
          columns={choice.shown}
          count={total}
          rowAt={rowAt}
          idOf={idOf}
          selection={address.selection}
          onSelect={actions.select}
          onSight={onSight}
        />
      ) : (
        <ProblemNote error={error} />
      )}
    </>
  );
}
