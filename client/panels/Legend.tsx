// The legend, which is also the filter: every kind of element with how many are in sight, out of all in the case.
import { useMemo } from 'react';
import { entityOf, entityType } from '#contract/model/registry.ts';
import { relationType } from '#contract/model/relation.ts';
import { transfer } from '#contract/model/transfer.ts';
import { isRecoloured } from '../graph/style/overridden.ts';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { edgeFacet, facetGroups, isFolded, isOff, nodeFacet } from '#drawing/facets.ts';
import { countFacets } from '../state/visible.ts';
import { useWorkspace } from '../state/workspace.ts';
import { useFacetTitle } from './facet-title.ts';
import { StyleLegend } from './style/StyleLegend.tsx';
import { EdgeSwatch, NodeSwatch } from './Swatch.tsx';

interface Entry {
  facet: string;
  title: string;
  shown: number;
  total: number;
}

/** How many elements of each facet the case has: of crowds the case's own count, of the rest what the overview holds. */
function useTotals(): Map<string, number> {
  const { graph, overview } = useWorkspace();
  return useMemo(() => {
    const totals = new Map<string, number>();
    const add = (facet: string): void => void totals.set(facet, (totals.get(facet) ?? 0) + 1);
    for (const node of graph.nodes.values()) add(nodeFacet(node));
    for (const edge of graph.edges.values()) if (!isFolded(edge.type)) add(edgeFacet(edge));
    for (const [type, count] of Object.entries(overview.counts.nodes)) {
      const known = entityType.safeParse(type);
      if (known.success && entityOf(known.data).kinds.length === 0 && known.data !== 'Transfer')
        totals.set(type, count);
    }
    for (const [type, count] of Object.entries(overview.counts.relations)) {
      if (relationType.safeParse(type).success && type !== 'DERIVED_FROM')
        totals.set(`relation:${type}`, count);
    }
    return totals;
  }, [graph, overview]);
}

function Group({ title, entries, isLine }: { title: string; entries: readonly Entry[]; isLine: boolean }) {
  const { t, shown } = useTexts();
  const { view, actions, legend } = useWorkspace();
  const off = new Set(view.off);
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="vt-legend">
        {entries.map(({ facet, title: name, shown: n, total }) => (
          <li key={facet}>
            <button
              type="button"
              aria-pressed={!isOff(facet, off)}
              onClick={() => actions.toggleFacet(facet, name)}
              title={isOff(facet, off) ? t('legend.switch-on') : t('legend.switch-off')}
            >
              {isLine ? (
                <EdgeSwatch facet={facet} isPlain={isRecoloured(facet, legend)} />
              ) : (
                <NodeSwatch facet={facet} isPlain={isRecoloured(facet, legend)} />
              )}
              <span className="vt-cut vt-name">{name}</span>
              <span className="vt-num">
                {n === total
                  ? formatNumber(total, shown)
                  : t('count.of', { n: formatNumber(n, shown), total: formatNumber(total, shown) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Legend() {
  const { t, say } = useTexts();
  const titleOf = useFacetTitle();
  const { visible } = useWorkspace();
  const counts = useMemo(() => countFacets(visible), [visible]);
  const totals = useTotals();
  const entry = (facet: string, title: string): Entry => ({
    facet,
    title,
    shown: counts.get(facet) ?? 0,
    total: Math.max(totals.get(facet) ?? 0, counts.get(facet) ?? 0),
  });
  const isThere = ({ total }: Entry): boolean => total > 0;
  const groups = facetGroups();
  const nodes = groups.nodes.map((facet) => entry(facet, titleOf(facet))).filter(isThere);
  const transfers = groups.transfers.map((facet) => entry(facet, titleOf(facet))).filter(isThere);
  const relations = groups.relations.map((facet) => entry(facet, titleOf(facet))).filter(isThere);
  if (nodes.length === 0 && transfers.length === 0 && relations.length === 0) {
    return (
      <div className="vt-panel">
        <p className="vt-quiet" style={{ margin: 0 }}>
          {t('legend.none')}
        </p>
      </div>
    );
  }
  return (
    <div className="vt-panel">
      <StyleLegend />
      <Group title={t('legend.nodes')} entries={nodes} isLine={false} />
      <Group title={say(transfer.title)} entries={transfers} isLine />
      <Group title={t('legend.relations')} entries={relations} isLine />
      <p className="vt-quiet" style={{ margin: 0, fontSize: 12 }}>
        {t('legend.direction')}
        <br />
        {t('legend.width')}
      </p>
    </div>
  );
}
