// Rows of two lists one above the other as they were found (masked), with the telling cells marked.
import { useQueries } from '@tanstack/react-query';
import { Badge, CloseButton, Modal, Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import type { Channel } from '#contract/lineage.ts';
import { entityOf } from '#contract/model/registry.ts';
import { answer } from '../api/queries.ts';
import { OwnerLink } from '../components/OwnerLink.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
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
      answer('list-rows', { case: caseId, list: parent, rows: rowNumbers(places, 'parentRow'), limit: 5000 }),
      answer('list-rows', { case: caseId, list: child, rows: rowNumbers(places, 'childRow'), limit: 5000 }),
    ],
  });
  const titleOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : `${words.caption(node)} (${id})`;
  };
  const error = above.error ?? below.error;
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
          {error !== null && <ProblemNote error={error} />}
          {error === null && (above.data === undefined || below.data === undefined) && (
            <Skeleton height={160} />
          )}
          {above.data !== undefined && below.data !== undefined && (
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
                      {comparedColumns(above.data, below.data).map((column) => (
                        <th scope="col" key={column.key}>
                          {columnTitle(column)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {comparedPairs(above.data, below.data, places).flatMap(
                      ({ place, parent: first, child: second, owners }, at) => {
                        const columns = comparedColumns(above.data, below.data);
                        return [
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
                            {columns.map((column) => (
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
                            {columns.map((column) => (
                              <Cell
                                key={column.key}
                                cells={second}
                                at={column.child}
                                isTelling={column.key === place.field}
                              />
                            ))}
                          </tr>,
                        ];
                      },
                    )}
                  </tbody>
                </table>
              </div>
              <ShownMasked n={places.length} total={channel.placesTotal}>
                {t('compare.reveal')}
              </ShownMasked>
            </>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
