// Who this is, as far as it may be shown: masked name, complex, how many rows, lists and homes, the least sure merge; what can be done.
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Tooltip } from '@mantine/core';
import { IconArrowsJoin, IconArrowsSplit2 } from '@tabler/icons-react';
import { ENTITIES } from '#contract/model/registry.ts';
import type { OwnerRows } from '#contract/owner.ts';
import { answer } from '../../api/queries.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { RevealButton, RevealCountdown } from '../../components/Reveal.tsx';
import { TypeIcon } from '../../components/TypeIcon.tsx';
import { formatNumber, formatSureness } from '../../i18n/format.ts';
import { BackLink } from '../../components/PageHead.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { surenessOf } from './waterfall.ts';
import { elementPath } from '../../state/paths.ts';
import type { Revealing } from '../../state/use-reveal.ts';

interface OwnerHeaderProps {
  caseId: string;
  owner: OwnerRows['owner'];
  name: string;
  chosen: number;
  revealing: Revealing;
  mayDecide: boolean;
  onSplit(): void;
  onJoin(): void;
  onReveal(): void;
}

/** How sure the least sure of the merges is; nothing where there was none to make. */
function LeastSure({ caseId, owner }: { caseId: string; owner: string }) {
  const { t, shown } = useTexts();
  const { data } = useQuery(answer('owner-why', { case: caseId, owner }));
  const [least] = data?.ties ?? [];
  if (least === undefined) return null;
  // What an investigator decided is not for the weights to doubt.
  const word = least.decision === undefined ? surenessOf(least.probability) : 'fair';
  return (
    <Badge
      size="lg"
      color={{ certain: 'teal', likely: 'teal', fair: 'yellow', open: 'orange', doubtful: 'red' }[word]}
      c="var(--mantine-color-text)"
      title={t('owner.least-how')}
    >
      {t('owner.least', { p: formatSureness(least.probability, shown) })} ·{' '}
      {least.decision === undefined
        ? t(`owner-sure.${word}`)
        : t('owner.by-decision', { id: least.decision })}
    </Badge>
  );
}

export function OwnerHeader(props: OwnerHeaderProps) {
  const { caseId, owner, name, chosen, revealing, mayDecide } = props;
  const { onSplit, onJoin, onReveal } = props;
  const { t, say, shown } = useTexts();
  const figures = [
    t('owner.rows', { n: formatNumber(owner.rows, shown) }),
    t('owner.lists', { n: formatNumber(owner.lists, shown) }),
    t('owner.homes', { n: formatNumber(owner.homes, shown) }),
  ];
  return (
    <header className="vt-owner-head">
      <BackLink to={elementPath(caseId, owner.id)} />
      <div className="vt-row" style={{ flexWrap: 'wrap' }}>
        <TypeIcon look={ENTITIES.Owner.look} size={26} />
        <div className="vt-grow" style={{ minWidth: 260 }}>
          <h1>
            {name}
            {owner.complex !== undefined && <small> {owner.complex.name}</small>}
          </h1>
          <div className="vt-quiet vt-row" style={{ flexWrap: 'wrap', gap: '0 10px' }}>
            <span>{say(ENTITIES.Owner.title)}</span>
            <span className="vt-mono">
              {owner.id} <CopyButton value={owner.id} label={t('action.copy-id')} />
            </span>
            <span className="vt-num">{figures.join(' · ')}</span>
            <LeastSure caseId={caseId} owner={owner.id} />
          </div>
        </div>
        {mayDecide && (
          <>
            <Tooltip label={t('owner.split-first')} disabled={chosen > 0}>
              <Button
                leftSection={<IconArrowsSplit2 size={15} aria-hidden />}
                data-disabled={chosen === 0}
                aria-disabled={chosen === 0}
                onClick={() => {
                  if (chosen > 0) onSplit();
                }}
              >
                {chosen > 0 ? t('owner.split-n', { n: formatNumber(chosen, shown) }) : t('owner.split')}
              </Button>
            </Tooltip>
            <Button variant="default" leftSection={<IconArrowsJoin size={15} aria-hidden />} onClick={onJoin}>
              {t('owner.join')}
            </Button>
          </>
        )}
        <RevealButton isShown={revealing.standing !== undefined} onClick={onReveal} />
        <RevealCountdown revealing={revealing} />
      </div>
    </header>
  );
}
