// Element by element, which of two views show it.
import { useState } from 'react';
import { Link } from 'react-router';
import { entityOf } from '#contract/model/registry.ts';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/words.ts';
import { elementPath } from '../../state/paths.ts';
import type { ComparedViews, Side } from './compare-views.ts';
import { SideMark } from './SideMark.tsx';

const PAGE = 100;

interface ViewsTableProps {
  caseId: string;
  compared: ComparedViews;
  only: Side | 'all';
  titles: Readonly<Record<Side, string>>;
}

export function ViewsTable({ caseId, compared, only, titles }: ViewsTableProps) {
  const { t, say } = useTexts();
  const words = useWords();
  const [most, setMost] = useState(PAGE);
  const sideOf = (id: string): Side => compared.sideOf.get(id) ?? 'both';
  // What differs comes first.
  const rank = { a: 0, b: 1, both: 2 };
  const all = compared.nodes
    .filter(({ id }) => only === 'all' || sideOf(id) === only)
    .toSorted((x, y) => rank[sideOf(x.id)] - rank[sideOf(y.id)] || (x.id < y.id ? -1 : 1));
  const listed = all.slice(0, most);
  return (
    <section className="vt-surface vt-compare-group">
      <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('compare-views.elements')}>
        <table className="vt-plain vt-compare-table">
          <thead>
            <tr>
              <th scope="col">{t('compare-views.element')}</th>
              <th scope="col">{t('compare-views.type')}</th>
              <th scope="col">{t('compare-views.shown-in')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((node) => (
              <tr key={node.id}>
                <th scope="row">
                  <Link className="vt-link" to={elementPath(caseId, node.id)}>
                    <bdi>{words.caption(node)}</bdi>
                  </Link>
                </th>
                <td>{say(entityOf(node.type).title)}</td>
                <td>
                  <SideMark side={sideOf(node.id)} /> <bdi>{titles[sideOf(node.id)]}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreRow
        n={listed.length}
        total={all.length}
        onMore={listed.length < all.length ? () => setMost(most + 10 * PAGE) : undefined}
      />
    </section>
  );
}
