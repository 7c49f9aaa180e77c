// The page of one owner: all rows side by side, what differs, why they are one person; split, join, undo, reveal.
import './owner.css';
import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Switch, Tabs } from '@mantine/core';
import { IconHistory, IconScale } from '@tabler/icons-react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { OwnerRows } from '#contract/owner.ts';
import type { Reveal } from '#contract/reveal.ts';
import { decisionResult, type DecisionResult, type RowRef, type ShownDecision } from '#contract/decision.ts';
import { MOST_AT_ONCE } from '#contract/queries/define.ts';
import { answer } from '../../api/queries.ts';
import { Announce } from '../../components/Announce.tsx';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { RevealDialog } from '../../components/Reveal.tsx';
import { useTitle } from '../../components/use-title.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ownerPath } from '../../state/paths.ts';
import { useReveal } from '../../state/use-reveal.ts';
import { Provenance } from '../../panels/Provenance.tsx';
import { Decided } from './Decided.tsx';
import { History, historyOf } from './History.tsx';
import { JoinDialog } from './JoinDialog.tsx';
import { OwnerHeader } from './OwnerHeader.tsx';
import { columnsOf, isDeparting, itemsOf, keyOf, nextOwner, withRevealed } from './row-list.ts';
import { RowTable } from './RowTable.tsx';
import { UndoDialog } from './UndoDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { useOwner, useStale } from './use-owner.ts';
import { Why } from './Why.tsx';
import { useMay } from '../../components/may.ts';

type Dialog =
  | { kind: 'split' }
  | { kind: 'join' }
  | { kind: 'reveal' }
  | { kind: 'undo'; decision: ShownDecision };

/** What the page was opened with after a decision; nothing once that was taken back, for the address outlives it. */
function useDecided(caseId: string, owner: string): DecisionResult | undefined {
  const { state } = useLocation();
  const { data } = useQuery(historyOf(caseId, owner));
  return useMemo(() => {
    const given =
      state !== null && typeof state === 'object' && 'decided' in state ? state.decided : undefined;
    const result = decisionResult.safeParse(given).data;
    const now = data?.decisions.find(({ id }) => id === result?.decision.id);
    return now?.undone !== undefined && result?.decision.undone === undefined ? undefined : result;
  }, [state, data]);
}

/** The rows in the clear, while a reveal stands; nowhere but on this page. */
function useClear(caseId: string, owner: string, standing: Reveal | undefined): OwnerRows | undefined {
  const { data } = useQuery({
    ...answer('owner-rows', { case: caseId, owner, limit: MOST_AT_ONCE, reveal: standing?.reveal }),
    enabled: standing !== undefined,
    gcTime: 0,
  });
  return standing !== undefined && data?.revealed === true ? data : undefined;
}

function Legend() {
  const { t } = useTexts();
  return (
    <span className="vt-quiet vt-row vt-key-line">
      <span>
        <mark>{t('owner.legend-value')}</mark>
        <span className="vt-letter" aria-hidden>
          B
        </span>{' '}
        {t('owner.legend-departs')}
      </span>
      <span>
        <span className="vt-restated" aria-hidden>
          ≈
        </span>
        {t('owner.legend-restated')}
      </span>
      <span>— {t('owner.legend-missing')}</span>
    </span>
  );
}

