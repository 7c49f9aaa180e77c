// How an element came to be as it is: every assertion with who, when and on what; where file and hand disagree; a way to take it back.
import './hand.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, Badge, Button, Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import type { PropertyValue } from '#contract/graph.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { answer } from '../api/queries.ts';
import type { QueryResult } from '../api/run-query.ts';
import { useMay } from '../components/may.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { formatMoment } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { openHand } from '../state/hand.ts';
import { evidencePath } from '../state/paths.ts';
import { useWorkspace } from '../state/workspace.ts';

type History = QueryResult<'element-history'>;
type Entry = History['entries'][number];

function Value({
  type,
  field,
  value,
}: {
  type: EntityType;
  field: string;
  value: PropertyValue | undefined;
}) {
  const { t } = useTexts();
  const { words } = useWorkspace();
  if (value === undefined || value === null || value === '')
    return <span className="vt-quiet">{t('hand.empty')}</span>;
  return <bdi>{words.value(type, field, value)}</bdi>;
}

function useLabel(): (type: EntityType, field: string) => string {
  const { say } = useTexts();
  return (type, field) => say(entityOf(type).fields[field]?.label ?? { zh: field, en: field });
}

function Line({
  entry,
  type,
  stands,
  mayWrite,
}: {
  entry: Entry;
  type: EntityType;
  stands: boolean;
  mayWrite: boolean;
}) {
  const { t, shown } = useTexts();
  const { caseId, words } = useWorkspace();
  const labelOf = useLabel();
  const { seq, at, actor } = entry.entry;
  const isGone = entry.retracted !== undefined;
  const what = t(entry.by === 'hand' ? 'hand.by-hand' : 'hand.by-file');
  return (
    <li data-stands={stands} data-gone={isGone}>
      <div className="vt-row" style={{ flexWrap: 'wrap', gap: '0 8px' }}>
        <Badge color={entry.by === 'hand' ? 'vine' : 'gray'}>{what}</Badge>
        {entry.grade !== undefined && (
          <Badge color="gray" title={words.grade(entry.grade)}>
            {entry.grade}
          </Badge>
        )}
        {stands && <span className="vt-quiet">{t('hand.stands')}</span>}
        <Link className="vt-link" to={`/journal?entry=${seq}`}>
          #{seq}
        </Link>
        <span className="vt-quiet">
          {actor} · {formatMoment(at, shown)}
        </span>
      </div>
      <div className="vt-history-what">
        {entry.joined !== undefined && <div>{t('hand.joined-into', { id: entry.joined })}</div>}
        {entry.changes.map(({ field, before, after }) => (
          <div key={field}>
            <span className="vt-quiet">{labelOf(type, field)}</span>{' '}
            {before !== undefined && (
              <>
                <del>
                  <Value type={type} field={field} value={before} />
                </del>
                {' → '}
              </>
            )}
            <ins>
              <Value type={type} field={field} value={after} />
            </ins>
          </div>
        ))}
        {entry.source !== undefined && (
          <div>
            <span className="vt-quiet">{t('hand.source')}</span> <bdi>{entry.source}</bdi>
          </div>
        )}
      </div>
      {entry.evidence.map(({ id, from, to }) => (
        <div key={`${id} ${from ?? ''}`}>
          <Link className="vt-link" to={evidencePath(caseId, id, from)}>
            {from === undefined
              ? t('hand.on-exhibit', { id })
              : t('hand.on-lines', { id, lines: from === to ? from : `${from}–${to}` })}
          </Link>
        </div>
      ))}
      {entry.retracted !== undefined && (
        <div className="vt-quiet">
          {t('hand.taken-back', {
            actor: entry.retracted.actor,
            at: formatMoment(entry.retracted.at, shown),
          })}
        </div>
      )}
      {stands && entry.by === 'hand' && mayWrite && (
        <Button
          size="compact-xs"
          variant="default"
          mt={2}
          onClick={() => openHand(caseId, { kind: 'retract', entry: seq, what: `#${seq}` })}
        >
          {t('hand.take-back')}
        </Button>
      )}
    </li>
  );
}

function Contradictions({ type, found }: { type: EntityType; found: History['contradictions'] }) {
  const { t } = useTexts();
  const labelOf = useLabel();
  if (found.length === 0) return null;
  return (
    <Alert color="orange" variant="light" role="note" title={t('hand.contradiction')} mb={10}>
      {found.map(({ field, before, after, entry }) => (
        <div key={field}>
          {labelOf(type, field)}: {t('hand.by-hand')} <Value type={type} field={field} value={after} /> ·{' '}
          {t('hand.by-file')} <Value type={type} field={field} value={before} /> (
          <Link className="vt-link" to={`/journal?entry=${entry}`}>
            #{entry}
          </Link>
          )
        </div>
      ))}
    </Alert>
  );
}

export function History({ id }: { id: string }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const { data, error } = useQuery(answer('element-history', { case: caseId, id }));
  const mayWrite = useMay('write');
  if (data === undefined) return error === null ? <Skeleton height={50} /> : <ProblemNote error={error} />;
  const { type } = data;
  if (type === undefined || data.entries.length === 0) return null;
  return (
    <section className="vt-section">
      <h2>{t('hand.history', { n: data.entries.length })}</h2>
      <Contradictions type={type} found={data.contradictions} />
      <ol className="vt-history">
        {data.entries
          .map((entry) => (
            <Line
              key={entry.entry.seq}
              entry={entry}
              type={type}
              stands={entry.entry.seq === data.stands}
              mayWrite={mayWrite}
            />
          ))
          .toReversed()}
      </ol>
    </section>
  );
}
