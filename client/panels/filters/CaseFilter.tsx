// The filter by case: which other cases that may be read an account, a list or its party turns up in, and what turns up in none.
import { useMemo } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useElsewhere } from '../../state/elsewhere.ts';
import { ELSEWHERE } from '../../state/filters.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Choices } from './Choices.tsx';

/** How many elements turn up in each case; an empty text stands for none. */
function countByCase(of: ReadonlyMap<string, readonly string[]>, ids: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const own = of.get(id);
    if (own === undefined) continue;
    for (const each of own.length === 0 ? [''] : own) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return counts;
}

export function CaseFilter() {
  const { t } = useTexts();
  const { caseId, graph, visible, view, go } = useWorkspace();
  const found = useElsewhere(caseId, graph, true);
  const totals = useMemo(
    () => (found === undefined ? new Map<string, number>() : countByCase(found.of, found.of.keys())),
    [found],
  );
  const seen = useMemo(
    () =>
      found === undefined
        ? new Map<string, number>()
        : countByCase(
            found.of,
            visible.nodes.map(({ id }) => id),
          ),
    [found, visible],
  );
  const cases = (found?.cases ?? []).filter(({ id }) => totals.has(id));
  if (found === undefined || (cases.length === 0 && !(ELSEWHERE in view.filters))) return null;
  const whole = cases.every(({ elements, elementsTotal }) => elements.length === elementsTotal);
  return (
    <Choices
      rule={ELSEWHERE}
      title={t('filters.case')}
      choices={[...cases.map(({ id, title }) => ({ value: id, label: <bdi>{title}</bdi> })), NONE].map(
        ({ value, label }) => ({
          value,
          label: label ?? <i>{t('filters.case-none')}</i>,
          shown: seen.get(value) ?? 0,
          total: totals.get(value) ?? 0,
        }),
      )}
    >
      <p className="vt-quiet">
        {t('filters.case-how')} {!whole && t('filters.case-cut')}{' '}
        <button type="button" className="vt-link" onClick={() => go({ panel: 'across' })}>
          {t('across.all')}
        </button>
      </p>
    </Choices>
  );
}

const NONE = { value: '', label: undefined };
