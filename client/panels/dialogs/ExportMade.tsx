// What an export came to: how much of the case its file holds, what is not in it and why, and by what it is known again.
import { IconCheck } from '@tabler/icons-react';
import type { ExportedFile } from '../../api/exports.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import './export-made.css';

export function ExportMade({ made }: { made: ExportedFile }) {
  const { t, shown } = useTexts();
  const n = (value: number): string => formatNumber(value, shown);
  const { name, nodes, edges, chosen, total, sha256 } = made;
  const [unfit, unchosen] = [chosen - nodes - edges, total - chosen];
  return (
    <div role="status" className="vt-export-made vt-num">
      <div className="vt-row">
        <IconCheck size={16} aria-hidden />
        <b className="vt-cut">{name}</b>
      </div>
      <p>
        {t('export-dialog.made', { nodes: n(nodes), edges: n(edges), n: n(nodes + edges), total: n(total) })}
      </p>
      {unchosen > 0 && <p>{t('export-dialog.unchosen', { n: n(unchosen) })}</p>}
      {unfit > 0 && <p>{t('export-dialog.unfit', { n: n(unfit) })}</p>}
      <p className="vt-quiet">
        SHA-256 <span className="vt-mono">{sha256}</span>
      </p>
    </div>
  );
}
