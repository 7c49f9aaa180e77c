// The kinds of elements and modes of transfers, as the legend switches them: the same switches, in the panel of filters.
import { useMemo } from 'react';
import { transfer } from '#contract/model/transfer.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { facetGroups, isFolded, isOff } from '#drawing/facets.ts';
import { FIRST_VIEW } from '../../state/patch.ts';
import { countFacets } from '../../state/visible.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useFacetTitle } from '../facet-title.ts';
import { CheckRow, FacetBox } from './FacetBox.tsx';

export function KindFilter() {
  const { t, say, shown } = useTexts();
  const { graph, visible, view, actions, store } = useWorkspace();
  const counts = useMemo(() => countFacets(visible), [visible]);
  const totals = useMemo(
    () =>
      countFacets({
        nodes: [...graph.nodes.values()],
        edges: [...graph.edges.values()].filter(({ type }) => !isFolded(type)),
      }),
    [graph],
  );
  const off = new Set(view.off);
  const { nodes, transfers, relations } = facetGroups();
  const titleOf = useFacetTitle();
  const groups = [
    [t('legend.nodes'), nodes],
    [say(transfer.title), transfers],
    [t('legend.relations'), relations.filter((facet) => facet.startsWith('derived:'))],
  ] as const;
  const reset = (facets: readonly string[], title: string): void => {
    const others = view.off.filter((facet) => !facets.includes(facet));
    const first = FIRST_VIEW.off.filter((facet) => facets.includes(facet));
    store.getState().run('filter', title, { off: [...others, ...first] });
  };
  return groups.map(([title, facets]) => {
    const there = facets.filter((facet) => (totals.get(facet) ?? 0) > 0);
    if (there.length === 0) return null;
    const isActive = there.some((facet) => isOff(facet, off) !== FIRST_VIEW.off.includes(facet));
    return (
      <FacetBox key={title} title={title} isActive={isActive} onReset={() => reset(there, title)}>
        {there.map((facet) => (
          <CheckRow
            key={facet}
            label={titleOf(facet)}
            n={t('count.of', {
              n: formatNumber(counts.get(facet) ?? 0, shown),
              total: formatNumber(totals.get(facet) ?? 0, shown),
            })}
            isOn={!isOff(facet, off)}
            onToggle={() => actions.toggleFacet(facet, titleOf(facet))}
          />
        ))}
      </FacetBox>
    );
  });
}
