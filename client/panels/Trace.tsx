// Where a list came from: paths ranked, each step with its grounds; documented and inferred are told apart.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert, Badge, Button, Select, Skeleton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconRoute } from '@tabler/icons-react';
import type { LineageModel, TracePath, TraceStep } from '#contract/lineage.ts';
import { answer, traceOf } from '../api/queries.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { formatNumber, formatProbability } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Channels } from './Channels.tsx';
import { ElementLink } from './ElementLink.tsx';
import { CalibrationBadge, Strength } from './Strength.tsx';

/** What speaks for one step: its kind, how sure, and the channels when opened. */
function Grounds({ step, next, model }: { step: TraceStep; next: TraceStep; model: LineageModel }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({ ...answer('lineage', { case: caseId }), enabled: isOpen });
  if (step.via === undefined) return null;
  const { kind, probability, band, transfer } = step.via;
  const parent = data?.lists.find(({ id }) => id === step.list)?.parents.find(({ id }) => id === next.list);
  return (
    <div className="vt-via">
      <div className="vt-row" style={{ flexWrap: 'wrap' }}>
        <Badge color={kind === 'documented' ? 'vine' : 'grape'}>
          {t(kind === 'documented' ? 'trace.documented' : 'trace.inferred')}
        </Badge>
        <Strength model={model} probability={probability} band={band} />
        {transfer !== undefined && <ElementLink id={transfer} />}
      </div>
      <Button
        variant="subtle"
        size="compact-xs"
        px={4}
        mt={2}
        aria-expanded={isOpen}
        leftSection={
          isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {t('trace.grounds')}
      </Button>
      {isOpen && error !== null && <ProblemNote error={error} />}
      {isOpen && data === undefined && error === null && <Skeleton height={60} />}
      {isOpen && parent !== undefined && (
        <Channels child={step.list} parent={next.list} channels={parent.channels} />
      )}
      {isOpen && data !== undefined && parent === undefined && (
        <p className="vt-quiet">{t('trace.no-channels')}</p>
      )}
    </div>
  );
}

function Steps({ path, model }: { path: TracePath; model: LineageModel }) {
  const { t, shown } = useTexts();
  const { words } = useWorkspace();
  return (
    <ol className="vt-steps">
      {path.steps.map((step, at) => {
        const next = path.steps[at + 1];
        return (
          <li key={step.list} data-via={step.via?.kind}>
            <ElementLink id={step.list} />
            <div className="vt-quiet">
              {t('trace.held-by')} <ElementLink id={step.holder} isBare />
            </div>
            {next !== undefined && <Grounds step={step} next={next} model={model} />}
          </li>
        );
      })}
      {path.beyond.map(({ transfer, holder, on }) => (
        <li key={transfer} data-via="documented">
          <ElementLink id={holder} />
          <div className="vt-quiet">
            {t('trace.beyond')} <ElementLink id={transfer} isBare />
            {on !== undefined && <span lang={shown}> · {words.value('Transfer', 'on', on)}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function ListChoice() {
  const { t } = useTexts();
  const { caseId, address, actions } = useWorkspace();
  const { data } = useQuery(answer('lists', { case: caseId }));
  return (
    <Select
      size="xs"
      label={t('trace.list')}
      placeholder={t('trace.choose')}
      searchable
      nothingFoundMessage={t('search.nothing')}
      data={(data?.lists ?? []).map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
      value={address.trace ?? null}
      onChange={(list) => list !== null && actions.trace(list)}
    />
  );
}

/** Who was the first holder, as far as the paths tell. */
function FirstHolders({ list }: { list: string }) {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { data } = useQuery(traceOf(caseId, list));
  if (data === undefined || data.firstHolders.length === 0) return null;
  return (
    <section className="vt-section">
      <h2>{t('trace.first-holders')}</h2>
      <ol style={{ margin: 0, paddingLeft: 20 }}>
        {data.firstHolders.map(({ holder, list: held, probability }) => (
          <li key={`${holder} ${held}`}>
            <ElementLink id={holder} /> <span className="vt-quiet">· </span>
            <ElementLink id={held} isBare />
            {data.model.calibrated && (
              <strong className="vt-num"> {formatProbability(probability, shown)}</strong>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whether a source that was not seized must be reckoned with, in words where the model is not calibrated. */
function NotSeized({ value, model }: { value: number; model: LineageModel }) {
  const { t, shown } = useTexts();
  if (model.calibrated) return <p>{t('trace.not-seized', { p: formatProbability(value, shown) })}</p>;
  if (value < 0.2) return null;
  return (
    <Alert color="yellow" mt={10} p={8}>
      {t(value >= 0.5 ? 'trace.not-seized-likely' : 'trace.not-seized-possible')}
    </Alert>
  );
}

function Paths({ list }: { list: string }) {
  const { t, shown } = useTexts();
  const { caseId, address, go, graph, words } = useWorkspace();
  const nameOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : words.caption(node);
  };
  const { data, error, refetch } = useQuery(traceOf(caseId, list));
  if (data === undefined) {
    return error === null ? (
      <Skeleton height={200} mt={12} />
    ) : (
      <ProblemNote error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <div className="vt-row" style={{ margin: '12px 0 8px' }}>
        <span className="vt-grow vt-quiet">
          {t('trace.paths', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
        </span>
        <CalibrationBadge model={data.model} />
      </div>
      {data.paths.every(({ steps, beyond }) => steps.length === 1 && beyond.length === 0) && (
        <EmptyState title={t('trace.none')}>
          <p>{t('trace.none-how')}</p>
        </EmptyState>
      )}
      {data.paths.map((path, at) => {
        const last = path.steps.at(-1);
        const isActive = at === address.path;
        const inferred = path.steps.filter(({ via }) => via?.kind === 'inferred').length;
        if (path.steps.length === 1 && path.beyond.length === 0) return null;
        return (
          <div className="vt-card" key={path.steps.map((step) => step.list).join(' ')} data-active={isActive}>
            <button
              type="button"
              aria-expanded={isActive}
              className="vt-row"
              style={{ all: 'unset', display: 'flex', gap: 8, cursor: 'pointer', width: '100%' }}
              onClick={() => go({ path: at })}
            >
              <strong className="vt-num">{at + 1}</strong>
              <span className="vt-grow">
                <span>
                  {t('trace.from-to', {
                    from: nameOf(path.beyond.at(-1)?.holder ?? last?.holder ?? ''),
                    to: nameOf(list),
                  })}
                </span>
                <br />
                <span className="vt-quiet">
                  {t('trace.steps', { n: path.steps.length - 1 + path.beyond.length })} ·{' '}
                  {inferred === 0 ? t('trace.all-documented') : t('trace.some-inferred', { n: inferred })}
                </span>
              </span>
              {data.model.calibrated && (
                <strong className="vt-num">{formatProbability(path.probability, shown)}</strong>
              )}
            </button>
            {isActive && <Steps path={path} model={data.model} />}
          </div>
        );
      })}
      <NotSeized value={data.notSeized} model={data.model} />
      <FirstHolders list={list} />
    </>
  );
}

export function Trace() {
  const { t } = useTexts();
  const { address } = useWorkspace();
  return (
    <div className="vt-panel">
      <ListChoice />
      {address.trace === undefined ? (
        <EmptyState icon={<IconRoute size={28} aria-hidden />} title={t('trace.empty')}>
          <p>{t('trace.empty-how')}</p>
        </EmptyState>
      ) : (
        <Paths list={address.trace} />
      )}
    </div>
  );
}
