// Details of an edge: what it says, between whom, on which entry; a derivation with its channels.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { GraphEdge } from '#contract/graph.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { answer } from '../api/queries.ts';
import { PartWaiting } from '../components/PartWaiting.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { listPath } from '../state/paths.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Channels } from './Channels.tsx';
import { ElementLink } from './ElementLink.tsx';
import { ElementMarks } from './notes/ElementMarks.tsx';
import { Strength } from './Strength.tsx';
import { Assess, AssessedBadge } from './trace/Assess.tsx';

function Derivation({ edge }: { edge: GraphEdge }) {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { data, error, refetch } = useQuery(answer('lineage', { case: caseId }));
  if (data === undefined) return <PartWaiting height={80} error={error} onRetry={() => void refetch()} />;
  const parent = data.lists
    .find(({ id }) => id === edge.source)
    ?.parents.find(({ id }) => id === edge.target);
  if (parent === undefined) return null;
  return (
    <section className="vt-section">
      <h2>{t('trace.grounds')}</h2>
      <div className="vt-row" style={{ flexWrap: 'wrap' }}>
        <Badge color={parent.documented ? 'vine' : 'grape'}>
          {t(parent.documented ? 'trace.documented' : 'trace.inferred')}
        </Badge>
        <Strength model={data.model} probability={parent.probability} band={parent.band} />
        {parent.assessment !== undefined && <AssessedBadge assessment={parent.assessment} />}
      </div>
      <p className="vt-quiet">{t('trace.shared-owners', { n: formatNumber(parent.sharedOwners, shown) })}</p>
      {parent.channels.length === 0 ? (
        <p className="vt-quiet">{t('trace.no-channels')}</p>
      ) : (
        <Channels child={edge.source} parent={edge.target} channels={parent.channels} />
      )}
      <Assess list={edge.source} from={edge.target} assessment={parent.assessment} />
    </section>
  );
}

export function EdgeDetails({ edge }: { edge: GraphEdge }) {
  const { t, say } = useTexts();
  const { caseId, words } = useWorkspace();
  const isDerivation = edge.type === 'DERIVED_FROM';
  const shown = Object.entries(edge.props).filter(([name]) =>
    ['since', 'until', 'grade', 'row'].includes(name),
  );
  return (
    <>
      <strong style={{ fontSize: 15 }}>{say(RELATIONS[edge.type].title)}</strong>
      <ElementMarks id={edge.id} />
      <dl className="vt-fields" style={{ marginTop: 10 }}>
        <dt>{t(isDerivation ? 'compare.copy' : 'edge.from')}</dt>
        <dd>
          <ElementLink id={edge.source} />
        </dd>
        <dt>{t(isDerivation ? 'compare.source' : 'edge.to')}</dt>
        <dd>
          <ElementLink id={edge.target} />
        </dd>
        {shown.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(`edge.${name as 'since' | 'until' | 'grade' | 'row'}`)}</dt>
            <dd>{words.value('Transfer', name === 'grade' ? 'grade' : 'on', value)}</dd>
          </div>
        ))}
        <dt>{t('provenance.entry')}</dt>
        <dd>
          <Link className="vt-link" to={`/journal?entry=${edge.entry}`}>
            #{edge.entry}
          </Link>
        </dd>
      </dl>
      {edge.type === 'CONTAINS' && typeof edge.props['row'] === 'number' && (
        <p>
          <Link className="vt-link" to={listPath(caseId, edge.source, edge.props['row'])}>
            {t('evidence.row')}
          </Link>
        </p>
      )}
      {isDerivation && <Derivation edge={edge} />}
    </>
  );
}
