// Columns of the table of relations: both ends, and what the relation says; of derivations how strong they are.
import type { GraphEdge } from '#contract/graph.ts';
import { band, BANDS, bandTitle } from '#contract/lineage.ts';
import { RELATION_TYPES, type RelationType } from '#contract/model/relation.ts';
import type { Language, Text } from '#contract/text.ts';
import { formatDay, formatNumber, formatSureness } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { edgeFacet, isFolded } from '#drawing/facets.ts';
import type { Column } from './columns.ts';

interface Said {
  t(key: TextKey): string;
  say(text: Text): string;
  shown: Language;
  /** What an element is called. */
  name(id: string): string;
}

/** Properties of relations that are shown, by the text that names them. */
const PROPERTIES = {
  since: 'edge.since',
  until: 'edge.until',
  grade: 'edge.grade',
  row: 'edge.row',
} as const satisfies Record<string, TextKey>;

const property = (edge: GraphEdge, name: string): string | number => {
  const value = edge.props[name];
  return typeof value === 'number' || typeof value === 'string' ? value : '';
};

function derivationColumns({ t, say, shown }: Said): Column<GraphEdge>[] {
  const bandOf = (edge: GraphEdge) => band.safeParse(edge.props['band']);
  return [
    {
      id: 'kind',
      title: t('edges.kind'),
      text: (edge) => t(`facet.${edgeFacet(edge) as 'derived:inferred'}`),
      key: edgeFacet,
    },
    {
      id: 'band',
      title: t('edges.band'),
      text(edge) {
        const known = bandOf(edge);
        return known.success ? say(bandTitle[known.data]) : '';
      },
      key(edge) {
        const known = bandOf(edge);
        return known.success ? BANDS.indexOf(known.data) : '';
      },
    },
    {
      id: 'probability',
      title: t('edges.probability'),
      // The graph holds one only where the model is calibrated.
      text(edge) {
        const { probability } = edge.props;
        return typeof probability === 'number' ? formatSureness(probability, shown) : '';
      },
      key: (edge) => property(edge, 'probability'),
    },
  ];
}

/** Columns of relations of a type. A derivation is told from the source to the copy. */
export function edgeColumns(
  type: RelationType,
  said: Said,
  edges: readonly GraphEdge[],
): Column<GraphEdge>[] {
  const { t, name, shown } = said;
  const isDerivation = type === 'DERIVED_FROM';
  const end = (id: string, title: string, of: (edge: GraphEdge) => string): Column<GraphEdge> => ({
    id,
    title,
    text: (edge) => name(of(edge)),
    key: (edge) => name(of(edge)),
  });
  const used = Object.entries(PROPERTIES).filter(([each]) => edges.some((edge) => each in edge.props));
  return [
    isDerivation
      ? end('from', t('compare.source'), ({ target }) => target)
      : end('from', t('edge.from'), ({ source }) => source),
    isDerivation
      ? end('to', t('compare.copy'), ({ source }) => source)
      : end('to', t('edge.to'), ({ target }) => target),
    ...(isDerivation ? derivationColumns(said) : []),
    ...used.map(([each, title]): Column<GraphEdge> => ({
      id: each,
      title: t(title),
      text(edge) {
        const value = property(edge, each);
        return typeof value === 'number' ? formatNumber(value, shown) : formatDay(value, shown);
      },
      key: (edge) => property(edge, each),
    })),
    {
      id: 'entry',
      title: t('provenance.entry'),
      text: ({ entry }) => `#${entry}`,
      key: ({ entry }) => entry,
    },
  ];
}

/** How many relations of each type are in sight; parts of a transfer are told by the transfer. */
export function relationsOf(edges: readonly GraphEdge[]): { type: RelationType; count: number }[] {
  const counts = new Map<RelationType, number>();
  for (const { type } of edges) if (!isFolded(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return RELATION_TYPES.flatMap((type) => {
    const count = counts.get(type);
    return count === undefined ? [] : [{ type, count }];
  });
}
