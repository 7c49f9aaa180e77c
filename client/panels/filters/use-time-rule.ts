// The filter by time, for its panel and for the timeline.
import { useTexts } from '../../i18n/i18n.ts';
import { WHEN, type SpanRule } from '../../state/filters.ts';
import { useWorkspace } from '../../state/workspace.ts';

/** The rule on time as it stands, and how to change it. */
export function useTimeRule() {
  const { t } = useTexts();
  const { view, actions } = useWorkspace();
  const found = view.filters[WHEN];
  const rule: SpanRule = found === undefined || 'without' in found ? { unknown: true } : found;
  const title = t('filters.time');
  return {
    rule,
    title,
    isActive: found !== undefined,
    set: (change: Partial<SpanRule>): void => actions.filter(WHEN, { ...rule, ...change }, title),
    clear: (): void => actions.filter(WHEN, undefined, title),
  };
}
