// The exhibits of a case as a view: what each is, when, how graded, and what it supports; those of the selection stand first.
import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { Link } from 'react-router';
import { evidence } from '#contract/model/evidence.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { evidencePath } from '../../state/paths.ts';
import { fieldValue } from '../../state/fields.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyView } from '../EmptyView.tsx';
import { exhibitsOf, type Exhibit } from './exhibits.ts';
import './evidence-list.css';

/** How many stand on the page at first, and how many each “more” adds. */
const PAGE = 200;
const COLUMNS = ['kind', 'on', 'grade'] as const;

function Row({ exhibit, isSelected }: { exhibit: Exhibit; isSelected: boolean }) {
  const { t, shown } = useTexts();
  const { caseId, words, actions } = useWorkspace();
  const { node, supports, isOfSelection } = exhibit;
  const { id } = node;
  return (
    <tr aria-selected={isSelected} data-of-selection={isOfSelection} onClick={() => actions.select([id])}>
      <th scope="row">
        <button type="button" className="vt-link" onClick={() => actions.select([id])}>
          {id}
        </button>
      </th>
      {COLUMNS.map((name) => (
        <td key={name}>{words.value('Evidence', name, fieldValue({ name }, node) ?? null)}</td>
      ))}
      <td>
        {supports.length === 0 ? (
          <span className="vt-quiet">{t('evidence.supports-nothing')}</span>
        ) : (
          <button
            type="button"
            className="vt-link"
            aria-label={t('exhibits.select-supported', { n: supports.length, id })}
            onClick={(event) => {
              event.stopPropagation();
              actions.select(supports);
            }}
          >
            {t('exhibits.supports', { n: formatNumber(supports.length, shown) })}
          </button>
        )}
      </td>
      <td>
        <Link
          className="vt-link"
          to={evidencePath(caseId, id)}
          aria-label={t('exhibits.open', { id })}
          onClick={(event) => event.stopPropagation()}
        >
          {t('evidence.open')}
        </Link>
      </td>
    </tr>
  );
}

export default function EvidenceList() {
  const { t, say, shown } = useTexts();
  const { graph, overview, address } = useWorkspace();
  const [limit, setLimit] = useState(PAGE);
  const selection = useMemo(() => new Set(address.selection), [address.selection]);
  const exhibits = useMemo(
    () => exhibitsOf(graph.nodes.values(), graph.edges.values(), selection),
    [graph, selection],
  );
  if (exhibits.length === 0) {
    return (
      <EmptyView
        icon={<IconPaperclip size={28} aria-hidden />}
        title={t('exhibits.none')}
        how={t('exhibits.none-how')}
        adds="Evidence"
      />
    );
  }
  const total = Math.max(exhibits.length, overview.counts.nodes['Evidence'] ?? 0);
  const listed = exhibits.slice(0, limit);
  const ofSelection = exhibits.filter(({ isOfSelection }) => isOfSelection).length;
  return (
    <div className="vt-column vt-exhibits">
      <p className="vt-quiet vt-num" role="status">
        {t('count.of', { n: formatNumber(listed.length, shown), total: formatNumber(total, shown) })}
        {selection.size > 0 && ` · ${t('exhibits.of-selection', { n: formatNumber(ofSelection, shown) })}`}
      </p>
      <div className="vt-table" role="group" aria-label={t('view.exhibits')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(evidence.title)}</th>
              {COLUMNS.map((name) => (
                <th scope="col" key={name}>
                  {say(evidence.fields[name].label)}
                </th>
              ))}
              <th scope="col">{t('exhibits.supported')}</th>
              <th scope="col">{t('evidence.content')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((exhibit) => (
              <Row key={exhibit.node.id} exhibit={exhibit} isSelected={selection.has(exhibit.node.id)} />
            ))}
          </tbody>
        </table>
        {listed.length < exhibits.length && (
          <Button variant="default" m={8} onClick={() => setLimit(limit + PAGE)}>
            {t('action.more')}
          </Button>
        )}
      </div>
    </div>
  );
}
