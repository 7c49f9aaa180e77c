// Details of what is selected: nothing, one element, one edge, or several.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Group } from '@mantine/core';
import { IconEyeOff, IconFileSearch, IconFocus2, IconRoute, IconUserSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import { entityOf } from '#contract/model/registry.ts';
import { OWNER_ID } from '#contract/model/owner.ts';
import { answer } from '../api/queries.ts';
import { PartWaiting } from '../components/PartWaiting.tsx';
import { TypeIcon } from '../components/TypeIcon.tsx';
import { isGroupId } from '../graph/fold/groups.ts';
import { lookOf, facetLook } from '../graph/node-looks.ts';
import { HandButtons } from '../hand/HandButtons.tsx';
import { History } from '../hand/History.tsx';
import { MoreRow } from '../components/MoreRow.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { nodeFacet } from '#drawing/facets.ts';
import { evidencePath, listPath, ownerPath } from '../state/paths.ts';
import { useWorkspace } from '../state/workspace.ts';
import { ElementAcross } from './across/ElementAcross.tsx';
import { CaseSummary } from './CaseSummary.tsx';
import { EdgeDetails } from './EdgeDetails.tsx';
import { ElementLink } from './ElementLink.tsx';
import { GroupDetails } from './GroupDetails.tsx';
import { Fields, Hash } from './Fields.tsx';
import { ElementMarks } from './notes/ElementMarks.tsx';
import { Provenance } from './Provenance.tsx';
import { Relations } from './Relations.tsx';

/** What can be done with a selection, whatever it is. */
function SelectionButtons({ ids }: { ids: readonly string[] }) {
  const { t } = useTexts();
  const { actions, graph, caseId } = useWorkspace();
  const [only] = ids;
  const owner = ids.length === 1 && only !== undefined && OWNER_ID.test(only) ? only : undefined;
  const exhibit =
    ids.length === 1 && only !== undefined && graph.nodes.get(only)?.type === 'Evidence' ? only : undefined;
  const list =
    ids.length === 1 && only !== undefined && graph.nodes.get(only)?.type === 'List' ? only : undefined;
  return (
    <Group gap={6} mt={10}>
      {list !== undefined && (
        <Button leftSection={<IconRoute size={15} aria-hidden />} onClick={() => actions.trace(list)}>
          {t('action.trace')}
        </Button>
      )}
      {list !== undefined && (
        <Button
          component={Link}
          variant="default"
          to={listPath(caseId, list)}
          leftSection={<IconFileSearch size={15} aria-hidden />}
        >
          {t('list.open')}
        </Button>
      )}
      {exhibit !== undefined && (
        <Button
          component={Link}
          to={evidencePath(caseId, exhibit)}
          leftSection={<IconFileSearch size={15} aria-hidden />}
        >
          {t('evidence.open')}
        </Button>
      )}
      {owner !== undefined && (
        <Button
          component={Link}
          to={ownerPath(caseId, owner)}
          leftSection={<IconUserSearch size={15} aria-hidden />}
        >
          {t('owner.open')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconFocus2 size={15} aria-hidden />}
        onClick={() => actions.focus(ids)}
      >
        {t('action.focus')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconEyeOff size={15} aria-hidden />}
        onClick={() => actions.hide(ids)}
      >
        {t('action.hide')}
      </Button>
      {ids.length === 1 && only !== undefined && <HandButtons id={only} />}
    </Group>
  );
}

function Evidence({ id }: { id: string }) {
  const { t, shown } = useTexts();
  const { caseId, words } = useWorkspace();
  const { data } = useQuery(answer('element', { case: caseId, id }));
  if (data === undefined) return null;
  return (
    <section className="vt-section">
      <h2>{t('details.evidence', { n: data.evidence.length })}</h2>
      {data.evidence.length === 0 && <p className="vt-quiet">{t('details.no-evidence')}</p>}
      {data.evidence.map((item) => (
        <div className="vt-card" key={item.id}>
          <div className="vt-row">
            <span className="vt-grow">
              <ElementLink id={item.id} />
            </span>
            {item.grade !== undefined && (
              <Badge color="gray" title={words.grade(item.grade)}>
                {item.grade}
              </Badge>
            )}
          </div>
          {item.summary !== undefined && <div>{item.summary}</div>}
          <div className="vt-row" style={{ flexWrap: 'wrap', gap: '0 10px' }}>
            {(item.passages.length === 0 ? [undefined] : item.passages).map((passage) => (
              <Link
                key={passage?.from ?? 0}
                className="vt-link"
                to={evidencePath(caseId, item.id, passage?.from)}
              >
                {passage === undefined
                  ? t('evidence.open')
                  : t('evidence.open-lines', {
                      lines: passage.from === passage.to ? passage.from : `${passage.from}–${passage.to}`,
                    })}
              </Link>
            ))}
          </div>
          <div className="vt-quiet vt-row" style={{ flexWrap: 'wrap' }}>
            <span>{words.value('Evidence', 'kind', item.kind)}</span>
            {item.on !== undefined && <span lang={shown}>{words.value('Evidence', 'on', item.on)}</span>}
            {item.file !== undefined && <span className="vt-mono">{item.file}</span>}
            {item.sha256 !== undefined && <Hash value={item.sha256} />}
          </div>
        </div>
      ))}
    </section>
  );
}

function ElementDetails({ id }: { id: string }) {
  const { t, say } = useTexts();
  const { caseId, words } = useWorkspace();
  const { data, error, refetch } = useQuery(answer('element', { case: caseId, id }));
  if (data === undefined) {
    return <PartWaiting height={180} error={error} onRetry={() => void refetch()} />;
  }
  const { element } = data;
  const kind = element.type === 'Transfer' ? entityOf('Transfer').title : facetLook(nodeFacet(element)).title;
  return (
    <>
      <div className="vt-row" style={{ alignItems: 'flex-start' }}>
        <TypeIcon look={lookOf(element)} size={22} />
        <div className="vt-grow">
          <strong dir="auto" style={{ fontSize: 15, overflowWrap: 'anywhere' }}>
            {words.caption(element)}
          </strong>
          <div className="vt-quiet">
            {say(kind)} · {element.id}
          </div>
        </div>
      </div>
      <ElementMarks id={id} />
      <SelectionButtons ids={[id]} />
      <section className="vt-section">
        <h2>{t('details.fields')}</h2>
        <Fields type={element.type} fields={data.fields} extra={data.extra} />
      </section>
      <section className="vt-section">
        <h2>{t('details.relations')}</h2>
        <Relations id={id} relations={data.relations} />
      </section>
      <ElementAcross id={id} />
      <Evidence id={id} />
      <History id={id} />
      <section className="vt-section">
        <h2>{t('details.provenance')}</h2>
        <Provenance entry={data.provenance} />
      </section>
    </>
  );
}

/** Elements of a long selection that are listed before the rest is asked for. */
const LISTED = 200;

function SelectedElements({ ids }: { ids: readonly string[] }) {
  const [most, setMost] = useState(LISTED);
  const listed = ids.slice(0, most);
  return (
    <>
      <ul style={{ paddingLeft: 18 }}>
        {listed.map((id) => (
          <li key={id}>
            <ElementLink id={id} />
          </li>
        ))}
      </ul>
      {listed.length < ids.length && (
        <MoreRow n={listed.length} total={ids.length} onMore={() => setMost(most + LISTED)} />
      )}
    </>
  );
}

export function Details() {
  const { t } = useTexts();
  const { address, graph } = useWorkspace();
  const [first, ...rest] = address.selection;
  if (first === undefined) return <CaseSummary />;
  const edge = graph.edges.get(first);
  if (rest.length > 0) {
    return (
      <div className="vt-panel">
        <strong>{t('details.several', { n: address.selection.length })}</strong>
        <SelectionButtons ids={address.selection} />
        <SelectedElements ids={address.selection} />
      </div>
    );
  }
  if (first.startsWith('crowd:') || isGroupId(first)) return <GroupDetails id={first} />;
  return (
    <div className="vt-panel">
      {edge === undefined ? <ElementDetails id={first} /> : <EdgeDetails edge={edge} />}
    </div>
  );
}