function OpenOwner({ caseId, owner }: { caseId: string; owner: string }) {
  const { t, shown } = useTexts();
  const navigate = useNavigate();
  const stale = useStale();
  const decided = useDecided(caseId, owner);
  const { first, rows: masked, error, hasMore, isLoadingMore, more, retry } = useOwner(caseId, owner);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const [dialog, setDialog] = useState<Dialog>();
  const revealing = useReveal(caseId);
  const revealed = useClear(caseId, owner, revealing.standing);
  const [onlyDeparting, setOnlyDeparting] = useState(false);
  const [tab, setTab] = useState<string | null>('why');
  const mayDecide = useMay('judge');
  useTitle(first === undefined ? undefined : `${first.owner.caption} · ${caseId}`);

  const rows = useMemo(() => withRevealed(masked, revealed), [masked, revealed]);
  const items = useMemo(() => itemsOf(rows, onlyDeparting), [rows, onlyDeparting]);
  if (first === undefined) {
    return <PageWaiting error={error} onRetry={retry} />;
  }
  const columns = columnsOf(first, onlyDeparting);
  const departing = rows.filter(isDeparting).length;
  const done = async (result: DecisionResult): Promise<void> => {
    setDialog(undefined);
    setChosen(new Set());
    revealing.end();
    setActive(undefined);
    const next = nextOwner(result, owner);
    await stale(next === owner);
    await navigate(ownerPath(caseId, next), { replace: true, state: { decided: result } });
  };
  const choose = (keys: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (isChosen) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  const open = (ref: RowRef): void => {
    setActive(keyOf(ref));
    setTab('why');
  };
  const name = revealed?.rows[0]?.cells.name?.text ?? first.owner.caption;
  return (
    <div className="vt-owner">
      <OwnerHeader
        caseId={caseId}
        owner={first.owner}
        name={name}
        chosen={chosen.size}
        revealing={revealing}
        mayDecide={mayDecide}
        onSplit={() => setDialog({ kind: 'split' })}
        onJoin={() => setDialog({ kind: 'join' })}
        onReveal={() => setDialog({ kind: 'reveal' })}
      />
      {decided !== undefined && (
        <div className="vt-owner-note">
          <Decided
            caseId={caseId}
            owner={owner}
            result={decided}
            onUndo={(decision) => setDialog({ kind: 'undo', decision })}
            onClose={() => void navigate('.', { replace: true, state: null })}
          />
        </div>
      )}
      <div className="vt-owner-body">
        <section className="vt-column">
          <div className="vt-tools">
            <strong>{t('owner.side-by-side')}</strong>
            <span className="vt-quiet vt-num" role="status">
              {t('count.of', {
                n: formatNumber(rows.length, shown),
                total: formatNumber(first.total, shown),
              })}
            </span>
            <Switch
              size="xs"
              checked={onlyDeparting}
              onChange={(event) => setOnlyDeparting(event.currentTarget.checked)}
              label={t('owner.only-departing', { n: formatNumber(departing, shown) })}
            />
            <span className="vt-gap" />
            <Legend />
          </div>
          {items.length === 0 ? (
            <p className="vt-quiet" style={{ padding: '12px 14px' }}>
              {t('owner.all-agree')}
            </p>
          ) : (
            <RowTable
              caseId={caseId}
              items={items}
              columns={columns}
              summaries={first.columns}
              chosen={chosen}
              active={active}
              isChoosable={mayDecide}
              onChoose={choose}
              onOpen={open}
            />
          )}
          <div className="vt-status">
            {chosen.size > 0 && <b>{t('owner.chosen', { n: formatNumber(chosen.size, shown) })}</b>}
            {chosen.size > 0 && (
              <Button size="compact-xs" variant="subtle" onClick={() => setChosen(new Set())}>
                {t('owner.clear')}
              </Button>
            )}
            {hasMore && (
              <Button size="compact-xs" variant="default" loading={isLoadingMore} onClick={more}>
                {t('action.more')}
              </Button>
            )}
            <span>{t(revealed === undefined ? 'compare.masked' : 'reveal.shown')}</span>
          </div>
        </section>
        <div style={{ background: 'var(--vt-line)' }} />
        <aside className="vt-column" aria-label={t('owner.panel')}>
          <Tabs
            value={tab}
            onChange={setTab}
            className="vt-column"
            style={{ height: '100%' }}
            keepMounted={false}
          >
            <Tabs.List>
              <Tabs.Tab value="why" leftSection={<IconScale size={15} aria-hidden />}>
                {t('owner.why')}
              </Tabs.Tab>
              <Tabs.Tab value="history" leftSection={<IconHistory size={15} aria-hidden />}>
                {t('decision.title')}
              </Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="why" className="vt-panel">
              <Why caseId={caseId} owner={owner} active={active} />
            </Tabs.Panel>
            <Tabs.Panel value="history" className="vt-panel">
              <History
                caseId={caseId}
                owner={owner}
                mayUndo={mayDecide}
                onUndo={(decision) => setDialog({ kind: 'undo', decision })}
              />
              <section className="vt-section">
                <h2>{t('details.provenance')}</h2>
                <Provenance entry={first.provenance} />
              </section>
            </Tabs.Panel>
          </Tabs>
        </aside>
      </div>
      {dialog?.kind === 'split' && (
        <SplitDialog
          caseId={caseId}
          owner={first.owner}
          rows={rows.filter((row) => chosen.has(keyOf(row)))}
          onClose={() => setDialog(undefined)}
          onDone={(result) => void done(result)}
        />
      )}
      {dialog?.kind === 'join' && (
        <JoinDialog
          caseId={caseId}
          owner={first.owner}
          alike={first.alike}
          onClose={() => setDialog(undefined)}
          onDone={(result) => void done(result)}
        />
      )}
      {dialog?.kind === 'reveal' && (
        <RevealDialog
          caseId={caseId}
          element={owner}
          name={first.owner.caption}
          fields={columnsOf(first, false)}
          onClose={() => setDialog(undefined)}
          onDone={revealing.begun}
        />
      )}
      {dialog?.kind === 'undo' && (
        <UndoDialog
          caseId={caseId}
          decision={dialog.decision}
          onClose={() => setDialog(undefined)}
          onDone={(result) => void done(result)}
        />
      )}
      <Announce>{chosen.size > 0 ? t('owner.chosen', { n: formatNumber(chosen.size, shown) }) : ''}</Announce>
    </div>
  );
}

export default function OwnerPage() {
  const { caseId = '', ownerId = '' } = useParams();
  return <OpenOwner key={`${caseId} ${ownerId}`} caseId={caseId} owner={ownerId} />;
}
