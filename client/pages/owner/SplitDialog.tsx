// Moving rows out of an owner: what goes, what stays, why.
import { useMutation } from '@tanstack/react-query';
import type { DecisionResult } from '#contract/decision.ts';
import type { OwnerRow } from '#contract/owner.ts';
import { splitOwner } from '../../api/owners.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { nameOf } from './row-list.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';

interface SplitDialogProps {
  caseId: string;
  owner: { id: string; caption: string; rows: number };
  rows: readonly OwnerRow[];
  onClose(): void;
  onDone(result: DecisionResult): void;
}

/** Rows that the dialog lists; the rest is counted. */
const LISTED = 8;

export function SplitDialog({ caseId, owner, rows, onClose, onDone }: SplitDialogProps) {
  const { t, shown } = useTexts();
  const splitting = useMutation({
    mutationFn: (reason: string) =>
      splitOwner(
        caseId,
        owner.id,
        rows.map(({ list, row }) => ({ list, row })),
        reason,
      ),
    onSuccess: onDone,
  });
  const staying = owner.rows - rows.length;
  return (
    <ReasonDialog
      title={t('owner.split-title', { name: owner.caption })}
      action={t('owner.split-do', { n: formatNumber(rows.length, shown) })}
      suggestions={[t('owner-because.name'), t('owner-because.phone'), t('owner-because.home')]}
      isDoing={splitting.isPending}
      error={splitting.error}
      isReady={staying > 0}
      onClose={onClose}
      onDo={(reason) => splitting.mutate(reason)}
    >
      <div className="vt-sides">
        <section className="vt-card" data-active>
          <h3>{t('owner.split-out', { n: formatNumber(rows.length, shown) })}</h3>
          <ul>
            {rows.slice(0, LISTED).map((row) => (
              <li key={nameOf(row)}>
                <strong className="vt-num">{nameOf(row)}</strong>{' '}
                {[row.cells.name, row.cells.phone, row.cells.address]
                  .flatMap((cell) => (cell === undefined ? [] : [cell.text]))
                  .join(' · ')}
              </li>
            ))}
          </ul>
          {rows.length > LISTED && (
            <span className="vt-quiet vt-num">
              {t('count.of', { n: LISTED, total: formatNumber(rows.length, shown) })}
            </span>
          )}
        </section>
        <section className="vt-card">
          <h3>{t('owner.split-stay', { n: formatNumber(staying, shown) })}</h3>
          <p className="vt-quiet">{t(staying > 0 ? 'owner.split-how' : 'owner.split-all')}</p>
        </section>
      </div>
    </ReasonDialog>
  );
}
