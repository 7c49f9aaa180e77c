// Rows of two lists one above the other as they were found (masked), with the telling cells marked.
import { useQueries } from '@tanstack/react-query';
import { Badge, CloseButton, Modal } from '@mantine/core';
import { Link } from 'react-router';
import type { Channel } from '#contract/lineage.ts';
import { entityOf } from '#contract/model/registry.ts';
import { MOST_AT_ONCE } from '#contract/queries/define.ts';
import { answer } from '../api/queries.ts';
import { OwnerLink } from '../components/OwnerLink.tsx';
import { PartWaiting } from '../components/PartWaiting.tsx';
import { useFieldName } from '../components/use-field-name.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { listPath } from '../state/paths.ts';
import { useChannelName } from './channel-name.ts';
import { comparedColumns, comparedPairs, rowNumbers, type ComparedColumn } from './compare.ts';
import { Hash } from './Fields.tsx';
import { ShownMasked } from './ShownMasked.tsx';
import { useTellingName } from './telling-name.ts';

interface CompareRowsProps {
  child: string;
  parent: string;
  channel: Channel;
  onClose(): void;
}

function Cell({ cells, at, isTelling }: { cells: readonly string[]; at: number; isTelling: boolean }) {
  const text = at < 0 ? '' : (cells[at] ?? '');
  return <td>{isTelling && text !== '' ? <mark>{text}</mark> : text}</td>;
}

export default function CompareRows({ child, parent, channel, onClose }: CompareRowsProps) {
  const { t, say } = useTexts();
  const { caseId, graph, words } = useWorkspace();
  const nameOf = useChannelName();
  const { places } = channel;
  const title = t('compare.title', { channel: nameOf(channel.name) });
  const [above, below] = useQueries({
    queries: [
      answer('list-rows', {
        case: caseId,
        list: parent,
        rows: rowNumbers(places, 'parentRow'),
        limit: MOST_AT_ONCE,
      }),
      answer('list-rows', {
        case: caseId,
        list: child,
        rows: rowNumbers(places, 'childRow'),
        limit: MOST_AT_ONCE,
      }),
    ],
  });
  const titleOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : `${words.caption(node)} (${id})`;
  };
  const error = above.error ?? below.error;
  const found =
    above.data === undefined || below.data === undefined
      ? undefined
      : {
          columns: comparedColumns(above.data, below.data),
          pairs: comparedPairs(above.data, below.data, places),
        };
  const fieldName = useFieldName();
  const columnTitle = ({ key, isField }: ComparedColumn): string => (isField ? fieldName(key) : key);
  const whatOf = useTellingName();
  return (
    <Modal.Root opened onClose={onClose} size="min(1200px, 94vw)" centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <div className="vt-row">
            <h2 className="vt-grow" style={{ fontSize: 15 }}>
              {title}
            </h2>
            <CloseButton aria-label={t('action.close')} onClick={onClose} />
          </div>
          <p style={{ marginTop: 0 }}>{say(channel.note)}</p>
          <dl className="vt-fields" style={{ marginBottom: 12 }}>
            <dt>{t('compare.source')}</dt>
            <dd>
              {titleOf(parent)} {above.data !== undefined && <Hash value={above.data.sha256} />}
            </dd>
            <dt>{t('compare.copy')}</dt>
            <dd>
              {titleOf(child)} {below.data !== undefined && <Hash value={below.data.sha256} />}
            </dd>
          </dl>
          {found === undefined && (
            <PartWaiting
              height={160}
              error={error}
              onRetry={() => {
                if (above.error !== null) void above.refetch();
                if (below.error !== null) void below.refetch();
              }}
            />
          )}
          {found !== undefined && (
            <>
              <div
                style={{ overflow: 'auto', maxHeight: '56vh' }}
                tabIndex={0}
                role="region"
                aria-label={t('compare.rows')}
              >
                <table className="vt-plain">
                  <thead>
                    <tr>
                      <th scope="col">{t('compare.list')}</th>
                      <th scope="col">{t('compare.row')}</th>
                      <th scope="col">{t('compare.what')}</th>
                      <th scope="col">{say(entityOf('Owner').title)}</th>
                      {found.columns.map((column) => (
                        <th scope="col" key={column.key}>
                          {columnTitle(column)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {found.pairs.flatMap(({ place, parent: first, child: second, owners }, at) => [
                      <tr key={`${at} source`}>
                        <th scope="row">{parent}</th>
                        <td className="vt-num">
                          <Link className="vt-link" to={listPath(caseId, parent, place.parentRow)}>
                            {place.parentRow}
                          </Link>
                        </td>
                        <td rowSpan={2}>
                          <Badge color="gray">{whatOf(place.what)}</Badge>
                        </td>
                        <td>
                          <OwnerLink caseId={caseId} owner={owners.parent} />
                        </td>
                        {found.columns.map((column) => (
                          <Cell
                            key={column.key}
                            cells={first}
                            at={column.parent}
                            isTelling={column.key === place.field}
                          />
                        ))}
                      </tr>,
                      <tr key={`${at} copy`} data-side="second">
                        <th scope="row">{child}</th>
                        <td className="vt-num">
                          <Link className="vt-link" to={listPath(caseId, child, place.childRow)}>
                            {place.childRow}
                          </Link>
                        </td>
                        <td>
                          <OwnerLink caseId={caseId} owner={owners.child} />
                        </td>
                        {found.columns.map((column) => (
                          <Cell
                            key={column.key}
                            cells={second}
                            at={column.child}
                            isTelling={column.key === place.field}
                          />
                        ))}
                      </tr>,
                    ])}
                  </tbody>
                </table>
              </div>
              <ShownMasked n={found.pairs.length} total={channel.placesTotal}>
                {t('compare.reveal')}
              </ShownMasked>
              {found.pairs.length < channel.placesTotal && (
                <p>
                  {t('compare.rest')}{' '}
                  {[parent, child].map((list) => (
                    <span key={list}>
                      <Link className="vt-link" to={listPath(caseId, list)}>
                        {titleOf(list)}
                      </Link>{' '}
                    </span>
                  ))}
                </p>
              )}
            </>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
