// Items that two cases share: what it is here, and as what it stands in the other case, which a link opens.
import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { AcrossItem } from '#contract/queries/across.ts';
import type { QueryResult } from '../../api/run-query.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { elementPath, listPath, ownerPath } from '../../state/paths.ts';
import { ElementLink } from '../ElementLink.tsx';
import './across.css';

/** Where an element of another case is opened. */
function pathOf({ kind, case: caseId, there }: AcrossItem): string {
  if (there.type === 'Owner') return ownerPath(caseId, there.id);
  return kind === 'list' || kind === 'file' ? listPath(caseId, there.id) : elementPath(caseId, there.id);
}

export function AcrossItems({
  items,
  cases,
  withHere,
  withKind,
}: {
  items: readonly AcrossItem[];
  cases: QueryResult<'across'>['cases'];
  /** Whether the element of this case is named too. */
  withHere: boolean;
  /** Whether it is said how the two were found to be one. */
  withKind: boolean;
}) {
  const { t, shown } = useTexts();
  const titles = new Map(cases.map(({ id, title }) => [id, title]));
  return (
    <ul className="vt-across-items">
      {items.map((item) => (
        <li key={`${item.kind} ${item.here.id} ${item.case} ${item.there.id}`}>
          {withHere && (
            <div>
              <ElementLink id={item.here.id} /> <span className="vt-quiet">{item.here.id}</span>
            </div>
          )}
          <div className="vt-row vt-across-there">
            <span className="vt-grow">
              {t('across.in', { title: titles.get(item.case) ?? '', id: item.case })}{' '}
              <Link className="vt-link" to={pathOf(item)}>
                <bdi>{item.there.caption}</bdi> ({item.there.id})
              </Link>
              {item.weight > 0 && (
                <span className="vt-quiet vt-num">
                  {' · '}
                  {t(item.kind === 'list' ? 'across.people' : 'across.rows', {
                    n: formatNumber(item.weight, shown),
                  })}
                </span>
              )}
            </span>
            {withKind && (
              <Badge variant="light" color={item.kind === 'name' ? 'gray' : 'vine'}>
                {t(`across-kind.${item.kind}`)}
              </Badge>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
