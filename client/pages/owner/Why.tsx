// Why these rows are one person: what ties each to the rest, the least sure first, each open to its weights.
import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Collapse } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconGavel } from '@tabler/icons-react';
import type { OwnerTie } from '#contract/owner.ts';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { formatNumber, formatSureness } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { keyOf, nameOf } from './row-list.ts';
import { Waterfall } from './Waterfall.tsx';
import { surenessOf } from './waterfall.ts';

/** Ties that are listed before the rest is asked for. */
const LISTED = 12;

/** The tie that says most of a row: its own, else the strongest that leads to it. */
export function tieOf(ties: readonly OwnerTie[], key: string): OwnerTie | undefined {
  const own = ties.find(({ rows }) => rows.some((ref) => keyOf(ref) === key));
  return own ?? ties.findLast(({ to }) => keyOf(to) === key) ?? ties[0];
}

const idOf = ({ from, to }: OwnerTie): string => `${keyOf(from)} ${keyOf(to)}`;

function TieCard({ tie, isOpen, onToggle }: { tie: OwnerTie; isOpen: boolean; onToggle(): void }) {
  const { t, shown } = useTexts();
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  const alike = tie.rows.length - 1;
  const word = surenessOf(tie.probability);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <div className="vt-card" data-active={isOpen} ref={card}>
      <button type="button" className="vt-question" aria-expanded={isOpen} onClick={onToggle}>
        <Icon size={15} aria-hidden />
        <span style={{ flex: 1, minWidth: 0 }}>
          <span className="vt-num">
            {nameOf(tie.from)} ↔ {nameOf(tie.to)}
          </span>
          {alike > 0 && (
            <span className="vt-quiet"> {t('owner.alike-rows', { n: formatNumber(alike, shown) })}</span>
          )}
          {word !== 'certain' && (
            <>
              <br />
              {t(`owner-sure.${word}`)}
            </>
          )}
        </span>
        <strong className="vt-num">{formatSureness(tie.probability, shown)}</strong>
      </button>
      {tie.decision !== undefined && (
        <Badge mt={4} leftSection={<IconGavel size={12} aria-hidden />} color="gray">
          {t('owner.by-decision', { id: tie.decision })}
        </Badge>
      )}
      <Collapse expanded={isOpen}>{isOpen && <Waterfall tie={tie} />}</Collapse>
    </div>
  );
}

export function Why({
  caseId,
  owner,
  active,
}: {
  caseId: string;
  owner: string;
  active: string | undefined;
}) {
  const { t, shown } = useTexts();
  const { data, error, refetch } = useQuery(answer('owner-why', { case: caseId, owner }));
  const [own, setOwn] = useState<{ active: string | undefined; open: string | undefined }>();
  const [most, setMost] = useState(LISTED);
  const ties = data?.ties;
  const wanted = active === undefined ? ties?.[0] : tieOf(ties ?? [], active);
  // What a person opened or closed here holds until another row is asked for.
  const open = own !== undefined && own.active === active ? own.open : wanted && idOf(wanted);
  if (data === undefined) {
    return <PartWaiting height={260} error={error} onRetry={() => void refetch()} />;
  }
  if (data.ties.length === 0) return <p className="vt-quiet">{t('owner.single')}</p>;
  // What was asked for stands on top of the others.
  const first = data.ties.find((tie) => idOf(tie) === open);
  const listed = data.ties.slice(0, most);
  const cards = first === undefined || listed.includes(first) ? listed : [first, ...listed];
  return (
    <>
      <p className="vt-quiet" style={{ marginTop: 0 }}>
        {t('owner.why-how')}
        <br />
        {t('owner.why-weight')}
      </p>
      {cards.map((tie) => (
        <TieCard
          key={idOf(tie)}
          tie={tie}
          isOpen={idOf(tie) === open}
          onToggle={() => setOwn({ active, open: idOf(tie) === open ? undefined : idOf(tie) })}
        />
      ))}
      {listed.length < data.ties.length && (
        <div className="vt-row" style={{ marginTop: 8 }}>
          <span className="vt-grow vt-quiet vt-num">
            {t('count.of', {
              n: formatNumber(listed.length, shown),
              total: formatNumber(data.ties.length, shown),
            })}
          </span>
          <Button variant="default" onClick={() => setMost(most + LISTED)}>
            {t('action.more')}
          </Button>
        </div>
      )}
      {data.shown < data.total && (
        <p className="vt-quiet">
          {t('owner.why-cut', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
        </p>
      )}
    </>
  );
}
