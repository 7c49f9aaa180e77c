// Paths back to the first holders: ranked, each step with its grounds; documented, inferred and unseized are told apart.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { LineageModel, TracePath, TraceStep } from '#contract/lineage.ts';
import { answer, traceOf } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { formatNumber, formatSureness } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Channels } from '../Channels.tsx';
import { ElementLink } from '../ElementLink.tsx';
import { Strength } from '../Strength.tsx';
import { Assess, AssessedBadge } from './Assess.tsx';
import { unseizedCopies } from './unseized.ts';
import './trace.css';

/** What speaks for one step: its kind, how sure, and the channels when opened. */
function Grounds({ step, next, model }: { step: TraceStep; next: TraceStep; model: LineageModel }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({ ...answer('lineage', { case: caseId }), enabled: isOpen });
  if (step.via === undefined) return null;
  const { kind, modelProbability, band, transfer, assessment } = step.via;
  const parent = data?.lists.find(({ id }) => id === step.list)?.parents.find(({ id }) => id === next.list);
  return (
    <div className="vt-via">
      <div className="vt-row" style={{ flexWrap: 'wrap' }}>
        <Badge color={kind === 'documented' ? 'vine' : 'grape'}>
          {t(kind === 'documented' ? 'trace.documented' : 'trace.inferred')}
        </Badge>
        <Strength model={model} probability={modelProbability} band={band} />
        {transfer !== undefined && <ElementLink id={transfer} />}
        {assessment !== undefined && <AssessedBadge assessment={assessment} />}
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
      {isOpen && data === undefined && (
        <PartWaiting height={60} error={error} onRetry={() => void refetch()} />
      )}
      {isOpen && parent !== undefined && (
        <Channels child={step.list} parent={next.list} channels={parent.channels} />
      )}
      {isOpen && data !== undefined && parent === undefined && (
        <p className="vt-quiet">{t('trace.no-channels')}</p>
      )}
      {isOpen && <Assess list={step.list} from={next.list} assessment={assessment} />}
    </div>
  );
}

/** A path with a step that counts by its grade. */
const isGraded = ({ steps }: TracePath): boolean =>
  steps.some(({ via }) => via?.kind === 'documented' || via?.assessment?.kind === 'confirmed');

/** A copy that documents tell of and nobody seized: it may stand between a list and the source that is inferred. */
function Between({ list }: { list: string }) {
  const { t } = useTexts();
  const { graph } = useWorkspace();
  return unseizedCopies(graph, list).map(({ transfer, holder }) => (
    <div className="vt-between" key={transfer}>
      <Badge color="orange" variant="outline" c="var(--mantine-color-text)">
        {t('trace.unseized')}
      </Badge>{' '}
      {t('trace.between')} <ElementLink id={holder} isBare /> <span className="vt-quiet">· </span>
      <ElementLink id={transfer} isBare />
    </div>
  ));
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
            {step.via?.kind === 'inferred' && <Between list={step.list} />}
          </li>
        );
      })}
      {path.beyond.map(({ transfer, holder, on }) => (
        <li key={transfer} data-via="unseized">
          <div className="vt-row" style={{ flexWrap: 'wrap' }}>
            <ElementLink id={holder} />
            <Badge color="orange" variant="outline" c="var(--mantine-color-text)">
              {t('trace.unseized')}
            </Badge>
          </div>
          <div className="vt-quiet">
            {t('trace.beyond')} <ElementLink id={transfer} isBare />
            {on !== undefined && <span lang={shown}> · {words.value('Transfer', 'on', on)}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Who was the first holder, as far as the paths tell. */
function FirstHolders({ list }: { list: string }) {
  const { t, shown } = useTexts();
  const { caseId, go } = useWorkspace();
  const { data } = useQuery(traceOf(caseId, list));
  if (data === undefined || data.firstHolders.length === 0) return null;
  const pathTo = (held: string): number =>
    Math.max(
      0,
      data.paths.findIndex(({ steps }) => steps.at(-1)?.list === held),
    );
  return (
    <section className="vt-section">
      <h2>{t('trace.first-holders')}</h2>
      <ol style={{ margin: 0, paddingLeft: 20 }}>
        {data.firstHolders.map(({ holder, list: held, probability }) => (
          <li key={`${holder} ${held}`}>
            <ElementLink id={holder} /> <span className="vt-quiet">· </span>
            <ElementLink id={held} isBare />
            {data.model.calibrated && (
              <button
                type="button"
                className="vt-link vt-num"
                title={t('trace.show-path')}
                onClick={() => go({ path: pathTo(held) })}
              >
                {formatSureness(probability, shown)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Paths({ list }: { list: string }) {
  const { t, shown } = useTexts();
  const { caseId, address, go, graph, words } = useWorkspace();
  const nameOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : words.caption(node);
  };
  const { data, error, refetch } = useQuery(traceOf(caseId, list));
  if (data === undefined) {
    return (
      <PartWaiting
        height={200}
        doing={t('trace.waiting-paths')}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <div className="vt-section">
        <h2>{t('trace.paths-title')}</h2>
        <p className="vt-quiet" style={{ margin: '0 0 8px' }}>
          {t('trace.paths', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
        </p>
        {data.paths.some(isGraded) && (
          <p className="vt-quiet" style={{ margin: '0 0 8px' }}>
            {t('trace.paths-graded')}
          </p>
        )}
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
              className="vt-question"
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
                  {path.beyond.length > 0 && `${t('trace.ends-unseized')} · `}
                  {inferred === 0 ? t('trace.all-documented') : t('trace.some-inferred', { n: inferred })}
                </span>
              </span>
              {data.model.calibrated && (
                <strong className="vt-num">{formatSureness(path.probability, shown)}</strong>
              )}
            </button>
            {isActive && <Steps path={path} model={data.model} />}
          </div>
        );
      })}
      <FirstHolders list={list} />
    </>
  );
}
