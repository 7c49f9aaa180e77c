// The table of what is in sight: the graph's accessible twin, in step with its selection. Elements by type, relations by
// type, the members of a group, or the neighbours of an element.
import { useEffect, useMemo, useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconArrowLeft, IconTable } from '@tabler/icons-react';
import { entityOf, entityType, type EntityType } from '#contract/model/registry.ts';
import { RELATIONS, relationType, type RelationType } from '#contract/model/relation.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { readAround } from '../../state/around.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyView } from '../EmptyView.tsx';
import { edgeColumns, relationsOf } from './edge-columns.ts';
import { ListedTable } from './ListedTable.tsx';
import { NeighbourTable } from './NeighbourTable.tsx';
import { columnsOf, typesOf } from './node-columns.ts';
import { tagColumn } from './tag-column.ts';

/** What is listed: elements of a type, or relations of a type. */
type Listed = { of: 'nodes'; type: EntityType } | { of: 'edges'; type: RelationType };

const asValue = ({ of, type }: Listed): string => `${of}:${type}`;

function asListed(value: string | null): Listed | undefined {
  const [of, name] = (value ?? '').split(':');
  const [node, edge] = [entityType.safeParse(name), relationType.safeParse(name)];
  if (of === 'nodes' && node.success) return { of, type: node.data };
  return of === 'edges' && edge.success ? { of, type: edge.data } : undefined;
}

function InSight({ only }: { only: ReadonlySet<string> | undefined }) {
  const { t, say, shown } = useTexts();
  const { visible, graph, overview, address, words, go, marks } = useWorkspace();
  const nodes = useMemo(
    () => (only === undefined ? visible.nodes : visible.nodes.filter(({ id }) => only.has(id))),
    [visible.nodes, only],
  );
  const edges = useMemo(
    () =>
      only === undefined
        ? visible.edges
        : visible.edges.filter((edge) => only.has(edge.source) && only.has(edge.target)),
    [visible.edges, only],
  );
  const types = useMemo(() => typesOf(nodes), [nodes]);
  const relations = useMemo(() => relationsOf(edges), [edges]);
  const [wanted, setWanted] = useState<Listed>();

  // A selection made elsewhere brings its type to the front.
  const [first, second] = address.selection;
  const chosen = second === undefined ? first : undefined;
  const nodeType = chosen === undefined ? undefined : graph.nodes.get(chosen)?.type;
  const edgeType = chosen === undefined ? undefined : graph.edges.get(chosen)?.type;
  useEffect(() => {
    if (nodeType !== undefined) setWanted({ of: 'nodes', type: nodeType });
    else if (edgeType !== undefined) setWanted({ of: 'edges', type: edgeType });
  }, [nodeType, edgeType]);
  const options: Listed[] = [
    ...types.map(({ type }): Listed => ({ of: 'nodes', type })),
    ...relations.map(({ type }): Listed => ({ of: 'edges', type })),
  ];
  const listed =
    options.find((each) => wanted !== undefined && asValue(each) === asValue(wanted)) ?? options[0];

  const nodeColumns = useMemo(
    () =>
      listed?.of === 'nodes'
        ? [...columnsOf(listed.type, say, words), ...tagColumn(marks, t('tag.title'), shown)]
        : [],
    // oxlint-disable-next-line react/exhaustive-deps -- `say` follows the language, as `words` does
    [listed?.of, listed?.type, words, marks],
  );
  const nodeRows = useMemo(() => nodes.filter(({ type }) => type === listed?.type), [nodes, listed?.type]);
  const edgeRows = useMemo(() => edges.filter(({ type }) => type === listed?.type), [edges, listed?.type]);
  const columnsOfEdges = useMemo(() => {
    const name = (id: string): string => {
      const node = graph.nodes.get(id);
      return node === undefined ? id : words.caption(node);
    };
    return listed?.of === 'edges' ? edgeColumns(listed.type, { t, say, shown, name }, edgeRows) : [];
    // oxlint-disable-next-line react/exhaustive-deps -- `t` and `say` follow the language shown
  }, [listed?.of, listed?.type, edgeRows, graph, words, shown]);

  if (listed === undefined) {
    return (
      <EmptyView
        icon={<IconTable size={28} aria-hidden />}
        title={t('table.empty')}
        how={t('table.empty-how')}
      />
    );
  }
  const label = (title: string, count: number): string => `${title} ${formatNumber(count, shown)}`;
  const choose = (
    <>
      {only !== undefined && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => go({ around: undefined })}
        >
          {t('table.all')}
        </Button>
      )}
      <Select
        size="xs"
        w={190}
        allowDeselect={false}
        aria-label={t('table.type')}
        value={asValue(listed)}
        onChange={(value) => setWanted(asListed(value))}
        data={[
          {
            group: t('legend.nodes'),
            items: types.map(({ type, count }) => ({
              value: asValue({ of: 'nodes', type }),
              label: label(say(entityOf(type).title), count),
            })),
          },
          {
            group: t('legend.relations'),
            items: relations.map(({ type, count }) => ({
              value: asValue({ of: 'edges', type }),
              label: label(say(RELATIONS[type].title), count),
            })),
          },
        ].filter(({ items }) => items.length > 0)}
      />
    </>
  );
  const { counts } = overview;
  return listed.of === 'nodes' ? (
    <ListedTable
      key={asValue(listed)}
      kind={listed.type}
      rows={nodeRows}
      columns={nodeColumns}
      total={only?.size ?? counts.nodes[listed.type] ?? 0}
    >
      {choose}
    </ListedTable>
  ) : (
    <ListedTable
      key={asValue(listed)}
      kind={listed.type}
      rows={edgeRows}
      columns={columnsOfEdges}
      total={only === undefined ? (counts.relations[listed.type] ?? 0) : edgeRows.length}
    >
      {choose}
    </ListedTable>
  );
}

export default function TableView() {
  const { address, groups } = useWorkspace();
  const around = address.around === undefined ? undefined : readAround(address.around);
  const group = groups.find(({ id }) => id === address.around);
  const only = useMemo(() => (group === undefined ? undefined : new Set(group.members)), [group]);
  return (
    <div className="vt-column" style={{ height: '100%' }}>
      {around === undefined ? (
        <InSight only={only} />
      ) : (
        <NeighbourTable key={address.around} around={around} />
      )}
    </div>
  );
}
