// Says that the case has parties of this name already: they may be others, for a name is no key.
import { useMemo } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';

export function Namesakes({ name }: { name: string }) {
  const { t } = useTexts();
  const { graph } = useWorkspace();
  const wanted = name.trim();
  const found = useMemo(
    () =>
      wanted === ''
        ? []
        : [...graph.nodes.values()].filter(({ type, caption }) => type === 'Party' && caption === wanted),
    [graph, wanted],
  );
  if (found.length === 0) return null;
  return (
    <p className="vt-quiet" role="status">
      {t('hand.namesakes', { ids: found.map(({ id }) => id).join(', ') })}
    </p>
  );
}
